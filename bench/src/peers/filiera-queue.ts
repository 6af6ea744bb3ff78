import { MessagingNode, type HubForTests, type TestMember } from '@filiera/testing';
import { STATE_TABLE, writeVacancies } from '../full-path/vacancy-writer.js';
import type { MeasuredQueue } from './measured-queue.js';

/** Our outbox, with the agreement's gate, purpose, order and schema of each event. No hub is followed: what the relay does later isn't enqueueing. */
export async function filieraQueue(hub: HubForTests, member: TestMember, databaseUrl: string): Promise<MeasuredQueue> {
  const node = await MessagingNode.start({ databaseUrl, messaging: { ...hub.optionsFor(member), hub: null }, tables: [STATE_TABLE] });
  return { enqueue: (count) => writeVacancies(node, count), close: () => node.stop() };
}
