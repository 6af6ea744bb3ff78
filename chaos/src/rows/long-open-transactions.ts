import { setTimeout as pause } from 'node:timers/promises';
import { vacancyPublishedV1 } from '@filiera/contracts';
import { figure } from '@filiera/bench';
import { RandomIdSource } from '@filiera/member-kit';
import { SEEN_TABLE, SeesVacancies } from '@filiera/testing';
import { DataSource } from 'typeorm';
import type { Row } from '../campaign/row.js';
import { together } from '../checker/findings.js';
import { judgeState, type EntityState } from '../checker/judge-state.js';
import { judgeTrace } from '../checker/judge-trace.js';
import { startPair, type Pair } from '../network/start-pair.js';
import { until } from '../network/until.js';
import { SeededRandom } from '../workload/seeded-random.js';

const WRITERS = 64;
/** Transactions of each writer, and how long one stays open at most. */
const EXTENT = { short: { rounds: 4, openMs: 1_000 }, full: { rounds: 25, openMs: 10_000 } };
const ROLLED_BACK = 0.1;
const DRAIN_LIMIT_MS = 180_000;
/** A version is all that matters here: every entity is published once. */
const ONCE: EntityState = { version: 1, state: '' };

/** 64 writers whose transactions stay open while others commit: an event takes its place in the log long before it can be seen there. */
export const longOpenTransactions: Row = {
  id: 'writers',
  name: '64 concurrent writers with long-open transactions',
  needsRoot: false,
  inShortForm: true,
  run: async (context) => {
    const { rounds, openMs } = EXTENT[context.short ? 'short' : 'full'];
    await using pair = await startPair(context, { controllers: [SeesVacancies], tables: [SEEN_TABLE] });
    const source = await new DataSource({ type: 'postgres', url: pair.senderUrl, poolSize: WRITERS, poolErrorHandler: () => undefined }).initialize();
    const told = new Map<string, EntityState>();
    try {
      await Promise.all(Array.from({ length: WRITERS }, async () => {
        const random = new SeededRandom(context.random.whole(2 ** 31));
        for (let round = 0; round < rounds; round++) for (const entity of await writeSlowly(pair, source, random, openMs)) told.set(entity, ONCE);
      }));
    } finally {
      await source.destroy();
    }
    const seen = await everythingSeen(pair, told.size).catch((error: unknown) => {
      context.tell(String(error));
      return seenBy(pair);
    });
    const { lost, doubled, untold } = together(
      judgeState(told, new Map(seen.map(({ entity }) => [entity, ONCE])), 'event'),
      judgeTrace(seen.map(({ entity, version }) => ({ key: entity, version, step: 'handed' })), 'reader'));
    for (const sentence of [...lost, ...doubled, ...untold].slice(0, 10)) context.tell(sentence);
    const name = `${WRITERS} writers, transactions open for up to ${openMs / 1_000} s`;
    return [
      figure(`${name}: events committed`, told.size, 'events'),
      figure(`${name}: skipped`, lost.length, 'events', { atMost: 0 }),
      figure(`${name}: doubled, or seen although rolled back`, doubled.length + untold.length, 'events', { atMost: 0 }),
    ];
  },
};

/** One transaction with an event at its beginning and one at its end. @returns what it committed */
async function writeSlowly({ sender }: Pair, source: DataSource, random: SeededRandom, openMs: number): Promise<string[]> {
  const ids = new RandomIdSource();
  const entities = [ids.entityId(), ids.entityId()];
  const [openFor, isRolledBack] = [random.whole(openMs), random.next() < ROLLED_BACK];
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction();
    await sender.outbox.add(vacancyPublishedV1, { entity: entities[0]!, version: 1, data: vacancyPublishedV1.example }, runner.manager);
    await pause(openFor);
    await sender.outbox.add(vacancyPublishedV1, { entity: entities[1]!, version: 1, data: vacancyPublishedV1.example }, runner.manager);
    await (isRolledBack ? runner.rollbackTransaction() : runner.commitTransaction());
  } finally {
    await runner.release();
  }
  return isRolledBack ? [] : entities;
}

function seenBy({ receiver }: Pair): Promise<{ entity: string; version: number }[]> {
  return receiver.query('SELECT entity, version FROM seen ORDER BY position');
}

async function everythingSeen(pair: Pair, events: number): Promise<{ entity: string; version: number }[]> {
  await until('every event at the reader', async () => {
    const count = (await seenBy(pair)).length;
    return count >= events ? null : `${count} of ${events}`;
  }, DRAIN_LIMIT_MS);
  return seenBy(pair);
}
