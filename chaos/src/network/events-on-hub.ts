import type { TestNetwork } from '@filiera/testing';
import { asHubsOwner } from './hub-admin.js';
import { readStoredMessages } from './stored-messages.js';

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
    await readStoredMessages(manager, ({ eventId }) => { found.add(eventId); });
    return found;
  });
}
