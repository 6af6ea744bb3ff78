import { AGREEMENT, digestOf, parseSubject, readHeaders, ruleOf, type Envelope, type ParsedSubject } from '@filiera/contracts';
import type { Inbound } from '../inbox/inbound.js';

/** An own event as the hub has it. */
export interface ToldEvent {
  readonly message: Inbound;
  readonly subject: ParsedSubject;
  readonly envelope: Envelope;
  /** Which form it is: 0 is the widest. */
  readonly form: number;
}

/** Reads an own event back. @returns null when it is none, or its digest does not belong to it */
export function toldEventOf(message: Inbound, self: string): ToldEvent | null {
  try {
    const subject = parseSubject(message.subject);
    const envelope = readHeaders(message.headers);
    if (subject.publisher !== self || envelope.source !== self || envelope.type !== subject.type || envelope.entity !== subject.entity) return null;
    if (digestOf({ ...envelope, subject: message.subject, payload: message.payload }) !== envelope.digest) return null;
    return { message, subject, envelope, form: formOf(subject) };
  } catch {
    return null;
  }
}

/** The event that this node's own projections are filled from: the widest form that was told of each version, once. */
export function ownViews(events: readonly ToldEvent[]): ReadonlySet<ToldEvent> {
  const widest = new Map<string, ToldEvent>();
  for (const event of events) {
    const key = `${event.subject.type} ${event.subject.entity} ${event.envelope.entityVersion}`;
    const known = widest.get(key);
    if (!known || event.form < known.form) widest.set(key, event);
  }
  return new Set(widest.values());
}

function formOf({ type, audience }: ParsedSubject): number {
  const variants = ruleOf(AGREEMENT, type)?.variants ?? [];
  const exact = variants.findIndex((variant) => variant.audience === audience);
  return exact >= 0 ? exact : Math.max(0, variants.findIndex((variant) => variant.audience === 'parties'));
}
