import { setTimeout as pause } from 'node:timers/promises';
import { vacancyPublishedV1 } from '@filiera/contracts';
import { figure, median, quantile } from '@filiera/bench';
import { RandomIdSource } from '@filiera/member-kit';
import type { Row, RowContext } from '../../campaign/row.js';
import { startPair, type Pair } from '../../network/start-pair.js';
import { until } from '../../network/until.js';
import { deadline } from '../../workload/verdict.js';
import { Arrivals, TimesVacancies } from './arrivals.js';
import { POISONS, type Poison } from './poisoned-message.js';

/** Events of the poisoned sides of all rounds together; the clean sides, against which they are measured, have a quarter of each. */
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
    const sides: Sides = {
      clean: (count) => measured(pair, arrivals, count, async () => undefined),
      poisoned: (count) => measured(pair, arrivals, count, () => addPoison(context, pair, expected)),
    };
    // The first events of a process are slow, with poison and without.
    const warmUp = await oneRound(sides, (events / rounds) * CLEAN_SHARE, (events / rounds) * CLEAN_SHARE, 'clean');
    const seen: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      // What is first in one round is second in the next: neither has the tables grown or the caches filled by the other.
      const one = await oneRound(sides, (events / rounds) * CLEAN_SHARE, events / rounds, round % 2 === 0 ? 'clean' : 'poisoned');
      seen.push(one);
      context.tell(`round ${round + 1}: p99 ${one.clean.toFixed(1)} ms clean, ${one.poisoned.toFixed(1)} ms poisoned`);
    }
    const lost = [warmUp, ...seen].reduce((sum, round) => sum + round.lost, 0);
    const wrong = await wronglySetAside(pair, expected);
    for (const sentence of wrong.slice(0, 10)) context.tell(sentence);
    return [
      figure('poison: events among which it was', events, 'events'),
      figure('poison: events that could not be handled', expected.size, 'events', { atLeast: Math.floor(events / ONE_IN) }),
      figure('poison: not set aside once, with its reason', wrong.length, 'events', { atMost: 0 }),
      figure('poison: other events lost', lost, 'events', { atMost: 0 }),
      figure('poison: p99 of other events without it', median(seen.map(({ clean }) => clean)), 'ms'),
      figure('poison: p99 of other events beside it', median(seen.map(({ poisoned }) => poisoned)), 'ms'),
      deadline(context, 'poison: p99 of other events, against without it', median(seen.map(({ clean, poisoned }) => poisoned / clean)), 'times', { atMost: 2 }),
    ];
  },
};

type Side = 'clean' | 'poisoned';
type Sides = Readonly<Record<Side, (events: number) => Promise<{ readonly latencies: readonly number[]; readonly lost: number }>>>;

/** The p99 of good events on each side of a round, milliseconds, and how many were lost. */
type Round = Readonly<Record<Side | 'lost', number>>;

async function oneRound(sides: Sides, clean: number, poisoned: number, first: Side): Promise<Round> {
  const round: Record<Side | 'lost', number> = { clean: 0, poisoned: 0, lost: 0 };
  const order: readonly Side[] = first === 'clean' ? ['clean', 'poisoned'] : ['poisoned', 'clean'];
  for (const side of order) {
    const { latencies, lost } = await sides[side](side === 'clean' ? clean : poisoned);
    round[side] = quantile(latencies, 0.99);
    round.lost += lost;
  }
  return round;
}

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
