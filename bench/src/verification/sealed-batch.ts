import { randomUUID } from 'node:crypto';
import { vacancyPublishedV1 } from '@filiera/contracts';
import type { Inbound } from '@filiera/member-kit';
import { signedMessages, type TestMember } from '@filiera/testing';
import { sampleVacancy } from '../full-path/sample-vacancy.js';

/** Vacancies as their publisher seals them, so many under one signature, as the hub delivers them. */
export function sealedBatch(publisher: TestMember, size: number): Inbound[] {
  const data = sampleVacancy();
  const messages = signedMessages(Array.from({ length: size }, (_, index) => (
    { from: publisher, type: vacancyPublishedV1.type, audience: 'all', entity: randomUUID(), data, sequence: index + 1 }
  )));
  return messages.map(({ subject, headers, payload }, index) => (
    { stream: 'VACANCIES', subject, headers, payload, streamSequence: index + 1, storedAt: new Date(), deliveryCount: 1 }
  ));
}
