import { type DatedRule, ruleInForce } from '@filiera/exchange';

/** How far apart a hire and what led to it may be; counted on the day the employment begins. */
export interface ReconciliationWindow extends DatedRule {
  /** Days between the start that was told to the network and the start that the employer communicated, before or after. */
  readonly daysAroundStart: number;
  /** The same where the vacancy does not name its employer. */
  readonly daysAroundStartUnnamed: number;
  /** Days from the acceptance of a referral to the start. */
  readonly daysFromAcceptance: number;
  readonly daysFromAcceptanceUnnamed: number;
  /** Days from the publication of an own vacancy, for which nobody was referred, to the start. */
  readonly daysFromPublication: number;
  /** Days after the start that the vacancy's owner is given to tell of the placement; then the office tells it. */
  readonly daysToAwaitOwner: number;
}

/** The oldest row first. The network's own rule, not a law's: long enough for notice periods, too short for a second job of the same person. */
export const WINDOWS: readonly ReconciliationWindow[] = [
  { daysAroundStart: 30, daysAroundStartUnnamed: 7, daysFromAcceptance: 180, daysFromAcceptanceUnnamed: 60, daysFromPublication: 180, daysToAwaitOwner: 30, validFrom: '2000-01-01', source: 'Piano di dettaglio della rete' },
];

/** The window for an employment that begins on a day. */
export function reconciliationWindowOn(startDate: string): ReconciliationWindow {
  return ruleInForce(WINDOWS, startDate) ?? WINDOWS[0]!;
}
