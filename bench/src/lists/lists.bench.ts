import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MemberKind } from '@filiera/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { figure, median, quantile, type Figure } from '../figure.js';
import type { BenchOptions } from '../groups/group.js';
import type { BareOrder } from '../http/bare-order.js';
import { load, reading } from '../http/load.js';
import { recordStatements, type Statement } from '../http/record-statements.js';
import type { BoardSize } from '../loaded-node/fill-board.js';
import { headersOf, LoadedNode } from '../loaded-node/loaded-node.js';
import { messageFrom, start } from '../processes.js';
import { NODE_CONNECTIONS } from '../raw/node-connections.js';
import { rowsOf } from './fill/rows-of.js';
import { ask, listRoutesOf, type ListRoute } from './list-routes.js';

/** In an order in which each finds the tables that its rows name; what several kinds have is asked of the first. */
const KINDS: readonly MemberKind[] = ['cpi', 'agency', 'school', 'university', 'eures', 'coordinator'];
const CONNECTIONS = 2;
/** Rounds through all routes, so that one bad minute of the machine is not one route's. */
const ROUNDS = 4;
/** Of one route in one round. The 99th of a hundred is told of all rounds together: of one round it would be nearly the slowest, which a single pause decides. */
const ANSWERS = 100;
const WARMING_ANSWERS = 20;
const AIM_MS = 50;
const WRITES = /\b(?:INSERT|UPDATE|DELETE)\b/;
/** Times that a query is tried, the first of which is not counted. */
const TRIES = 4;

/** A route as it is measured: as it comes, and with what costs it most. */
interface Asked {
  readonly route: ListRoute;
  readonly path: string;
  /** Undefined of what is answered from memory, and of what writes down that it was asked: there is nothing bare that could be sent again and again. */
  readonly statements: readonly Statement[] | undefined;
}

interface Measured extends Asked {
  readonly kind: MemberKind;
  readonly p99: number;
  readonly p50: number;
  /** p99 of the bare route. */
  readonly bare: number | undefined;
}

/**
 * Every list route of every kind of member, each with its default paging and with the dearest of its filters and orders, at few connections: how long a person waits.
 * Beside each a bare Fastify route sends the same statements.
 */
export async function benchLists(size: BoardSize, { tell, kept, routes }: Pick<BenchOptions, 'tell' | 'kept' | 'routes'>): Promise<Figure[]> {
  const node = await LoadedNode.make(size, 23, kept);
  try {
    await node.once('lists', async () => {
      for (const kind of KINDS) await node.as(kind, (app) => fill(app, kind));
      for (const kind of ['cpi', 'coordinator'] as const) await node.as(kind, async (app) => void await app.get(DataSource).query('VACUUM ANALYZE'));
    });
    tell('  tables are full');
    const known = new Set<string>();
    const measured: Measured[] = [];
    for (const kind of KINDS) {
      let asked: Asked[] = [];
      await node.as(kind, async (app) => { asked = await askedOf(app, known, routes); });
      if (asked.length === 0) continue;
      for (const { route } of asked) known.add(route.template);
      const ofKind = await measure(node, kind, asked);
      for (const one of ofKind) tell(`  ${lineOf(one)}`);
      measured.push(...ofKind);
    }
    return figuresOf(measured, size);
  } finally {
    await node.remove();
  }
}

async function fill(app: NestFastifyApplication, kind: MemberKind): Promise<void> {
  for (const statement of rowsOf(kind)) {
    await app.get(DataSource).query(statement).catch((error: Error) => {
      throw new Error(`${error.message}: ${statement.slice(0, 80)}`, { cause: error });
    });
  }
}

async function askedOf(app: NestFastifyApplication, known: ReadonlySet<string>, wanted?: readonly string[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const route of await listRoutesOf(app, known, wanted)) {
    const dearest = await dearestOf(app, route);
    const paths = dearest === undefined ? [route.plain] : [route.plain, dearest];
    const statements = await recordStatements(app, paths, headersOf(route.role));
    asked.push(...paths.map((path): Asked => ({ route, path, statements: replayable(statements[path]!) })));
  }
  return asked;
}

function replayable(statements: readonly Statement[]): readonly Statement[] | undefined {
  return statements.length > 0 && statements.every(({ text }) => !WRITES.test(text)) ? statements : undefined;
}

