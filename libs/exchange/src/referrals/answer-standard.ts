import { AGREEMENT, referralProposedV1 } from '@filiera/contracts';

/**
 * Working days within which the agreement wants a proposal answered.
 * @throws Error when the agreement in this build has no such standard: a program that cannot tell its deadline must not start
 */
export function answerWithinWorkingDays(): number {
  const standard = AGREEMENT.serviceStandards.find(({ after, by }) => after === referralProposedV1.type && by === 'counterpart');
  if (!standard || standard.within.unit !== 'working-day') {
    throw new Error(`the agreement ${AGREEMENT.version} has no service standard in working days for the answer to ${referralProposedV1.type}`);
  }
  return standard.within.amount;
}
