import { randomBytes } from 'node:crypto';
import { digestOf, FIRST_PREVIOUS_DIGEST, signingInput, type Headers } from '@filiera/contracts';
import type { BatchSignature, EventSigner } from '../signatures/event-signer.js';
import type { RelayConnection } from './relay-connection.js';
import { signedHeadersOf, unsignedHeadersOf, type OutboxRow, type Seal, type SealedEvent } from './sealed-event.js';

interface ChainHead {
  sequence: number;
  digest: string;
}

/** A row with its place in the chain, not signed yet. */
interface Link {
  readonly row: OutboxRow;
  readonly payload: Buffer;
  readonly seal: Seal;
  readonly headers: Headers;
}

// An array, not a join: with a join, PostgreSQL may begin with the large table and look each of its rows up in the small one.
const WAITING = `SELECT o.position, o.id, o.stream, o.type, o.entity, o.entity_version, o.subject, o.time, o.payload,
    o.correlation_id, o.causation_id, o.agreement_version, o.purpose, o.traceparent
  FROM outbox o WHERE o.position = ANY (ARRAY(SELECT position FROM outbox_waiting ORDER BY position LIMIT $1)) ORDER BY o.position`;

// A row that an erasure has taken away meanwhile keeps its place in the chain, and is never published. A subquery, not a join: with hash
// joins off, a join of a batch with itself would compare each of its rows with every other.
const SEAL = `WITH heads AS (
    INSERT INTO outbox_chain (stream, sequence, digest) SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[])
    ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest
  ), taken AS (DELETE FROM outbox_waiting WHERE position = ANY($4::bigint[]) RETURNING position
  ), batch AS (
    INSERT INTO outbox_batch (id, last_position, key_id, signature, leaves, sealed_at)
    VALUES (($4::bigint[])[1], ($4::bigint[])[cardinality($4::bigint[])], $11, $12, $13, $14)
  )
  INSERT INTO outbox_sealed (position, stream, sequence, salt, previous_digest, digest, batch, place, message_id, withdrawn_at)
  SELECT v.position, v.stream, v.sequence, v.salt, v.previous_digest, v.digest, ($4::bigint[])[1], v.place - 1, v.message_id,
    CASE WHEN v.position IN (SELECT position FROM taken) THEN NULL ELSE $14::timestamptz END
  FROM unnest($4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[]) WITH ORDINALITY
    AS v (position, stream, sequence, salt, previous_digest, digest, message_id, place)
  RETURNING position, withdrawn_at IS NOT NULL AS withdrawn`;

/**
 * Gives events their place in the publisher's chain, in one statement that commits before anything is published: were it published
 * first and the seal lost, the same event could be sealed again with another sequence, and contradict what the hub holds.
 */
export class BatchSealer {
  private heads: Map<string, ChainHead> | null = null;

  constructor(private readonly source: string, private readonly signer: EventSigner) {}

  /** Forgets the ends of the chains: called when another relay may have written meanwhile. */
  forget(): void {
    this.heads = null;
  }

  /** Seals up to `limit` events, oldest first; an empty answer means that none waits. */
  async seal(database: RelayConnection, limit: number, now: Date): Promise<SealedEvent[]> {
    const rows = await database.seal<OutboxRow>('relay-waiting', WAITING, [limit]);
    if (rows.length === 0) return [];
    const heads = (this.heads ??= await this.readHeads(database));
    const next = new Map<string, ChainHead>([...heads].map(([stream, head]) => [stream, { ...head }]));
    try {
      const links = this.chain(rows, next);
      const batch = this.signer.signTogether(links.map(({ row, headers, payload }) => signingInput(row.subject, headers, payload)));
      const withdrawn = await this.write(database, links, next, batch, now);
      this.heads = next;
      return links.flatMap(({ row, headers, payload }, index) => (withdrawn.has(row.position)
        ? []
        : [{ row, payload, headers: signedHeadersOf(headers, batch.signature, batch.proofs[index]), messageId: row.id, attempts: 0 }]));
    } catch (error) {
      this.heads = null;
      throw error;
    }
  }

  private chain(rows: readonly OutboxRow[], heads: Map<string, ChainHead>): Link[] {
    const salts = randomBytes(16 * rows.length);
    return rows.map((row, index) => {
      const head = heads.get(row.stream) ?? { sequence: 0, digest: FIRST_PREVIOUS_DIGEST };
      const payload = Buffer.from(row.payload, 'utf8');
      const salt = salts.toString('base64url', index * 16, index * 16 + 16);
      const sequence = head.sequence + 1;
      const digest = digestOf({ salt, previousDigest: head.digest, sequence, id: row.id, subject: row.subject, payload });
      heads.set(row.stream, { sequence, digest });
      const seal = { sequence, salt, previousDigest: head.digest, digest, keyId: this.signer.keyId };
      return { row, payload, seal, headers: unsignedHeadersOf(row, this.source, seal) };
    });
  }

  private async write(
    database: RelayConnection, links: readonly Link[], heads: Map<string, ChainHead>, { signature, leaves }: BatchSignature, now: Date,
  ): Promise<Set<string>> {
    const of = <V>(pick: (row: OutboxRow, seal: Seal) => V): V[] => links.map(({ row, seal }) => pick(row, seal));
    const streams = [...new Set(of((row) => row.stream))];
    const written = await database.seal<{ position: string; withdrawn: boolean }>('relay-seal', SEAL, [
      streams, streams.map((stream) => heads.get(stream)!.sequence), streams.map((stream) => heads.get(stream)!.digest),
      of((row) => row.position), of((row) => row.stream), of((_, seal) => seal.sequence), of((_, seal) => seal.salt),
      of((_, seal) => seal.previousDigest), of((_, seal) => seal.digest), of((row) => row.id),
      this.signer.keyId, signature, leaves, now,
    ]);
    return new Set(written.filter((row) => row.withdrawn).map((row) => row.position));
  }

  private async readHeads(database: RelayConnection): Promise<Map<string, ChainHead>> {
    const rows = await database.seal<{ stream: string; sequence: string; digest: string }>('relay-heads', 'SELECT stream, sequence, digest FROM outbox_chain');
    return new Map(rows.map((row) => [row.stream, { sequence: Number(row.sequence), digest: row.digest }]));
  }
}
