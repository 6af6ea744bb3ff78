import type { Transaction } from '@filiera/member-kit';

/**
 * Whoever proposes a pair, or hears of a proposal of it, goes by what this node knows of the pair: one transaction after the other, because two at the
 * same moment would not see each other's row. Held until the transaction ends.
 */
export async function onlyOneProposalAtATime(vacancy: string, candidate: string, tx: Transaction): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`referral ${vacancy} ${candidate}`]);
}
