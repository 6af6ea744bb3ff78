import { sign } from 'node:crypto';
import {
  AGREEMENT, digestOf, FIRST_PREVIOUS_DIGEST, headersOf, leafOf, ruleOf, signedBytes, signingInput, subjectOf, type Headers,
} from '@filiera/contracts';
import { RandomIdSource } from '@filiera/member-kit';
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
  const subject = subjectOf({ ...parts, publisher: parts.from.id });
  const payload = Buffer.from(typeof parts.data === 'string' ? parts.data : JSON.stringify(parts.data), 'utf8');
  const id = parts.id ?? ids.eventId();
  const link = { salt: Buffer.alloc(16, 7).toString('base64url'), previousDigest: parts.previousDigest ?? FIRST_PREVIOUS_DIGEST, sequence: parts.sequence ?? 1 };
  const digest = digestOf({ ...link, id, subject, payload });
  const unsigned = {
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
  };
  const signature = sign(null, signedBytes(leafOf(signingInput(subject, headersOf(unsigned), payload))), parts.from.signing.privateKey).toString('base64url');
  return { subject, headers: headersOf({ ...unsigned, signature }), payload, id, digest };
}
