import { AGREEMENT, ruleOf, vacancyPublishedV1 } from '@filiera/contracts';
import type { MessagingNode } from '@filiera/testing';
import { sampleVacancy } from '../full-path/sample-vacancy.js';

/** Of old rows the payload is short: what is looked for among them is positions, and the disk of a small machine holds ten million. */
const OLD_PAYLOAD = '{"status":"expired"}';

const ROWS = `INSERT INTO outbox (id, stream, type, entity, entity_version, audience, subject, time, payload, correlation_id, agreement_version, purpose, own_view)
  SELECT id, 'VACANCIES', $2, id::text, 1, 'all', format('rete.%s.%s.all.-.%s', $2::text, $3::text, id), now(), $4, id::text, $5, $6, false
  FROM (SELECT uuidv7() AS id FROM generate_series(1, $1::integer)) AS made`;

/** As digests are written in the envelope. */
const BASE64URL = `rtrim(translate(encode(bytes, 'base64'), '+/', '-_'), '=')`;

const valuesOf = (count: number, self: string, payload: string): unknown[] =>
  [count, vacancyPublishedV1.type, self, payload, AGREEMENT.version, ruleOf(AGREEMENT, vacancyPublishedV1.type)!.purpose];

/** Rows that wait for the relay, as use cases leave them, all committed at once. */
export async function fillWaiting(node: MessagingNode, self: string, count: number): Promise<void> {
  await node.query(`WITH added AS (${ROWS} RETURNING position) INSERT INTO outbox_waiting (position) SELECT position FROM added`,
    valuesOf(count, self, JSON.stringify(sampleVacancy())));
}

/**
 * Rows of a long past: sealed, published, and not to be on the hub any more. Before the relay's first turn, which reads where the chain ends.
 */
export async function fillPast(node: MessagingNode, self: string, count: number): Promise<void> {
  await node.query(ROWS, valuesOf(count, self, OLD_PAYLOAD));
  await node.query(`INSERT INTO outbox_sealed (position, stream, sequence, salt, previous_digest, digest, batch, place, message_id, published_at, stream_sequence, withdrawn_at)
    SELECT position, stream, position, salt, digest, digest, position - position % 500, position % 500, id::text, time, position, time
    FROM outbox, LATERAL (SELECT sha256(id::text::bytea) AS bytes) AS hash, LATERAL (SELECT left(${BASE64URL}, 22) AS salt, ${BASE64URL} AS digest) AS seal`);
  await node.query('INSERT INTO outbox_chain (stream, sequence, digest) SELECT stream, sequence, digest FROM outbox_sealed ORDER BY sequence DESC LIMIT 1');
  await node.query('VACUUM ANALYZE');
}
