import { MAX_PAYLOAD_BYTES } from '@filiera/contracts';
import type { EntityManager } from 'typeorm';
import { besideErasures } from '../erasure/beside-erasures.js';
import { fingerprintOf, type Inbound } from '../inbox/inbound.js';
import type { EventFault, QuarantineReason } from './quarantine-reason.js';

/** A message to be set aside. */
export interface FaultyMessage {
  readonly message: Inbound;
  readonly fault: EventFault;
}

/** A row of the table `quarantine`. */
export interface QuarantineRow {
  readonly id: string;
  readonly fingerprint: string;
  readonly reason: QuarantineReason;
  readonly detail: string;
  readonly stream: string;
  readonly subject: string;
  readonly headers: Record<string, string>;
  readonly payload: Buffer | null;
  readonly event_id: string | null;
  readonly type: string | null;
  readonly source: string | null;
  readonly person: string | null;
  readonly quarantined_at: Date;
  readonly replays: number;
  readonly state: 'open' | 'replayed' | 'discarded' | 'erased';
  readonly settled_at: Date | null;
  readonly settled_by: string | null;
}

/** Whether an erasure takes a row: all of a person's when there is no limit, else the profile's versions below it. What does not say its version may be an old one. */
const taken = (row: string, limit: string): string => `(${limit} IS NULL OR (${row}.type LIKE 'candidate.%' AND
    CASE WHEN ${row}.headers ->> 'ce-entityversion' ~ '^[0-9]{1,10}$' THEN (${row}.headers ->> 'ce-entityversion')::bigint ELSE 0 END < ${limit}))`;

const ADD = `INSERT INTO quarantine (fingerprint, reason, detail, stream, subject, headers, payload, event_id, type, source, person, quarantined_at)
  SELECT q.fingerprint, q.reason, q.detail, q.stream, q.subject, q.headers, decode(q.payload, 'base64'), q.event_id, q.type, q.source, q.person, $2
  FROM jsonb_to_recordset($1::jsonb) AS q (fingerprint text, reason text, detail text, stream text, subject text, headers jsonb, payload text,
    event_id uuid, type text, source text, person text)
  WHERE q.person IS NULL OR NOT EXISTS (SELECT FROM erasure e WHERE e.person = q.person AND ${taken('q', 'e.below_version')})
  ON CONFLICT (fingerprint) DO NOTHING RETURNING id`;

const ERASE = `UPDATE quarantine SET payload = NULL, headers = '{}', state = 'erased', settled_at = $3
  WHERE person = $1 AND state <> 'erased' AND ${taken('quarantine', '$2::integer')} RETURNING id`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Sets messages aside, each once however often it arrives, but for what was erased. @returns how many were not there yet */
export async function addToQuarantine(tx: EntityManager, faulty: readonly FaultyMessage[], now: Date): Promise<number> {
  if (faulty.length === 0) return 0;
  const rows = faulty.map(({ message, fault }) => {
    const tokens = message.subject.split('.');
    const id = message.headers['ce-id'];
    return {
      fingerprint: fingerprintOf(message),
      ...fault,
      detail: storable(fault.detail),
      stream: message.stream,
      subject: storable(message.subject),
      headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [storable(name), storable(value)])),
      // One that is too large to be an event is not kept either.
      payload: message.payload.length > MAX_PAYLOAD_BYTES ? null : Buffer.from(message.payload).toString('base64'),
      event_id: id !== undefined && UUID.test(id) ? id : null,
      type: tokens.length === 8 ? tokens.slice(1, 4).join('.') : null,
      source: tokens.length === 8 ? tokens[4]! : null,
      person: tokens.length === 8 && tokens[6] !== '-' ? tokens[6]! : null,
    };
  });
  // As for handling: whoever erases waits for this transaction, or this one reads of the erasure.
  if (rows.some(({ person }) => person !== null)) await besideErasures(tx);
  return (await tx.query<unknown[]>(ADD, [JSON.stringify(rows), now])).length;
}

/**
 * Empties what was set aside of a person; under the lock of erasures.
 * @param belowVersion only versions of the profile below this one; null: everything
 * @returns how many entries were emptied
 */
export async function eraseFromQuarantine(tx: EntityManager, person: string, belowVersion: number | null, now: Date): Promise<number> {
  const [erased] = await tx.query<[unknown[], number]>(ERASE, [person, belowVersion, now]);
  return erased.length;
}

/** PostgreSQL's text has no NUL. */
function storable(text: string): string {
  return text.replaceAll('\0', '\u{FFFD}');
}

/** The message as it arrived. */
export function inboundOf(row: QuarantineRow): Inbound {
  return {
    stream: row.stream,
    subject: row.subject,
    headers: row.headers,
    payload: row.payload ?? Buffer.alloc(0),
    streamSequence: 0,
    storedAt: row.quarantined_at,
    deliveryCount: 1,
  };
}
