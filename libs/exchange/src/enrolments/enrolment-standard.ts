import { AGREEMENT, dueAt, trainingEnrolmentRequestedV1 } from '@filiera/contracts';

/**
 * By when the agreement wants a request answered that is made now (clause 9.6).
 * @throws Error when the agreement in this build has no such standard: a program that cannot tell its deadline must not ask
 */
export function enrolmentAnswerDueAt(now: Date): Date {
  const standard = AGREEMENT.serviceStandards.find(({ after }) => after === trainingEnrolmentRequestedV1.type);
  if (!standard) throw new Error(`the agreement ${AGREEMENT.version} has no service standard for the answer to ${trainingEnrolmentRequestedV1.type}`);
  return dueAt(standard.within, now);
}
