import { randomBytes } from 'node:crypto';
import { digestOf, FIRST_PREVIOUS_DIGEST, signingInput, type Headers } from '@filiera/contracts';
import type { QueryResultRow } from 'pg';
import type { BatchSignature, EventSigner } from '../signatures/event-signer.js';
import type { RelayConnection } from './relay-connection.js';
import { setAside, type UnsealableRow } from './set-aside.js';
import { signedHeadersOf, unsignedHeadersOf, type OutboxRow, type Seal, type SealedEvent } from './sealed-event.js';
import type { WaitingRows } from './waiting-rows.js';

interface ChainHead {
  readonly sequence: number;
  readonly digest: string;
}

/** Withdrawn: an erasure was quicker. */
interface SealedPosition {
  readonly position: string;
  readonly withdrawn: boolean;
}

/** Runs a statement on the connection that seals, prepared under its name. */
export type Statement = <R extends QueryResultRow>(name: string, text: string, values: unknown[]) => Promise<R[]>;

/** What was sealed within a transaction that is still open. */
export interface OpenSeal {
  readonly events: SealedEvent[];
  /** The transaction was committed: the chains go on from here. */
  keep(): void;
}

/** A row with its place in the chain, not signed yet. */
interface Link {
  readonly row: OutboxRow;
  readonly payload: Buffer;
  readonly seal: Seal;
  readonly headers: Headers;
}

// Rows that were handed over in memory are sealed only where the table has them and nothing before them ($15: they are from the table): an
// entity's earlier event may have been committed first, and be told of later. A row that an erasure has taken away meanwhile keeps its place
// in the chain, and is never published. Subqueries, not joins: with hash joins off, a join of a batch with itself would compare each of its
// rows with every other.
const SEAL = `WITH turn AS (
    SELECT $15::boolean OR (
      SELECT count(*) = cardinality($4::bigint[]) AND count(*) FILTER (WHERE position IN (SELECT unnest($4::bigint[]))) = cardinality($4::bigint[])
      FROM outbox_waiting WHERE position <= ($4::bigint[])[cardinality($4::bigint[])]
    ) AS has_come
  ), heads AS (
    INSERT INTO outbox_chain (stream, sequence, digest)
    SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[]) WHERE (SELECT has_come FROM turn)
    ON CONFLICT (stream) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest
  ), taken AS (
    DELETE FROM outbox_waiting WHERE position = ANY($4::bigint[]) AND (SELECT has_come FROM turn) RETURNING position
  ), batch AS (
    INSERT INTO outbox_batch (id, last_position, key_id, signature, leaves, sealed_at)
    SELECT ($4::bigint[])[1], ($4::bigint[])[cardinality($4::bigint[])], $11, $12, $13, $14 WHERE (SELECT has_come FROM turn)
  )
  INSERT INTO outbox_sealed (position, stream, sequence, salt, previous_digest, digest, batch, place, message_id, withdrawn_at)
  SELECT v.position, v.stream, v.sequence, v.salt, v.previous_digest, v.digest, ($4::bigint[])[1], v.place - 1, v.message_id,
    CASE WHEN v.position IN (SELECT position FROM taken) THEN NULL ELSE $14::timestamptz END
  FROM unnest($4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[], $10::text[]) WITH ORDINALITY
    AS v (position, stream, sequence, salt, previous_digest, digest, message_id, place)
  WHERE (SELECT has_come FROM turn)
  RETURNING position, withdrawn_at IS NOT NULL AS withdrawn`;

/**
 * Gives events their place in the publisher's chain, in one statement that commits before anything is published: were it published
 * first and the seal lost, the same event could be sealed again with another sequence, and contradict what the hub holds.
 */
export class BatchSealer {
  private heads: Map<string, ChainHead> | null = null;
  private keyHasEnded = false;

  /** @param onAside told of rows that were set aside because no envelope can be made for them */
  constructor(
    private readonly source: string,
    private readonly signer: EventSigner,
    private readonly waiting: WaitingRows,
    private readonly onAside: (rows: readonly UnsealableRow[]) => void,
  ) {}

  /** Forgets the ends of the chains: called when another relay may have written meanwhile. */
  forget(): void {
    this.heads = null;
  }

  /**
   * True while the registry says that the key of this process has ended, as last asked. No reader would ever believe what is signed with it now, and
   * a seal is for ever: the rows wait for the process that is started with the new key.
   */
  get isBarred(): boolean {
    return this.keyHasEnded;
  }

