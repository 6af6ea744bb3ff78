import type { ChildProcess } from 'node:child_process';
import { AckPolicy, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { messageFrom, start } from '../processes.js';

export const PIPELINE_STREAM = 'PIPELINE';
export const READER = 'b';

/** The reading end of a path with nothing of ours in it: a stream for `pipeline.>`, its consumer, and another process that inserts what comes. Ready when it resolves. */
export async function startBareReader(connection: NatsConnection, broker: string, database: string): Promise<ChildProcess> {
  const manager = await jetstreamManager(connection);
  await manager.streams.add({ name: PIPELINE_STREAM, subjects: ['pipeline.>'] });
  await manager.consumers.add(PIPELINE_STREAM, { durable_name: READER, ack_policy: AckPolicy.Explicit, max_ack_pending: 10_000 });
  const reader = start(new URL('./bare-reader.js', import.meta.url), [broker, database]);
  await messageFrom(reader, 'ready');
  return reader;
}
