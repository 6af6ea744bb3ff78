import {
  AGREEMENT, AgreementRefusal, digestOf, refuseUnlessMayPublish, refuseUnlessMayRead, ruleOf, validatePayload, type Member,
} from '@filiera/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import type { ReceivedEvent } from '../messaging/received-event.js';
import { brokenRules, type EventFault } from '../quarantine/quarantine-reason.js';
import { RegistryCache, type RegisteredMembers } from '../registry/registry-cache.js';
import { SignatureCheck, type Verdict } from '../signatures/signature-check.js';
import type { ReadEvent } from './read-event.js';

/** An event that passed every check, or the first one that it failed. */
export type Checked = { readonly event: ReceivedEvent } | { readonly fault: EventFault };

const decoder = new TextDecoder('utf-8', { fatal: true });

const VERDICTS: Readonly<Record<Exclude<Verdict, 'valid'>, string>> = {
  'unknown-signer': 'no such key of this member in the registry',
  'key-expired': "outside the key's validity",
  'wrong-signature': 'the signature does not verify',
};

/** Who signed, whether the agreement lets them and lets us, whether the payload is what its contract says: in this order. */
@Injectable()
export class EventCheck {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly signatures: SignatureCheck,
    private readonly registry: RegistryCache,
  ) {}

  /**
   * Answers in the order of the events.
   * @param members the registry to go by; read when left out
   */
  async check(events: readonly ReadEvent[], members?: RegisteredMembers): Promise<Checked[]> {
    const registered = members ?? await this.registry.all();
    const verdicts = await this.signatures.verdicts(events.map(({ message, envelope }) => (
      { subject: message.subject, envelope, headers: message.headers, payload: message.payload }
    )), registered);
    return events.map((event, index) => this.checkOne(event, verdicts[index]!, registered));
  }

  private checkOne(event: ReadEvent, verdict: Verdict, members: RegisteredMembers): Checked {
    if (verdict !== 'valid') return fault(verdict, `${VERDICTS[verdict]}: ${event.envelope.source}, key ${event.envelope.keyId}`);
    const publisher = this.publisher(event.envelope.source, members);
    if (!publisher) return fault('unknown-signer', `${event.envelope.source} is not in the registry`);
    return this.refusal(event, publisher) ?? this.wrongDigest(event) ?? readPayload(event, publisher);
  }

  /** The coordinator vouches for everyone else; who vouches for it is the invitation. */
  private publisher(id: string, members: RegisteredMembers): Member | null {
    const registered = members.get(id);
    if (registered) return registered;
    return id === this.options.coordinator?.id ? { id, kind: 'coordinator' } : null;
  }

  private refusal({ subject }: ReadEvent, publisher: Member): Checked | null {
    try {
      refuseUnlessMayPublish(AGREEMENT, publisher, subject.type);
      refuseUnlessMayRead(AGREEMENT, this.options.self, subject.type, subject.audience);
      return null;
    } catch (error) {
      if (!(error instanceof AgreementRefusal)) throw error;
      return fault(error.code === 'not-a-publisher' ? 'not-a-publisher' : 'not-for-us', `${error.text.en} (clause ${error.clause})`);
    }
  }

  private wrongDigest({ message, envelope }: ReadEvent): Checked | null {
    const digest = digestOf({ ...envelope, subject: message.subject, payload: message.payload });
    return digest === envelope.digest ? null : fault('wrong-digest', 'ce-digest');
  }
}

function readPayload({ message, subject, envelope, contract }: ReadEvent, publisher: Member): Checked {
  let data: object;
  try {
    data = JSON.parse(decoder.decode(message.payload)) as object;
  } catch {
    return fault('malformed-payload', `${message.payload.length} bytes that are not JSON`);
  }
  const faults = validatePayload(contract, data, formOf(subject.type, subject.audience));
  if (faults.length > 0) return fault('invalid-payload', brokenRules(faults, 'payload'));
  return {
    event: {
      id: envelope.id,
      type: envelope.type,
      source: envelope.source,
      sourceKind: publisher.kind,
      audience: subject.audience,
      entity: envelope.entity,
      version: envelope.entityVersion,
      person: subject.person,
      time: new Date(envelope.time),
      storedAt: message.storedAt,
      data,
      correlationId: envelope.correlationId,
      sequence: envelope.sequence,
    },
  };
}

/** The form that this audience is given: a field that it omits must not be there. */
function formOf(type: string, audience: string): { readonly omits: readonly string[] } | undefined {
  const rule = ruleOf(AGREEMENT, type);
  return rule?.variants.find((variant) => variant.audience === audience) ?? rule?.variants.find((variant) => variant.audience === 'parties');
}

function fault(reason: EventFault['reason'], detail: string): { readonly fault: EventFault } {
  return { fault: { reason, detail } };
}