  /** Seals up to `limit` events, oldest first; an empty answer means that none waits, or that it {@link isBarred}. */
  async seal(database: RelayConnection, limit: number, now: Date): Promise<SealedEvent[]> {
    if (await this.askForBar(now)) return [];
    const { rows, fromTable } = await this.waiting.next(database, limit);
    if (rows.length === 0) return [];
    const next = new Map(this.heads ??= await this.readHeads(database));
    try {
      const { links, unsealable } = this.chain(rows, next);
      if (unsealable.length > 0) {
        await setAside(database, unsealable, now);
        this.onAside(unsealable);
        if (links.length === 0) return await this.seal(database, limit, now);
      }
      const batch = this.sign(links);
      const sealed = await this.write((name, text, values) => database.seal(name, text, values), links, next, batch, now, fromTable);
      if (sealed.length === 0) {
        this.waiting.lookInTable();
        return await this.seal(database, limit, now);
      }
      this.heads = next;
      return eventsOf(links, batch, sealed);
    } catch (error) {
      this.heads = null;
      throw error;
    }
  }

  /**
   * Seals what one transaction tells within that transaction, so that one commit flushes both. The caller sees to it that nobody seals meanwhile.
   * @returns null when this has to wait for its turn: others come first, or there is something to be found out
   */
  async sealWithin(run: Statement, rows: readonly OutboxRow[], now: Date): Promise<OpenSeal | null> {
    if (!this.heads || await this.askForBar(now)) return null;
    const next = new Map(this.heads);
    const { links, unsealable } = this.chain(rows, next);
    if (unsealable.length > 0) return null;
    const batch = this.sign(links);
    const sealed = await this.write(run, links, next, batch, now, false);
    if (sealed.length === 0) return null;
    return { events: eventsOf(links, batch, sealed), keep: () => { this.heads = next; } };
  }

  private async askForBar(now: Date): Promise<boolean> {
    const end = await this.signer.endOfKey();
    this.keyHasEnded = end !== null && end <= now;
    return this.keyHasEnded;
  }

  private sign(links: readonly Link[]): BatchSignature {
    return this.signer.sign(links.map(({ row, headers, payload }) => signingInput(row.subject, headers, payload)));
  }

  /** Each row after the one before it, in the chain of its stream; what has no envelope takes no place. */
  private chain(rows: readonly OutboxRow[], heads: Map<string, ChainHead>): { links: Link[]; unsealable: UnsealableRow[] } {
    const salts = randomBytes(16 * rows.length);
    const links: Link[] = [];
    const unsealable: UnsealableRow[] = [];
    for (const [index, row] of rows.entries()) {
      try {
        links.push(this.link(row, salts.toString('base64url', index * 16, index * 16 + 16), heads));
      } catch (error) {
        unsealable.push({ row, reason: error instanceof Error ? `${error.name}: ${error.message}` : 'no envelope can be made for it' });
      }
    }
    return { links, unsealable };
  }

  private link(row: OutboxRow, salt: string, heads: Map<string, ChainHead>): Link {
    const head = heads.get(row.stream) ?? { sequence: 0, digest: FIRST_PREVIOUS_DIGEST };
    const payload = Buffer.from(row.payload, 'utf8');
    const sequence = head.sequence + 1;
    const digest = digestOf({ salt, previousDigest: head.digest, sequence, id: row.id, subject: row.subject, payload });
    const seal = { sequence, salt, previousDigest: head.digest, digest, keyId: this.signer.keyId };
    const headers = unsignedHeadersOf(row, this.source, seal);
    heads.set(row.stream, { sequence, digest });
    return { row, payload, seal, headers };
  }

  private async write(
    run: Statement, links: readonly Link[], heads: Map<string, ChainHead>, { signature, leaves }: BatchSignature, now: Date,
    fromTable: boolean,
  ): Promise<SealedPosition[]> {
    const of = <V>(pick: (row: OutboxRow, seal: Seal) => V): V[] => links.map(({ row, seal }) => pick(row, seal));
    const streams = [...new Set(of((row) => row.stream))];
    return run<SealedPosition>('relay-seal', SEAL, [
      streams, streams.map((stream) => heads.get(stream)!.sequence), streams.map((stream) => heads.get(stream)!.digest),
      of((row) => row.position), of((row) => row.stream), of((_, seal) => seal.sequence), of((_, seal) => seal.salt),
      of((_, seal) => seal.previousDigest), of((_, seal) => seal.digest), of((row) => row.id),
      this.signer.keyId, signature, leaves, now, fromTable,
    ]);
  }

  private async readHeads(database: RelayConnection): Promise<Map<string, ChainHead>> {
    const rows = await database.seal<{ stream: string; sequence: string; digest: string }>('relay-heads', 'SELECT stream, sequence, digest FROM outbox_chain');
    return new Map(rows.map((row) => [row.stream, { sequence: Number(row.sequence), digest: row.digest }]));
  }
}

function eventsOf(links: readonly Link[], { signature, proofs }: BatchSignature, sealed: readonly SealedPosition[]): SealedEvent[] {
  const withdrawn = new Set(sealed.filter((row) => row.withdrawn).map((row) => row.position));
  return links.flatMap(({ row, headers, payload }, index) => (withdrawn.has(row.position)
    ? []
    : [{ row, payload, headers: signedHeadersOf(headers, signature, proofs[index]), messageId: row.id, attempts: 0 }]));
}
