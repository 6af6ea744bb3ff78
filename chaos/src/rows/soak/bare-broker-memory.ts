import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startBroker } from '@filiera/embedded';
import { jetstream, jetstreamManager, StorageType, type JetStreamClient } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { Kept } from './kept-on-hub.js';
import { ownMemory } from './process-use.js';

/** As long as a person's registration. */
const BYTES = 1_500;
const AT_ONCE = 200;
/** So long after the last message its memory is looked at: what publishing took has been given back. */
const REST_MS = 60_000;

/**
 * The memory of a bare broker that has as many messages with as many subjects in a stream as the hub had at two moments, and nobody reading: what keeping them takes.
 * @returns megabytes at each of the two
 */
export async function bareBrokerMemory(folder: string, moments: readonly [Kept, Kept]): Promise<[number, number]> {
  const broker = await startBroker({ storeDir: join(folder, 'bare-broker'), serverName: 'bare', syncInterval: '2m' });
  const connection = await connect({ servers: broker.url });
  try {
    await (await jetstreamManager(connection)).streams.add({ name: 'BARE', subjects: ['rete.>'], storage: StorageType.File });
    const stream = jetstream(connection);
    const [first, last] = moments;
    await keep(stream, { messages: first.messages, subjects: first.subjects });
    await pause(REST_MS);
    const before = ownMemory(broker.pid);
    await keep(stream, { messages: last.messages - first.messages, subjects: last.subjects - first.subjects });
    await pause(REST_MS);
    return [before, ownMemory(broker.pid)];
  } finally {
    await connection.close();
    await broker.stop();
  }
}

/** Subjects are as long as the network's own; those that have several messages get them one after the other, as an entity that changes does. */
async function keep(stream: JetStreamClient, { messages, subjects }: Kept): Promise<void> {
  const payload = new Uint8Array(BYTES);
  const each = messages / subjects;
  for (let done = 0, subject = ''; done < messages;) {
    const lot: Promise<unknown>[] = [];
    for (; lot.length < AT_ONCE && done < messages; done++) {
      if (subject === '' || Math.floor(done / each) > Math.floor((done - 1) / each)) subject = `rete.candidate.registered.v1.cpi-uno.all.${randomUUID()}.${randomUUID()}`;
      lot.push(stream.publish(subject, payload));
    }
    await Promise.all(lot);
  }
}
