import { streamsOf, AGREEMENT } from '@filiera/contracts';
import type { TestNetwork } from '@filiera/testing';
import { DeliverPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { asHubsOwner } from './hub-admin.js';

const BATCH = 5_000;
const IDLE_MS = 2_000;

/** Ids of the events that nodes were told are on the hub. */
export async function acknowledgedEvents(net: Pick<TestNetwork, 'rows'>, nodes: readonly string[]): Promise<string[]> {
  const rows = await Promise.all(nodes.map((id) => net.rows<{ id: string }>(id,
    'SELECT o.id FROM outbox o JOIN outbox_sealed s USING (position) WHERE s.published_at IS NOT NULL AND s.withdrawn_at IS NULL')));
  return rows.flat().map(({ id }) => id);
}

/** Ids of the events that the hub can really read back, whatever its counters say. @throws while it cannot be asked */
export function eventsOnHub(net: TestNetwork): Promise<ReadonlySet<string>> {
  return asHubsOwner(net, async (manager) => {
    const found = new Set<string>();
    for (const { name } of streamsOf(AGREEMENT)) await readIds(manager, name, found);
    return found;
  });
}

async function readIds(manager: JetStreamManager, stream: string, found: Set<string>): Promise<void> {
  const { state } = await manager.streams.info(stream);
  if (state.messages === 0) return;
  const consumer = await manager.jetstream().consumers.get(stream, { headers_only: true, deliver_policy: DeliverPolicy.All });
  for (let last = 0; last < state.last_seq;) {
    const before = last;
    for await (const message of await consumer.fetch({ max_messages: BATCH, expires: IDLE_MS })) {
      last = message.seq;
      found.add(message.headers?.get('ce-id') ?? '');
      if (message.info.pending > 0) continue;
      last = state.last_seq;
      break;
    }
    // What is at the end and cannot be read is never delivered.
    if (last === before) return;
  }
}
