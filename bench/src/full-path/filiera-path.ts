import type { SyncInterval } from '@filiera/embedded';
import { HubForTests, MessagingNode, testMember } from '@filiera/testing';
import { memoryOf } from '../process-memory.js';
import { timeOf, type Workers } from '../processor-time.js';
import { expectFrom, messageFrom, start } from '../processes.js';
import type { MeasuredPath } from './measured-path.js';
import { orderOf } from './reader-node.js';
import { STATE_TABLE, writeVacancies } from './vacancy-writer.js';

/** Our own path, with what a bench asks of it besides throughput. */
export interface FilieraPath extends MeasuredPath {
  /** The same with `batch` events in each transaction, as an import does. */
  runBulk(count: number, batch: number): Promise<number>;
  /** Who does the work, besides PostgreSQL. */
  readonly workers: Workers;
  /** Megabytes of the reading process and of the broker. */
  memory(): { readonly reader: number; readonly broker: number };
  /** One event while nothing else happens. @returns milliseconds from the commit at A to the commit at B */
  once(): Promise<number>;
}

/**
 * State and outbox in one transaction, sealing relay, own broker account, signature, gate, schema and inbox at the reader: everything that a
 * node does besides HTTP, in two processes.
 */
export async function filieraPath(storeDir: string, databaseA: string, databaseB: string, syncInterval: SyncInterval): Promise<FilieraPath> {
  const [writer, reader] = [testMember('cpi'), testMember('agency')];
  const hub = await HubForTests.start([writer, reader], { storeDir, syncInterval, maxStorage: '100GB' });
  // What is measured here may be more than one member's share of a stream.
  await hub.manager.streams.update('VACANCIES', { max_bytes: -1 });
  const node = await MessagingNode.start({ databaseUrl: databaseA, messaging: { ...hub.optionsFor(writer), tuning: {} }, tables: [STATE_TABLE] });
  const child = start(new URL('./filiera-reader.js', import.meta.url), [JSON.stringify(orderOf(hub.optionsFor(reader), hub.url, hub.password, databaseB))]);
  await messageFrom(child, 'ready');

  const measure = async (count: number, work: () => Promise<unknown>): Promise<number> => {
    const { seen } = await expectFrom(child, count);
    const began = performance.now();
    await work();
    await seen;
    return count / ((performance.now() - began) / 1_000);
  };
  return {
    run: (count, writers) => measure(count, async () => {
      let left = count;
      const one = async (): Promise<void> => { while (left-- > 0) await writeVacancies(node, 1); };
      await Promise.all(Array.from({ length: writers }, one));
    }),
    runBulk: (count, batch) => measure(count, async () => {
      for (let done = 0; done < count; done += batch) await writeVacancies(node, Math.min(batch, count - done));
    }),
    workers: { 'writing node': () => timeOf(process.pid), 'reading node': () => timeOf(child.pid!), broker: () => timeOf(hub.broker.pid) },
    memory: () => ({ reader: memoryOf(child.pid!), broker: memoryOf(hub.broker.pid) }),
    async once() {
      const { seen } = await expectFrom<{ kind: 'seen'; at: number }>(child, 1);
      await writeVacancies(node, 1);
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
