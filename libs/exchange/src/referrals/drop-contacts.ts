import type { ReferralState } from '@filiera/contracts';
import type { Transaction } from '@filiera/member-kit';

/** Tells whether a referral in this state still needs the candidate's contacts. */
export function needsContacts(state: Pick<ReferralState, 'status' | 'outcome'>): boolean {
  return state.status === 'proposed' || state.status === 'accepted' || (state.status === 'closed' && state.outcome === 'hired');
}

/**
 * Forgets contacts that came before their referral and prove to be another's: not from its holder, or not of its candidate. No mark stays, so that the holder's own are kept.
 * @param person the referral's candidate
 */
export async function dropForeignContacts(referral: string, person: string | null, { holder }: Pick<ReferralState, 'holder'>, tx: Transaction): Promise<void> {
  await tx.query(`DELETE FROM referral_contacts WHERE referral = $1 AND way = 'received' AND (sent_by <> $2 OR person <> $3)`, [referral, holder, person]);
}

/**
 * Forgets the contacts of a referral that came to nothing, and leaves a mark so that contacts which arrive later are not kept.
 * One step of either party is enough, whether or not it prevails: so the order of arrival does not matter.
 */
export async function dropContacts(referral: string, person: string | null, state: ReferralState, at: Date, tx: Transaction): Promise<void> {
  if (needsContacts(state)) return;
  await tx.query(
    `INSERT INTO referral_contacts (referral, person, way, at) VALUES ($1, $2, 'dropped', $3)
     ON CONFLICT (referral) DO UPDATE SET way = 'dropped', first_name = NULL, last_name = NULL, email = NULL, phone = NULL, at = excluded.at
     WHERE referral_contacts.way <> 'dropped'`,
    [referral, person, at],
  );
}