/** The query that took longest; those that the route refuses are no sensible ones. */
async function dearestOf(app: NestFastifyApplication, { role, others }: ListRoute): Promise<string | undefined> {
  let dearest: { readonly path: string; readonly time: number } | undefined;
  for (const path of others) {
    const times: number[] = [];
    for (let tries = 0; tries < TRIES; tries++) {
      const began = performance.now();
      const { status } = await ask(app, path, role);
      if (status !== 200) break;
      if (tries > 0) times.push(performance.now() - began);
    }
    const time = times.length === 0 ? 0 : median(times);
    if (time > (dearest?.time ?? 0)) dearest = { path, time };
  }
  return dearest?.path;
}

async function measure(node: LoadedNode, kind: MemberKind, asked: readonly Asked[]): Promise<Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'filiera-bench-'));
  const order: BareOrder = {
    databaseUrl: await node.databaseUrl(kind), connections: NODE_CONNECTIONS, statements: Object.fromEntries(asked.flatMap(({ path, statements }) => (statements === undefined ? [] : [[path, statements]]))),
  };
  writeFileSync(join(folder, 'order.json'), JSON.stringify(order));
  const program = await node.start(kind);
  await node.settled(kind);
  const bare = start(new URL('../http/bare-server.js', import.meta.url), [join(folder, 'order.json')]);
  try {
    const { url } = await messageFrom<{ kind: 'ready'; url: string }>(bare, 'ready');
    const times = asked.map((): { ours: number[]; bare: number[] } => ({ ours: [], bare: [] }));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [at, { path, route, statements }] of asked.entries()) {
        const until = { answers: round === 0 ? WARMING_ANSWERS : ANSWERS };
        const ours = await load({ url: node.url, requests: reading([path]), headers: headersOf(route.role), connections: CONNECTIONS, until });
        const theirs = statements === undefined ? undefined : await load({ url, requests: reading([path]), headers: {}, connections: CONNECTIONS, until });
        // The first round warms processes and caches.
        if (round === 0) continue;
        times[at]!.ours.push(...ours.times);
        if (theirs) times[at]!.bare.push(...theirs.times);
      }
    }
    return asked.map((one, at): Measured => {
      const { ours, bare: theirs } = times[at]!;
      return { ...one, kind, p99: quantile(ours, 0.99), p50: median(ours), bare: theirs.length === 0 ? undefined : quantile(theirs, 0.99) };
    });
  } finally {
    bare.kill();
    await program.stop();
    rmSync(folder, { recursive: true });
  }
}

function lineOf({ kind, path, p99, p50, bare }: Measured): string {
  return `${kind}, GET ${path}: p99 ${p99.toFixed(1)} ms, p50 ${p50.toFixed(1)} ms${bare === undefined ? '' : `, bare ${bare.toFixed(1)} ms, ${(p99 / bare).toFixed(2)} times`}`;
}

function figuresOf(measured: readonly Measured[], { candidates, vacancies }: BoardSize): Figure[] {
  const sorted = [...measured].sort((a, b) => b.p99 - a.p99);
  const how = `${candidates.toLocaleString('en')} candidates, ${vacancies.toLocaleString('en')} vacancies, ${CONNECTIONS} connections, ${ROUNDS * ANSWERS} answers of each`;
  const ratios = measured.flatMap(({ p99, bare }) => (bare === undefined ? [] : [p99 / bare]));
  return [
    figure(`${new Set(sorted.map(({ route }) => route.template)).size} list routes, as they come and with their dearest filter or order: slowest p99 (${nameOf(sorted[0]!)}); ${how}`, sorted[0]!.p99, 'ms', { atMost: AIM_MS }),
    ...(ratios.length === 0 ? [] : [figure(`p99 against a bare Fastify route with the same SQL, median of all; ${how}`, median(ratios), 'times')]),
    ...sorted.map((one) => figure(`p99, ${nameOf(one)}; p50 ${one.p50.toPrecision(3)} ms${one.bare === undefined ? '' : `; bare ${one.bare.toPrecision(3)} ms, ${(one.p99 / one.bare).toFixed(2)} times`}`, one.p99, 'ms')),
  ];
}

/** Ids say nothing, and differ from run to run. */
function nameOf({ kind, path }: Measured): string {
  return `${kind}, ${path.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{id}')}`;
}
