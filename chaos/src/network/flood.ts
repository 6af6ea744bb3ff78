import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import type { TestNetwork } from '@filiera/testing';
import { asHubsOwner } from './hub-admin.js';

// Rows as the outbox itself writes them, ids of version 7 included, each about a vacancy that nobody else has: relay and signer do the rest.
const COPIES = `WITH model AS (SELECT * FROM outbox WHERE entity = $1 AND type = 'vacancy.published.v1' ORDER BY position DESC LIMIT 1),
  ids AS (SELECT uuidv7() AS id, gen_random_uuid()::text AS entity FROM generate_series(1, $2)),
  rows AS (INSERT INTO outbox (id, stream, type, entity, entity_version, person, audience, subject, time, payload, correlation_id, agreement_version, purpose, own_view)
    SELECT i.id, m.stream, m.type, i.entity, m.entity_version, m.person, m.audience, replace(m.subject, m.entity, i.entity), now(), replace(m.payload, m.entity, i.entity),
      i.entity, m.agreement_version, m.purpose, m.own_view FROM model m CROSS JOIN ids i RETURNING position)
  INSERT INTO outbox_waiting (position) SELECT position FROM rows`;

/** A member's import runs wild: so many more events like the publication of this vacancy are in its outbox at once. Its next write wakes the relay. */
export async function flood(net: Pick<TestNetwork, 'rows'>, member: string, vacancy: string, events: number): Promise<void> {
  await net.rows(member, COPIES, [vacancy, events]);
}

/** How many events of a member a stream holds. */
export function eventsOf(net: TestNetwork, stream: string, subject: string): Promise<number> {
  return asHubsOwner(net, async (manager) => {
    const { name, num_pending: count } = await manager.consumers.add(stream, {
      ack_policy: AckPolicy.None, deliver_policy: DeliverPolicy.All, filter_subject: subject, headers_only: true, mem_storage: true, inactive_threshold: 10_000_000_000,
    });
    await manager.consumers.delete(stream, name);
    return count;
  });
}
