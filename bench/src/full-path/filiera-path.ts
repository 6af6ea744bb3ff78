import { randomUUID } from 'node:crypto';
import { vacancyPublishedV1 } from '@filiera/contracts';
import type { SyncInterval } from '@filiera/embedded';
import { HubForTests, MessagingNode, testMember } from '@filiera/testing';
import { messageFrom, start } from '../processes.js';
import type { MeasuredPath } from './measured-path.js';
import { orderOf } from './reader-node.js';
import { sampleVacancy } from './sample-vacancy.js';

const WRITER_TABLE = 'CREATE TABLE IF NOT EXISTS bench_own_vacancy (id text PRIMARY KEY, version integer NOT NULL, vacancy jsonb NOT NULL)';
const SAVE = 'INSERT INTO bench_own_vacancy SELECT * FROM ROWS FROM (unnest($1::text[], $2::integer[]), jsonb_array_elements($3::jsonb))';

/** Our own path, with what a bench asks of it besides throughput. */
export interface FilieraPath extends MeasuredPath {
  /** The same with `batch` events in each transaction, as an import does. */
  runBulk(count: number, batch: number): Promise<number>;
  /** One event while nothing else happens. @returns milliseconds from the commit at A to the commit at B */
  once(): Promise<number>;
}

/**
 * State and outbox in one transaction, sealing relay, own broker account, signature, gate, schema and inbox at the reader: everything that a
 * node does besides HTTP, in two processes.
 */
export async function filieraPath(storeDir: string, databaseA: string, databaseB: string, syncInterval: SyncInterval): Promise<FilieraPath> {
  const [writer, reader] = [testMember('cpi'), testMember('agency')];
  const hub = await HubForTests.start([writer, reader], { storeDir, syncInterval });
  const node = await MessagingNode.start({ databaseUrl: databaseA, messaging: { ...hub.optionsFor(writer), tuning: {} }, tables: [WRITER_TABLE] });
  const child = start(new URL('./filiera-reader.js', import.meta.url), [JSON.stringify(orderOf(hub.optionsFor(reader), hub.url, hub.password, databaseB))]);
  await messageFrom(child, 'ready');

  const write = (count: number): Promise<void> => node.run(async (tx) => {
    const ids = Array.from({ length: count }, () => randomUUID() as string);
    const vacancy = sampleVacancy();
    await tx.query(SAVE, [ids, ids.map(() => 1), JSON.stringify(ids.map(() => vacancy))]);
    await node.outbox.addAll(vacancyPublishedV1, ids.map((entity) => ({ entity, version: 1, data: vacancy })), tx);
  });
  const measure = async (count: number, work: () => Promise<unknown>): Promise<number> => {
    child.send({ expect: count });
    const seen = messageFrom(child, 'seen');
    const began = performance.now();
    await work();
    await seen;
    return count / ((performance.now() - began) / 1_000);
  };
  return {
    run: (count, writers) => measure(count, async () => {
      let left = count;
      const one = async (): Promise<void> => { while (left-- > 0) await write(1); };
      await Promise.all(Array.from({ length: writers }, one));
    }),
    runBulk: (count, batch) => measure(count, async () => {
      for (let done = 0; done < count; done += batch) await write(Math.min(batch, count - done));
    }),
    async once() {
      child.send({ expect: 1 });
      const seen = messageFrom<{ kind: 'seen'; at: number }>(child, 'seen');
      await write(1);
      const committed = performance.timeOrigin + performance.now();
      return (await seen).at - committed;
    },
    async stop() {
      child.kill();
      await node.stop();
      await hub[Symbol.asyncDispose]();
    },
  };
}
