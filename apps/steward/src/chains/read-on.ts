import { AckPolicy, type Consumer, DeliverPolicy, JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import { addConsumer } from '../hub/add-consumer.js';
import { STEWARD_CONSUMER } from '../hub/ensure-consumers.js';
import type { HubConnection } from '../hub/hub-connection.js';

const CONSUMER = `${STEWARD_CONSUMER}_chain`;
/** A fetch waits until it has so many, or for its time to end: quotas are looked at several times a second while a member floods. */
export const BATCH = 500;
/** Whoever pulls beside this process, as one that is not quite dead, gets no more than a batch. */
const TUNING = { ack_wait: 60 * 1_000_000_000, max_ack_pending: BATCH };

/**
 * A consumer that delivers from the first message that is not acknowledged, in order, and the last one that is. What this process failed at, or one
 * before it was killed at, is pending: left so, it would come a minute later, and what follows it at once, so that a stranger's word about a person
 * might come before their holder's and links seem missing that are there. A reset forgets what is pending; to give each message back would not do,
 * because a process that was killed gives nothing back, and the hub may answer the next pull before it has read what is given back.
 */
export async function readOn({ manager, streams }: HubConnection, stream: string): Promise<{ consumer: Consumer; readSoFar: number }> {
  const config = await manager.consumers.info(stream, CONSUMER).then((info) => info.config, notFound);
  if (!config) {
    await addConsumer(manager, stream, { durable_name: CONSUMER, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All, headers_only: true, ...TUNING });
  } else if (config.max_ack_pending !== TUNING.max_ack_pending) {
    await manager.consumers.update(stream, CONSUMER, TUNING);
  }
  const { ack_floor: { stream_seq: readSoFar } } = await manager.consumers.reset(stream, CONSUMER);
  return { consumer: await streams.consumers.get(stream, CONSUMER), readSoFar };
}

function notFound(error: unknown): false {
  if (error instanceof JetStreamApiError && error.code === Number(JetStreamApiCodes.ConsumerNotFound)) {
    return false;
  }
  throw error;
}
