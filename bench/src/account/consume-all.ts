import { jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';

/** The hub's own account, and where a member's account has imported the same. */
export const HUB_API = '$JS.API';
export const MEMBER_API = 'HUB.API';

/** Reads so many messages of a durable consumer and acknowledges each, as a node does. */
export async function consumeAll(nats: NatsConnection, apiPrefix: string, stream: string, name: string, count: number): Promise<void> {
  const consumer = await jetstream(nats, { apiPrefix }).consumers.get(stream, name);
  let left = count;
  for await (const message of await consumer.consume({ max_messages: 1_000, expires: 5_000 })) {
    message.ack();
    if (--left === 0) break;
  }
  // Acknowledged is what the server has heard of.
  await nats.flush();
}
