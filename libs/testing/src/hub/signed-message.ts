import {
  AGREEMENT, digestOf, FIRST_PREVIOUS_DIGEST, headersOf, ruleOf, signingInput, subjectOf, type Headers,
} from '@filiera/contracts';
import { RandomIdSource, signedHeadersOf, signTogether } from '@filiera/member-kit';
import type { TestMember } from './test-member.js';

/** An event for a test to publish by hand, well formed unless the test spoils it. */
export interface MessageParts {
  readonly from: TestMember;
  readonly type: string;
  readonly audience: string;
  readonly entity: string;
  readonly version?: number;
  readonly person?: string;
  readonly data: unknown;
  readonly id?: string;
  readonly time?: Date;
  readonly sequence?: number;
  readonly previousDigest?: string;
}

/** A message as it goes on the wire. */
export interface SignedMessage {
  readonly subject: string;
  readonly headers: Headers;
  readonly payload: Uint8Array;
  readonly id: string;
  readonly digest: string;
}

const ids = new RandomIdSource();

/** Signs a message as the node of `from` would; a string as data goes out as those very bytes. */
export function signedMessage(parts: MessageParts): SignedMessage {
  return signedMessages([parts])[0]!;
}

/** Signs messages of one member together, as its relay would. */
export function signedMessages(batch: readonly MessageParts[]): SignedMessage[] {
  const unsigned = batch.map(unsignedMessage);
  const { signature, proofs } = signTogether(unsigned.map(({ subject, headers, payload }) => signingInput(subject, headers, payload)), batch[0]!.from.signing.privateKey);
  return unsigned.map((message, index) => ({ ...message, headers: signedHeadersOf(message.headers, signature, proofs[index]) }));
}

function unsignedMessage(parts: MessageParts): SignedMessage {
  const subject = subjectOf({ ...parts, publisher: parts.from.id });
  const payload = Buffer.from(typeof parts.data === 'string' ? parts.data : JSON.stringify(parts.data), 'utf8');
  const id = parts.id ?? ids.eventId();
  const link = { salt: Buffer.alloc(16, 7).toString('base64url'), previousDigest: parts.previousDigest ?? FIRST_PREVIOUS_DIGEST, sequence: parts.sequence ?? 1 };
  const digest = digestOf({ ...link, id, subject, payload });
  const headers = headersOf({
    id,
    source: parts.from.id,
    type: parts.type,
    entity: parts.entity,
    time: (parts.time ?? new Date()).toISOString(),
    entityVersion: parts.version ?? 1,
    ...link,
    digest,
    correlationId: ids.eventId(),
    agreementVersion: AGREEMENT.version,
    purpose: ruleOf(AGREEMENT, parts.type)?.purpose ?? 'network-governance',
    keyId: parts.from.signing.kid,
  });
  return { subject, headers, payload, id, digest };
}
