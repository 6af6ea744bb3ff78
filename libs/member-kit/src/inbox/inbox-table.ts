import type { EntityManager } from 'typeorm';
import { besideErasures } from '../erasure/beside-erasures.js';
import { preparedQuery } from '../messaging/prepared-query.js';
import type { ReceivedEvent, ReceivedHeader } from '../messaging/received-event.js';
import { progressOf } from './progress.js';
import type { Inbound } from './inbound.js';

const TAKE = `WITH given AS (
    SELECT DISTINCT ON (id) id, person, entity, version FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[]) AS v (id, person, entity, version)
  ), fresh AS (
    INSERT INTO inbox (event_id, stream, received_at) SELECT id, $5, $6 FROM given ON CONFLICT DO NOTHING RETURNING event_id
  ), progress AS (
    INSERT INTO inbox_progress (stream, stream_sequence, stored_at) SELECT $5, $7, $8 WHERE $7::bigint IS NOT NULL
    ON CONFLICT (stream) DO UPDATE SET stream_sequence = excluded.stream_sequence, stored_at = excluded.stored_at
      WHERE $9 OR excluded.stream_sequence > inbox_progress.stream_sequence
  )
  SELECT fresh.event_id::text AS id, EXISTS (
    SELECT FROM erasure e WHERE e.person = given.person
      AND (e.scope = 'person' OR (given.entity = given.person AND given.version < e.below_version))
  ) AS erased
  FROM fresh JOIN given ON given.id = fresh.event_id`;

const HOLDERS = `WITH given AS (
    SELECT DISTINCT ON (person) person, holder FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS v (person, holder, place) ORDER BY person, place),
  added AS (INSERT INTO person_holder (person, holder) SELECT person, holder FROM given ON CONFLICT DO NOTHING RETURNING person, holder)
  SELECT person, holder FROM added
  UNION ALL SELECT h.person, h.holder FROM person_holder h WHERE h.person = ANY($1::text[])`;
const HELD_MEANWHILE = 'SELECT person, holder FROM person_holder WHERE person = ANY($1::text[])';

interface Held {
  readonly person: string;
  readonly holder: string;
}

/** What the inbox says of the events of a batch. */
export interface Taken {
  /** Ids seen for the first time. */
  readonly fresh: ReadonlySet<string>;
  /** Of these, the ids that concern someone, or a version, that was erased: to be dropped. */
  readonly erased: ReadonlySet<string>;
}

/**
 * Enters the events' ids, and how far the stream is handled, in the transaction of their handlers. An id that is there already was handled
 * before: deduplication goes by the event's id alone, because the hub reuses its stream sequences after a loss.
 * @param batch the messages as the hub delivered them; none when what is taken in does not come from it
 */
export async function takeIn(
  tx: EntityManager,
  events: readonly (ReceivedEvent | ReceivedHeader)[],
  stream: string,
  batch: readonly Inbound[],
  now: Date,
): Promise<Taken> {
  const progress = progressOf(batch);
  if (events.some((event) => event.person !== null)) await besideErasures(tx);
  const rows = await preparedQuery<{ id: string; erased: boolean }>(tx, 'inbox-take', TAKE, [
    events.map((event) => event.id), events.map((event) => event.person), events.map((event) => event.entity), events.map((event) => event.version),
    stream, now, progress?.streamSequence ?? null, progress?.storedAt ?? null, progress?.mayGoBack ?? false,
  ]);
  return { fresh: new Set(rows.map((row) => row.id)), erased: new Set(rows.filter((row) => row.erased).map((row) => row.id)) };
}

/**
 * Who publishes a person's profile first holds them, this node too; afterwards nobody else's word about them counts.
 * @param profiles the persons, each with who published the profile, in the order in which they were published
 * @returns the holder of each person
 */
export async function holdersOf(tx: EntityManager, profiles: readonly { readonly person: string | null; readonly source: string }[]): Promise<ReadonlyMap<string, string>> {
  const rows = await preparedQuery<Held>(tx, 'inbox-holders', HOLDERS, [profiles.map(({ person }) => person), profiles.map(({ source }) => source)]);
  const holders = new Map(rows.map((row) => [row.person, row.holder]));
  // Another transaction entered them while this one waited for it: the statement above began before that, and does not see it; the next one does.
  const meanwhile = profiles.flatMap(({ person }) => (person === null || holders.has(person) ? [] : person));
  const entered = meanwhile.length === 0 ? [] : await preparedQuery<Held>(tx, 'inbox-held-meanwhile', HELD_MEANWHILE, [meanwhile]);
  for (const { person, holder } of entered) holders.set(person, holder);
  return holders;
}
