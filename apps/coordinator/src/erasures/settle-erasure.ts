import type { Transaction } from '@filiera/member-kit';
import { ANSWERED_AT, ANSWERS_REQUEST } from './answers-request.js';
import { CONFIRMING_KINDS } from './erasure-standard.js';
import { HAD_JOINED } from './had-joined.js';

/** The coordinator's own advisory lock in its database, beside the kit's (`advisory-locks.ts`): any other number than theirs. */
const SETTLE_LOCK = 176_390_021;

/** SQL: whether `member` has to confirm what was `asked`. */
const CONFIRMS = `member.kind = ANY ($1::text[]) AND member.status = 'active' AND ${HAD_JOINED}`;

/** @param which SQL: the rows `asked` of erasure_asked that are looked at */
const settle = (which: string): string => `
  UPDATE erasure_asked asked SET stopped_at = answered.last
  FROM (
    SELECT first.event, max(first.at) AS last, count(*) AS members FROM (
      SELECT asked.event, answer.member, min(${ANSWERED_AT}) AS at
      FROM erasure_asked asked
      JOIN erasure_answered answer ON ${ANSWERS_REQUEST}
      JOIN registered_member member ON member.id = answer.member AND ${CONFIRMS}
      WHERE ${which} AND asked.stopped_at IS NULL GROUP BY asked.event, answer.member
    ) first GROUP BY first.event
  ) answered
  WHERE asked.event = answered.event
    AND answered.members = (SELECT count(*) FROM registered_member member WHERE ${CONFIRMS})`;

/**
 * Writes down when the last of those who must confirm a person's erasure has done so, once all have: who joins the network later had nothing to erase.
 * Whether all have is asked of this person alone, at each confirmation; the answers of every erasure there ever was need not be looked through again.
 */
export async function settleErasure(person: string, tx: Transaction): Promise<void> {
  await oneAtATime(tx);
  await tx.query(settle('asked.person = $2'), [[...CONFIRMING_KINDS], person]);
}

/** The same for every erasure that is open: one of those who had to confirm has been shut out of the network, and is waited for no more. */
export async function settleErasures(tx: Transaction): Promise<void> {
  await oneAtATime(tx);
  await tx.query(settle('true'), [[...CONFIRMING_KINDS]]);
}

/**
 * A last confirmation and the removal of the last other member that is waited for, at the same moment, would each not see the other, and neither would settle.
 * Whoever settles has written its own change before; a statement of its own, so that the next one sees what was committed until the lock was had.
 */
async function oneAtATime(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [SETTLE_LOCK]);
}
