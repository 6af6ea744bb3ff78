import { randomBytes, sign } from 'node:crypto';
import {
  AGREEMENT, digestOf, FIRST_PREVIOUS_DIGEST, headersOf, leafOf, ruleOf, signedBytes, signingInput, subjectOf, treeOf, vacancyPublishedV1,
} from '@filiera/contracts';
import { RandomIdSource, type Inbound } from '@filiera/member-kit';
import type { TestMember } from '@filiera/testing';
import { sampleVacancy } from '../full-path/sample-vacancy.js';

const ids = new RandomIdSource();

/** Vacancies as their publisher seals them, so many under one signature, as the hub delivers them. */
export function sealedBatch(publisher: TestMember, size: number): Inbound[] {
  const { type } = vacancyPublishedV1;
  const payload = Buffer.from(JSON.stringify(sampleVacancy()), 'utf8');
  let previousDigest = FIRST_PREVIOUS_DIGEST;
  const unsigned = Array.from({ length: size }, (_, index) => {
    const [id, entity] = [ids.eventId(), ids.entityId()];
    const subject = subjectOf({ type, publisher: publisher.id, audience: 'all', entity });
    const link = { salt: randomBytes(16).toString('base64url'), previousDigest, sequence: index + 1 };
    const digest = digestOf({ ...link, id, subject, payload });
    previousDigest = digest;
    const headers = headersOf({
      id, source: publisher.id, type, entity, time: new Date().toISOString(), entityVersion: 1, ...link, digest, correlationId: ids.eventId(),
      agreementVersion: AGREEMENT.version, purpose: ruleOf(AGREEMENT, type)!.purpose, keyId: publisher.signing.kid,
    });
    return { subject, headers };
  });
  const { root, proofs } = treeOf(unsigned.map(({ subject, headers }) => leafOf(signingInput(subject, headers, payload))));
  const signature = sign(null, signedBytes(root), publisher.signing.privateKey).toString('base64url');
  return unsigned.map(({ subject, headers }, index) => ({
    stream: 'VACANCIES', subject, payload, streamSequence: index + 1, storedAt: new Date(), deliveryCount: 1,
    headers: { ...headers, 'ce-signature': signature, ...(proofs[index] === undefined ? {} : { 'ce-batchproof': proofs[index] }) },
  }));
}
