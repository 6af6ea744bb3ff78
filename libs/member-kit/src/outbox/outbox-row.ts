import {
  AGREEMENT, AgreementRefusal, MAX_PAYLOAD_BYTES, projectVariant, refuseUnlessMayPublish, ruleOf, streamOf, subjectOf, validatePayload, variantsOf,
  type EventContract, type Member,
} from '@filiera/contracts';
import { Invalid, Refused } from '../problems/domain-error.js';
import type { IdSource } from '../time/id-source.js';
import type { OutgoingEvent } from './outbox.js';

/** One row to add: an event as one audience gets it. */
export interface NewOutboxRow {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly entity: string;
  readonly entityVersion: number;
  readonly person: string | null;
  readonly audience: string;
  readonly subject: string;
  readonly payload: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly purpose: string;
  /** The form that this node's own projections are filled from: the widest. */
  readonly ownView: boolean;
}

/**
 * The publish gate.
 * @throws Refused with the clause when the agreement does not let this member publish the event
 */
export function refuseUnlessAgreed(self: Member, type: string): void {
  try {
    refuseUnlessMayPublish(AGREEMENT, self, type);
  } catch (error) {
    if (!(error instanceof AgreementRefusal)) throw error;
    throw new Refused({ code: `agreement.${error.code}`, clause: error.clause, text: error.text });
  }
}

/**
 * One row for each audience that the agreement gives the event.
 * @throws Invalid with every fault of the payload
 */
export function rowsOf<T extends object>(
  contract: EventContract<T>,
  event: OutgoingEvent<T>,
  context: { readonly self: Member; readonly parties: readonly Member[]; readonly ids: IdSource },
): NewOutboxRow[] {
  const whole = JSON.stringify(event.data);
  const data = JSON.parse(whole) as T;
  const faults = validatePayload(contract, data);
  if (faults.length > 0) {
    throw new Invalid({
      code: 'event.invalid',
      text: { it: `il contenuto di ${contract.type} non è valido`, en: `the payload of ${contract.type} is not valid` },
      faults: [...faults],
    });
  }
  if (Buffer.byteLength(whole) > MAX_PAYLOAD_BYTES) {
    throw new Invalid({
      code: 'event.oversize',
      text: {
        it: `il contenuto supera ${MAX_PAYLOAD_BYTES} byte: accorciare i testi o gli elenchi`,
        en: `the payload is larger than ${MAX_PAYLOAD_BYTES} bytes: shorten the texts or the lists`,
      },
    });
  }
  const correlationId = event.correlationId ?? context.ids.eventId();
  return variantsOf(AGREEMENT, contract.type, context.parties).map(({ audience, omits }, index) => ({
    id: context.ids.eventId(),
    stream: streamOf(contract.family),
    type: contract.type,
    entity: event.entity,
    entityVersion: event.version,
    person: event.person ?? null,
    audience,
    subject: subjectOf({ type: contract.type, publisher: context.self.id, audience, person: event.person ?? null, entity: event.entity }),
    payload: omits.length === 0 ? whole : JSON.stringify(projectVariant(data, omits)),
    correlationId,
    causationId: event.causationId ?? null,
    purpose: ruleOf(AGREEMENT, contract.type)!.purpose,
    ownView: index === 0,
  }));
}
