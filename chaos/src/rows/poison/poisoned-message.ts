import { vacancyPublishedV1 } from '@filiera/contracts';
import { createNamedKey, RandomIdSource, type QuarantineReason } from '@filiera/member-kit';
import { signedMessage, type MessageParts, type SignedMessage, type TestMember } from '@filiera/testing';

/** Title at which the reader's handler fails, whatever else the event says. */
export const POISONED_TITLE = 'veleno';

const ids = new RandomIdSource();

/** Each way to be poison, by the reason with which it has to be set aside. */
export const POISONS = {
  unsigned: (from) => {
    const message = made(from, {});
    return { ...message, headers: Object.fromEntries(Object.entries(message.headers).filter(([name]) => name !== 'ce-signature')) };
  },
  'wrong-signature': (from) => made({ ...from, signing: { ...createNamedKey('ed25519'), kid: from.signing.kid } }, {}),
  'unknown-signer': (from) => made({ ...from, signing: createNamedKey('ed25519') }, {}),
  'malformed-payload': (from) => made(from, { data: '{"title": "Elettr' }),
  'invalid-payload': (from) => made(from, { data: { ...vacancyPublishedV1.example, positions: -1 } }),
  rerouted: (from) => ({ ...made(from, {}), subject: made(from, {}).subject }),
  'handler-failed': (from) => made(from, { data: { ...vacancyPublishedV1.example, title: POISONED_TITLE } }),
} satisfies Partial<Record<QuarantineReason, (from: TestMember) => SignedMessage>>;

export type Poison = keyof typeof POISONS;

function made(from: TestMember, more: Partial<MessageParts>): SignedMessage {
  return signedMessage({ from, type: vacancyPublishedV1.type, audience: 'all', entity: ids.entityId(), data: vacancyPublishedV1.example, ...more });
}
