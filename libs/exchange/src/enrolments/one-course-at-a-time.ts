import type { Transaction } from '@filiera/member-kit';

/**
 * Whoever asks for a place, answers, or hears of either goes by what this node knows of the whole course: one transaction after the other, because two at the
 * same moment would both see the last place free. Taken before any row is locked, and held until the transaction ends.
 */
export async function oneCourseAtATime(course: string, tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`course ${course}`]);
}
