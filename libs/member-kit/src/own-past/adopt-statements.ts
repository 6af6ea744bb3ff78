export const UNKNOWN = `SELECT v.sequence FROM unnest($2::bigint[]) AS v (sequence)
  WHERE NOT EXISTS (SELECT FROM outbox_sealed s WHERE s.stream = $1 AND s.sequence = v.sequence)`;

// What was written before the backup and sealed after it is in the log already, and waits for a place that it has.
export const IN_THE_LOG = `SELECT v.id::text AS id, w.position, EXISTS (
    SELECT FROM erasure e WHERE e.person = v.person AND (e.scope = 'person' OR (v.entity = v.person AND v.version < e.below_version))
  ) AS erased
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::integer[]) AS v (id, person, entity, version)
  LEFT JOIN (SELECT o.position, o.id FROM outbox_waiting JOIN outbox o USING (position)) w ON w.id = v.id`;

export const ADD_TO_LOG = `INSERT INTO outbox (id, stream, type, entity, entity_version, person, audience, subject, time, payload,
    correlation_id, causation_id, agreement_version, purpose, traceparent, own_view)
  SELECT v.id, $1, v.type, v.entity, v.version, v.person, v.audience, v.subject, v.time, v.payload,
    v.correlation, v.causation, v.agreement, v.purpose, v.traceparent, v.own_view
  FROM json_to_recordset($2::json) AS v (place integer, id uuid, type text, entity text, version integer, person text, audience text, subject text,
    time timestamptz, payload text, correlation text, causation text, agreement text, purpose text, traceparent text, own_view boolean)
  ORDER BY v.place RETURNING id::text AS id, position`;

export const NO_LONGER_WAITING = 'DELETE FROM outbox_waiting WHERE position = ANY($1::bigint[])';

export const SEALED_BATCH = 'INSERT INTO outbox_batch (id, last_position, key_id, signature, leaves, sealed_at) VALUES ($1, $2, $3, $4, $5, $6)';

export const SEALED_THERE = `INSERT INTO outbox_sealed (position, stream, sequence, salt, previous_digest, digest, batch, place, message_id, published_at, stream_sequence)
  SELECT v.position, $1, v.sequence, v.salt, v.previous_digest, v.digest, $2, v.place, v.id::text, v.stored_at, v.stream_sequence
  FROM json_to_recordset($3::json) AS v (position bigint, sequence bigint, salt text, previous_digest text, digest text, place integer, id uuid,
    stored_at timestamptz, stream_sequence bigint)`;

export const REMEMBER_FORGOTTEN = `INSERT INTO outbox_forgotten (stream, entity, type, version, person, told_at) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (stream, entity) DO UPDATE SET type = excluded.type, version = excluded.version, told_at = excluded.told_at
  WHERE excluded.version > outbox_forgotten.version`;
