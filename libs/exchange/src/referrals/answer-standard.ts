import { AGREEMENT, dueAt, referralProposedV1 } from '@filiera/contracts';

/**
 * By when the agreement wants a proposal answered that is made now.
 * @throws Error when the agreement in this build has no such standard: a program that cannot tell its deadline must not propose
 */
export function answerDueAt(now: Date): Date {
  const standard = AGREEMENT.serviceStandards.find(({ after, by }) => after === referralProposedV1.type && by === 'counterpart');
  if (!standard) throw new Error(`the agreement ${AGREEMENT.version} has no service standard for the answer to ${referralProposedV1.type}`);
  return dueAt(standard.within, now);
}
