import type { RelayConnection } from './relay-connection.js';
import type { OutboxRow } from './sealed-event.js';

/** A row that no envelope can be made for, and why. */
export interface UnsealableRow {
  readonly row: OutboxRow;
  readonly reason: string;
}

const SET_ASIDE = `WITH given AS (SELECT * FROM unnest($1::bigint[], $2::text[]) AS v (position, reason)),
  gone AS (DELETE FROM outbox_waiting w USING given WHERE w.position = given.position RETURNING w.position)
  INSERT INTO outbox_aside (position, reason, aside_at) SELECT given.position, given.reason, $3 FROM given JOIN gone USING (position)`;

/**
 * Takes rows out of the queue that would stop it for ever, before the others are sealed: they get no place in the chain, which therefore has no
 * gap. They are listed with the parked events.
 */
export async function setAside(database: RelayConnection, unsealable: readonly UnsealableRow[], now: Date): Promise<void> {
  await database.seal('relay-set-aside', SET_ASIDE, [unsealable.map(({ row }) => row.position), unsealable.map(({ reason }) => reason), now]);
}
