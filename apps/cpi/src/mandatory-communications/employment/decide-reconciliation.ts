import { daysBetween, folded } from '@filiera/exchange';
import type { ReconciliationWindow } from './reconciliation-windows.js';

/** The hire as the employer communicated it. */
export interface Hire {
  readonly startDate: string;
  /** Names of the employer, and of the firm that uses an agency's worker. */
  readonly firms: readonly string[];
}

/** A placement of the person that no other employment is bound to. */
export interface KnownPlacement {
  readonly id: string;
  readonly startDate: string;
  readonly referral: string | null;
  /** Name of the vacancy's employer, where the vacancy tells it. */
  readonly employer: string | null;
}

/** A referral of the person that was accepted, or closed with a hire, and has no placement yet. */
export interface KnownReferral {
  readonly id: string;
  /** The day on which it was accepted. */
  readonly acceptedOn: string;
  readonly employer: string | null;
  /** The vacancy is this member's: the placement is its own to tell. */
  readonly ours: boolean;
}

/** Which of the network's facts the hire is: a placement already told, one that the vacancy's owner has still to tell, or a new one. */
export type Reconciliation =
  | { readonly is: 'told'; readonly placement: string; readonly referral: string | null }
  | { readonly is: 'referred'; readonly referral: string; readonly ours: boolean }
  | { readonly is: 'new' };

/**
 * Decides whether a hire is one that the network brought about, so that one hire is one placement. A vacancy that names another employer is another job; one
 * that names the employer goes before one that names nobody, for which the times are shorter; then the nearer in time.
 * @param today after the days that its owner has for it, a referral is waited for no longer
 */
export function decideReconciliation(
  hire: Hire, placements: readonly KnownPlacement[], referrals: readonly KnownReferral[], window: ReconciliationWindow, today: string,
): Reconciliation {
  const told = placements.map((one) => ({ ...one, days: Math.abs(daysBetween(one.startDate, hire.startDate)) }));
  const placement = best(told, hire, window.daysAroundStart, window.daysAroundStartUnnamed);
  if (placement) return { is: 'told', placement: placement.id, referral: placement.referral };
  if (daysBetween(hire.startDate, today) > window.daysToAwaitOwner) return { is: 'new' };
  const accepted = referrals.map((one) => ({ ...one, days: daysBetween(one.acceptedOn, hire.startDate) })).filter(({ days }) => days >= 0);
  const referral = best(accepted, hire, window.daysFromAcceptance, window.daysFromAcceptanceUnnamed);
  return referral ? { is: 'referred', referral: referral.id, ours: referral.ours } : { is: 'new' };
}

function best<T extends { readonly id: string; readonly employer: string | null; readonly days: number }>(all: readonly T[], { firms }: Hire, named: number, unnamed: number): T | undefined {
  const fits = ({ employer, days }: T): boolean => (employer === null ? days <= unnamed : days <= named && firms.some((firm) => sameFirm(firm, employer)));
  const order = ({ employer }: T): number => (employer === null ? 1 : 0);
  return all.filter(fits).sort((a, b) => order(a) - order(b) || a.days - b.days || (a.id < b.id ? -1 : 1))[0];
}

/** Words that say how a firm is made, not which. */
const LEGAL_FORMS = /\b(?:s\s?r\s?l\s?s?|s\s?p\s?a|s\s?n\s?c|s\s?a\s?s|soc(?:ieta)?|coop(?:erativa)?|ditta|impresa|individuale)\b/g;

/** Whether two spellings name one firm: without case, accents, points and the legal form. */
export function sameFirm(a: string, b: string): boolean {
  const bare = (name: string): string => folded(name).replace(LEGAL_FORMS, ' ').replace(/\s+/g, ' ').trim();
  return bare(a) !== '' && bare(a) === bare(b);
}
