import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { figure, median, quantile, type Figure } from '../figure.js';
import type { BoardSize } from '../loaded-node/fill-board.js';
import { LoadedNode, OPERATOR } from '../loaded-node/loaded-node.js';
import { messageFrom, start } from '../processes.js';
import { NODE_CONNECTIONS } from '../raw/node-connections.js';
import { askedRoutes, ROUTE_KINDS, type AskedRoute } from './asked-routes.js';
import type { BareOrder } from './bare-order.js';
import { load, reading, type LoadResult } from './load.js';
import { recordStatements, type Statement } from './record-statements.js';

const CONNECTIONS = 64;
const ROUNDS = 3;
/** Rounds before those that count: caches fill, and the code of a route is compiled for speed only after some thousands of answers. An office's node has given them by mid-morning. */
const WARMING_ROUNDS = 3;
const MILLISECONDS = 1_500;

/** Of one route, by round. */
interface Measured {
  readonly route: AskedRoute;
  readonly rates: number[];
  readonly bareRates: number[];
  /** With Nest around the bare route; measured where the SQL is least. */
  readonly nestRates: number[];
  readonly p99s: number[];
  readonly bareP99s: number[];
}

/** Lists, searches and single records of a node whose tables are full, each beside a bare Fastify route that sends the same statements. */
export async function benchHttp(size: BoardSize, tell: (line: string) => void, kept?: string): Promise<Figure[]> {
  let routes: AskedRoute[] = [];
  let statements: Record<string, Statement[]> = {};
  const node = await LoadedNode.make(size, 21, kept);
  await node.as('cpi', async (app) => {
    routes = await askedRoutes(app.get(DataSource));
    statements = await recordStatements(app, routes.flatMap(({ paths }) => paths));
  });
  tell('  tables are full');
  const folder = mkdtempSync(join(tmpdir(), 'filiera-bench-'));
  const order: BareOrder = { databaseUrl: await node.databaseUrl(), connections: NODE_CONNECTIONS, statements };
  writeFileSync(join(folder, 'order.json'), JSON.stringify(order));
  const program = await node.start();
  const [bare, nest] = ['./bare-server.js', './bare-nest-server.js'].map((module) => start(new URL(module, import.meta.url), [join(folder, 'order.json')])) as [ChildProcess, ChildProcess];
  try {
    const [urlOfBare, urlOfNest] = await Promise.all([bare, nest].map(async (server) => (await messageFrom<{ kind: 'ready'; url: string }>(server, 'ready')).url)) as [string, string];
    await node.settled();
    return figuresOf(await measure(routes, { node: node.url, bare: urlOfBare, nest: urlOfNest }), size, tell);
  } finally {
    bare.kill();
    nest.kill();
    await program.stop();
    await node.remove();
    rmSync(folder, { recursive: true });
  }
}

/** Addresses of what answers. */
interface Servers {
  readonly node: string;
  readonly bare: string;
  readonly nest: string;
}

async function measure(routes: readonly AskedRoute[], { node, bare, nest }: Servers): Promise<Measured[]> {
  const measured = routes.map((route): Measured => ({ route, rates: [], bareRates: [], nestRates: [], p99s: [], bareP99s: [] }));
  for (let round = 0; round < WARMING_ROUNDS + ROUNDS; round++) {
    for (const { route: { kind, paths }, rates, bareRates, nestRates, p99s, bareP99s } of measured) {
      const ours = await loadAlone(node, paths, OPERATOR);
      const theirs = await loadAlone(bare, paths, {});
      const framed = kind === 'detail' ? await loadAlone(nest, paths, {}) : undefined;
      if (round < WARMING_ROUNDS) continue;
      rates.push(ours.rate);
      bareRates.push(theirs.rate);
      if (framed) nestRates.push(framed.rate);
      p99s.push(quantile(ours.times, 0.99));
      bareP99s.push(quantile(theirs.times, 0.99));
    }
  }
  return measured;
}

/** A load, and then the answer to one more request: behind what the load left waiting, so that the next one begins at a server with nothing to do. */
async function loadAlone(url: string, paths: readonly string[], headers: Readonly<Record<string, string>>): Promise<LoadResult> {
  const asked = { url, requests: reading(paths), headers };
  const found = await load({ ...asked, connections: CONNECTIONS, until: { milliseconds: MILLISECONDS } });
  await load({ ...asked, connections: 1, until: { answers: 1 } });
  return found;
}

function figuresOf(measured: readonly Measured[], { candidates, vacancies }: BoardSize, tell: (line: string) => void): Figure[] {
  for (const { route, rates, bareRates, p99s, bareP99s } of [...measured].sort((a, b) => median(b.p99s) - median(a.p99s))) {
    const [rate, bare] = [median(rates), median(bareRates)];
    tell(`  ${route.kind}, ${route.name}: p99 ${median(p99s).toFixed(1)} ms, bare ${median(bareP99s).toFixed(1)} ms; ${Math.round(rate)}/s, bare ${Math.round(bare)}/s, ${(rate / bare).toFixed(2)}`);
  }
  return ROUTE_KINDS.flatMap((kind) => {
    const own = measured.filter(({ route }) => route.kind === kind);
    const slowest = own.reduce((a, b) => (median(a.p99s) >= median(b.p99s) ? a : b));
    const [rate, bare] = [rateOf(own.map(({ rates }) => median(rates))), rateOf(own.map(({ bareRates }) => median(bareRates)))];
    const how = `${own.length} routes, autocannon, ${CONNECTIONS} connections, ${candidates.toLocaleString('en')} candidates, ${vacancies.toLocaleString('en')} vacancies`;
    return [
      figure(`${kind}, p99 of the slowest (${slowest.route.name}); ${how}`, median(slowest.p99s), 'ms', { atMost: 25 }),
      figure(`${kind}, p99 of the bare route beside it, with the same SQL and nothing else: less is not to be had; ${how}`, median(slowest.bareP99s), 'ms'),
      figure(`${kind}, rate; ${how}`, rate, 'requests/s'),
      figure(`${kind}, rate of a bare Fastify route with the same SQL; ${how}`, bare, 'requests/s'),
      figure(`${kind}, rate against the bare route; ${how}`, rate / bare, 'share', { atLeast: 0.7 }),
      ...(kind === 'detail' ? [figure(`${kind}, rate of a Nest route with a guard and an interceptor that let everything pass, against the bare route: no route of Nest has more; ${how}`,
        rateOf(own.map(({ nestRates }) => median(nestRates))) / bare, 'share')] : []),
    ];
  });
}

/** Every route asked as often as every other. */
function rateOf(rates: readonly number[]): number {
  return rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0);
}
