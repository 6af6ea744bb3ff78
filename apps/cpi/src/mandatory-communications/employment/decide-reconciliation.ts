import { daysBetween, folded } from '@filiera/exchange';
import type { ReconciliationWindow } from './reconciliation-windows.js';

/** The hire as the employer communicated it. */
export interface Hire {
  readonly startDate: string;
  /** Names of the employer, and of the firm that uses an agency's worker. */
  readonly firms: readonly string[];
  /** ISCO-08 group, as precise as the communicated code allows. */
  readonly isco: string;
  /** ISTAT code of the place of work, where it is told. */
  readonly municipality?: string;
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

/** A vacancy of this member with a position open, for which nobody was referred. */
export interface OfferedPosition {
  readonly vacancy: string;
  readonly employer: string | null;
  readonly isco: string;
  readonly municipality: string | null;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string;
}

/** What the network knows of a person and their employer before the hire. */
export interface Before {
  readonly placements: readonly KnownPlacement[];
  readonly referrals: readonly KnownReferral[];
  readonly positions: readonly OfferedPosition[];
}

/** Which of the network's facts the hire is: a placement already told, one that the vacancy's owner has still to tell, the filling of an own vacancy, or a new one. */
export type Reconciliation =
  | { readonly is: 'told'; readonly placement: string; readonly referral: string | null }
  | { readonly is: 'referred'; readonly referral: string; readonly ours: boolean }
  | { readonly is: 'offered'; readonly vacancy: string }
  | { readonly is: 'new' };

/**
 * Decides whether a hire is one that the network brought about, so that one hire is one placement. A vacancy that names another employer is another job; one
 * that names the employer goes before one that names nobody, for which the times are shorter; then the nearer in time. Where nothing was told and nobody was
 * referred, a hire by the employer of one own vacancy, for the same kind of work in the same place, fills a position of it.
 * @param today after the days that its owner has for it, another owner's referral is waited for no longer; on an own vacancy there is nobody to wait for
 */
export function decideReconciliation(
  hire: Hire, { placements, referrals, positions }: Before, window: ReconciliationWindow, today: string,
): Reconciliation {
  const told = placements.map((one) => ({ ...one, days: Math.abs(daysBetween(one.startDate, hire.startDate)) }));
  const placement = best(told, hire, window.daysAroundStart, window.daysAroundStartUnnamed);
  if (placement) return { is: 'told', placement: placement.id, referral: placement.referral };
  const accepted = referrals.map((one) => ({ ...one, days: daysBetween(one.acceptedOn, hire.startDate) })).filter(({ days }) => days >= 0);
  const nearest = (some: typeof accepted) => best(some, hire, window.daysFromAcceptance, window.daysFromAcceptanceUnnamed);
  const inTime = daysBetween(hire.startDate, today) <= window.daysToAwaitOwner;
  const foremost = nearest(accepted);
  // Of another owner that was silent too long nothing more is awaited: an own referral that names the employer as well takes its place, one that names nobody does not.
  const referral = foremost && (foremost.ours || inTime) ? foremost : nearest(accepted.filter(({ ours, employer }) => ours && (employer !== null || foremost?.employer === null)));
  if (referral) return { is: 'referred', referral: referral.id, ours: referral.ours };
  if (foremost) return { is: 'new' };
  const [position, another] = positions.filter((one) => isFilledBy(one, hire, window));
  // Of two vacancies that it might be, only a person knows which.
  return position && !another ? { is: 'offered', vacancy: position.vacancy } : { is: 'new' };
}

/** The employer is named and the same, the major group of ISCO-08 too, and the municipality where both tell it. */
function isFilledBy({ employer, isco, municipality, publishedOn }: OfferedPosition, hire: Hire, window: ReconciliationWindow): boolean {
  const days = daysBetween(publishedOn, hire.startDate);
  return days >= 0 && days <= window.daysFromPublication && employer !== null && hire.firms.some((firm) => sameFirm(firm, employer))
    && isco.charAt(0) === hire.isco.charAt(0) && (municipality === null || hire.municipality === undefined || municipality === hire.municipality);
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
