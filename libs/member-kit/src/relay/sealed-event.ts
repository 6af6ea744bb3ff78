import { headersOf, type Envelope, type Headers } from '@filiera/contracts';
import { WireHeaders } from '../jetstream/wire-headers.js';

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

/** Its place in the publisher's chain, and the signature over everything. */
export interface Seal {
  readonly sequence: number;
  readonly salt: string;
  readonly previousDigest: string;
  readonly digest: string;
  readonly keyId: string;
  readonly signature: string;
}

/** An event ready to be published, any number of times with the same bytes. */
export interface SealedEvent {
  readonly row: OutboxRow;
  readonly seal: Seal;
  readonly payload: Buffer;
  /** What the hub's dedupe window goes by; changes when an event has to be stored once more. */
  readonly messageId: string;
  readonly attempts: number;
}

/** The envelope of a row of this member. */
export function envelopeOf(row: OutboxRow, source: string, seal: Omit<Seal, 'signature'> & { signature?: string }): Headers {
  const envelope: Omit<Envelope, 'signature'> & { signature?: string } = {
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
  };
  return headersOf(envelope);
}

/** The headers on the wire: the envelope with its signature, and what the hub itself goes by. */
export function wireHeadersOf(event: SealedEvent, source: string): WireHeaders {
  return WireHeaders.of([
    ['Nats-Msg-Id', event.messageId],
    // Should the subject ever belong to another stream, the hub refuses instead of storing it there.
    ['Nats-Expected-Stream', event.row.stream],
    ...Object.entries(envelopeOf(event.row, source, event.seal)),
  ]);
}
