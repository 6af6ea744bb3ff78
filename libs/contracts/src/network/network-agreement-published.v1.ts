import { defineEvent } from '../events/event-contract.js';
import { Obeys } from '../fields/field-rule.js';
import { codeRule, Day } from '../fields/values.js';
import { AGREEMENT_VERSION } from './member-rules.js';

const SHA256 = codeRule('sha-256', /^[A-Za-z0-9_-]{43}$/, 43, { it: 'SHA-256 in base64url', en: 'SHA-256 in base64url' });

/** A version of the agreement has been published. */
export class NetworkAgreementPublishedV1 {
  /** The version. */
  @Obeys(AGREEMENT_VERSION)
  version!: string;

  /** Digest of the agreement's data, as `agreementDigest` computes it. */
  @Obeys(SHA256)
  digest!: string;

  /** First day on which it is in force. */
  @Day()
  effectiveFrom!: string;
}

const example: NetworkAgreementPublishedV1 = { version: '1.0.0', digest: 'A'.repeat(43), effectiveFrom: '2027-01-01' };

export const networkAgreementPublishedV1 = defineEvent('network.agreement-published.v1', {
  payload: NetworkAgreementPublishedV1,
  description: 'A version of the agreement has been published, with the digest of its data and the day it comes into force.',
  example,
  invalidExamples: [
    { why: 'a version is not a range', value: { ...example, version: '^1.0.0' } },
    { why: 'a version has no prefix', value: { ...example, version: 'v1.0.0' } },
    { why: 'a digest is a SHA-256 in base64url', value: { ...example, digest: 'abc' } },
    { why: 'the day is missing', value: { version: '1.0.0', digest: example.digest } },
  ],
});
