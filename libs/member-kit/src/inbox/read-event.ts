import {
  contractOf, EnvelopeError, MAX_PAYLOAD_BYTES, networkErasureRequestedV1, parseSubject, readHeaders, SubjectError, type Envelope, type EventContract, type ParsedSubject,
} from '@filiera/contracts';
import type { EventFault } from '../quarantine/quarantine-reason.js';
import type { Inbound } from './inbound.js';

/** An event whose form is right; who signed it is not known yet. */
export interface ReadEvent {
  readonly message: Inbound;
  readonly subject: ParsedSubject;
  readonly envelope: Envelope;
  readonly contract: EventContract;
}

/** What reading a message gave. */
export type Reading =
  | { readonly kind: 'event'; readonly event: ReadEvent }
  /** Not for this program: its own event, or a type that it does not know or handle. Acknowledged, never an error. */
  | { readonly kind: 'passed'; readonly why: 'own' | 'unknown-type' }
  | { readonly kind: 'fault'; readonly fault: EventFault };

/** An own event of these is read as others' are: a database that was restored from a backup has forgotten whom its node had asked everybody to erase. */
const MEANT_FOR_ITSELF_TOO: ReadonlySet<string> = new Set([networkErasureRequestedV1.type]);

/** Reads subject and headers, and checks that they say the same: who copies a message under another subject is found out here. */
export function readEvent(message: Inbound, self: string): Reading {
  let subject: ParsedSubject;
  let envelope: Envelope;
  try {
    subject = parseSubject(message.subject);
    if (subject.publisher === self && !MEANT_FOR_ITSELF_TOO.has(subject.type)) return { kind: 'passed', why: 'own' };
    const contract = contractOf(subject.type);
    if (!contract) return { kind: 'passed', why: 'unknown-type' };
    if (message.headers['ce-signature'] === undefined) return fault('unsigned', 'no ce-signature');
    envelope = readHeaders(message.headers);
    const differing = differences(subject, envelope);
    if (differing.length > 0) return fault('rerouted', `subject and headers differ in ${differing.join(', ')}`);
    if (message.payload.length > MAX_PAYLOAD_BYTES) return fault('oversize', `${message.payload.length} bytes, at most ${MAX_PAYLOAD_BYTES}`);
    return { kind: 'event', event: { message, subject, envelope, contract } };
  } catch (error) {
    if (error instanceof SubjectError) return fault('malformed-subject', error.reasons.join('; '));
    if (error instanceof EnvelopeError) return fault('malformed-envelope', error.headers.join(', '));
    throw error;
  }
}

function fault(reason: EventFault['reason'], detail: string): Reading {
  return { kind: 'fault', fault: { reason, detail } };
}

function differences(subject: ParsedSubject, envelope: Envelope): string[] {
  const differing: string[] = [];
  if (subject.publisher !== envelope.source) differing.push('publisher');
  if (subject.type !== envelope.type) differing.push('type');
  if (subject.entity !== envelope.entity) differing.push('entity');
  return differing;
}
