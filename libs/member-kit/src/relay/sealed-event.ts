import { headersOf, type Headers } from '@filiera/contracts';
import { WireHeaders } from '../jetstream/wire-headers.js';

/** The columns of an {@link OutboxRow}, where a query calls the outbox `o`. */
export const OUTBOX_COLUMNS = `o.position, o.id, o.stream, o.type, o.entity, o.entity_version, o.subject, o.time, o.payload,
    o.correlation_id, o.causation_id, o.agreement_version, o.purpose, o.traceparent`;

/** A row of the outbox as the relay reads it. */
export interface OutboxRow {
  /** bigint: PostgreSQL hands it over as text. */
  readonly position: string;
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly entity: string;
  readonly entity_version: number;
  readonly subject: string;
  readonly time: Date;
  readonly payload: string;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly agreement_version: string;
  readonly purpose: string;
  readonly traceparent: string | null;
}

/** What sealing gives a row: its place in the publisher's chain, and the key that vouches for it. */
export interface Seal {
  readonly sequence: number;
  readonly salt: string;
  readonly previousDigest: string;
  readonly digest: string;
  readonly keyId: string;
}

/** An event ready to be published, any number of times with the same bytes. */
export interface SealedEvent {
  readonly row: OutboxRow;
  /** Envelope with its signature. */
  readonly headers: Headers;
  readonly payload: Buffer;
  /** What the hub's dedupe window goes by; changes when an event has to be stored once more. */
  readonly messageId: string;
  readonly attempts: number;
}

/** The envelope of a row of this member, as it is signed. */
export function unsignedHeadersOf(row: Omit<OutboxRow, 'payload'>, source: string, seal: Seal): Headers {
  return headersOf({
    id: row.id,
    source,
    type: row.type,
    entity: row.entity,
    time: row.time.toISOString(),
    entityVersion: row.entity_version,
    ...seal,
    correlationId: row.correlation_id,
    causationId: row.causation_id ?? undefined,
    agreementVersion: row.agreement_version,
    purpose: row.purpose,
    traceparent: row.traceparent ?? undefined,
  });
}

/** The envelope with the signature over its batch, and its way up to what is signed. */
export function signedHeadersOf(unsigned: Headers, signature: string, proof: string | undefined): Headers {
  return { ...unsigned, 'ce-signature': signature, ...(proof === undefined ? {} : { 'ce-batchproof': proof }) };
}

/** The headers on the wire: the envelope, and what the hub itself goes by. */
export function wireHeadersOf(event: SealedEvent): WireHeaders {
  return WireHeaders.of([
    ['Nats-Msg-Id', event.messageId],
    // Should the subject ever belong to another stream, the hub refuses instead of storing it there.
    ['Nats-Expected-Stream', event.row.stream],
    ...Object.entries(event.headers),
  ]);
}
