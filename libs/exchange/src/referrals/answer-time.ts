import type { ReferralStep } from './merge-referral.js';

/** When a proposal was answered, and whether the agreement's service standard was kept. */
export interface AnswerTime {
  /** When the first answer was given; null while nobody answered. */
  readonly answeredAt: Date | null;
  /** The answer came after the time agreed, or that time has passed without one. */
  readonly late: boolean;
}

/**
 * Reads the answer from all steps known, in whatever order they came.
 * A proposal taken back in time needed no answer: it is not late. Whatever else ended had been answered, though the answer's own time may be over and its step dropped:
 * nobody can say any more that it was late.
 */
export function answerTime(steps: readonly ReferralStep[], now: Date): AnswerTime {
  const deadline = steps[0] ? new Date(steps[0].state.answerBy) : null;
  const answeredAt = earliest(steps.filter((step) => step.state.status === 'accepted' || step.state.status === 'declined'));
  if (answeredAt === null && steps.some((step) => step.state.status !== 'proposed' && !isTakenBackUnanswered(step))) return { answeredAt, late: false };
  const endedAt = answeredAt ?? earliest(steps.filter(isTakenBackUnanswered));
  return { answeredAt, late: deadline !== null && (endedAt ?? now) > deadline };
}

/** The step after the proposal itself; whoever takes an accepted one back writes a later version. */
function isTakenBackUnanswered({ version, state }: ReferralStep): boolean {
  return state.status === 'withdrawn' && version === 2;
}

function earliest(steps: readonly ReferralStep[]): Date | null {
  return steps.reduce<Date | null>((found, step) => (found === null || step.at < found ? step.at : found), null);
}
