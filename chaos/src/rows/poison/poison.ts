import { setTimeout as pause } from 'node:timers/promises';
import { vacancyPublishedV1 } from '@filiera/contracts';
import { figure, quantile } from '@filiera/bench';
import { RandomIdSource } from '@filiera/member-kit';
import type { Row, RowContext } from '../../campaign/row.js';
import { startPair, type Pair } from '../../network/start-pair.js';
import { until } from '../../network/until.js';
import { deadline } from '../../workload/verdict.js';
import { Arrivals, TimesVacancies } from './arrivals.js';
import { POISONS, type Poison } from './poisoned-message.js';

/** Events of the poisoned rounds together; the clean rounds between them, against which they are measured, have a quarter of each. */
const EXTENT = { short: { events: 2_000, rounds: 2 }, full: { events: 100_000, rounds: 5 } };
const ONE_IN = 100;
const CLEAN_SHARE = 0.25;
const EVENTS_A_TICK = 10;
const TICK_MS = 20;
const DRAIN_LIMIT_MS = 180_000;

const ids = new RandomIdSource();

/** 1% of the events cannot be handled, each in one of seven ways: they are set aside, and nobody else waits for them. */
export const poison: Row = {
  id: 'poison',
  name: 'poison: 1% of the events',
  needsRoot: false,
  inShortForm: true,
  run: async (context) => {
    const arrivals = new Arrivals();
    await using pair = await startPair(context, {
      controllers: [TimesVacancies], providers: [{ provide: Arrivals, useValue: arrivals }], observer: arrivals.observer,
    });
    // So many events are more than one member's share of a stream.
    await pair.hub.manager.streams.update('VACANCIES', { max_bytes: -1 });
    const { events, rounds } = EXTENT[context.short ? 'short' : 'full'];
    const expected = new Map<string, Poison>();
    const [clean, poisoned]: [number[], number[]] = [[], []];
    let lost = 0;
    for (let round = 0; round < rounds; round++) {
      const before = await measured(pair, arrivals, (events / rounds) * CLEAN_SHARE, async () => undefined);
      const after = await measured(pair, arrivals, events / rounds, () => addPoison(context, pair, expected));
      clean.push(...before.latencies);
      poisoned.push(...after.latencies);
      lost += before.lost + after.lost;
      context.tell(`round ${round + 1}: p99 ${quantile(before.latencies, 0.99).toFixed(1)} ms clean, ${quantile(after.latencies, 0.99).toFixed(1)} ms poisoned`);
    }
    const wrong = await wronglySetAside(pair, expected);
    for (const sentence of wrong.slice(0, 10)) context.tell(sentence);
    return [
      figure('poison: events among which it was', events, 'events'),
      figure('poison: events that could not be handled', expected.size, 'events', { atLeast: Math.floor(events / ONE_IN) }),
      figure('poison: not set aside once, with its reason', wrong.length, 'events', { atMost: 0 }),
      figure('poison: other events lost', lost, 'events', { atMost: 0 }),
      figure('poison: p99 of other events without it', quantile(clean, 0.99), 'ms'),
      figure('poison: p99 of other events beside it', quantile(poisoned, 0.99), 'ms'),
      deadline(context, 'poison: p99 of other events, against without it', quantile(poisoned, 0.99) / quantile(clean, 0.99), 'times', { atMost: 2 }),
    ];
  },
};

/** Publishes at a steady rate, one poisoned event to each {@link ONE_IN}. @returns milliseconds from commit to commit, of every good event */
async function measured(pair: Pair, arrivals: Arrivals, events: number, everyHundred: () => Promise<void>): Promise<{ latencies: number[]; lost: number }> {
  const committed = new Map<string, number>();
  const began = performance.now();
  for (let tick = 0; tick * EVENTS_A_TICK < events; tick++) {
    const entities = Array.from({ length: EVENTS_A_TICK }, () => ids.entityId());
    await pair.sender.run((tx) => pair.sender.outbox.addAll(vacancyPublishedV1, entities.map((entity) => ({ entity, version: 1, data: vacancyPublishedV1.example })), tx));
    const now = performance.now();
    for (const entity of entities) committed.set(entity, now);
    if (((tick + 1) * EVENTS_A_TICK) % ONE_IN === 0) await everyHundred();
    await pause(Math.max(0, began + (tick + 1) * TICK_MS - performance.now()));
  }
  const missing = (): string[] => [...committed.keys()].filter((entity) => !arrivals.at.has(entity));
  await until('every good event', async () => (missing().length === 0 ? null : `${missing().length} missing`), DRAIN_LIMIT_MS).catch(() => undefined);
  const lost = missing().length;
  return { lost, latencies: [...committed].flatMap(([entity, at]) => (arrivals.at.has(entity) ? [Math.max(0, arrivals.at.get(entity)! - at)] : [])) };
}

async function addPoison(context: RowContext, { hub, cpi }: Pair, expected: Map<string, Poison>): Promise<void> {
  const kind = context.random.pick(Object.keys(POISONS) as Poison[]);
  const message = POISONS[kind](cpi);
  await hub.publish(message);
  expected.set(message.id, kind);
}

/** Compares the quarantine with what was published: each once, each for its own reason, and nothing else. */
async function wronglySetAside({ receiver }: Pair, expected: ReadonlyMap<string, Poison>): Promise<string[]> {
  const look = (): Promise<{ id: string; reason: string }[]> => receiver.query(`SELECT headers ->> 'ce-id' AS id, reason FROM quarantine`);
  await until('the quarantine', async () => ((await look()).length >= expected.size ? null : 'poison is on its way'), DRAIN_LIMIT_MS).catch(() => undefined);
  const found = await look();
  const reasonsOf = new Map<string, string[]>();
  for (const { id, reason } of found) reasonsOf.set(id, [...(reasonsOf.get(id) ?? []), reason]);
  return [
    ...[...expected].filter(([id, kind]) => reasonsOf.get(id)?.join() !== kind).map(([id, kind]) => `${kind} ${id}: set aside as ${reasonsOf.get(id)?.join(', ') ?? 'nothing'}`),
    ...found.filter(({ id }) => !expected.has(id)).map(({ id, reason }) => `${id}: set aside as ${reason}, and it was good`),
  ];
}
