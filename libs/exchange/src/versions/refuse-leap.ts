import { Refused } from '@filiera/member-kit';

/**
 * How many versions a step of what two parties share may be ahead of the newest one known here. The first to arrive may be a later one, and one party may tell
 * many before it hears of the other: a handful in a referral, in an enrolment as many positions as people wait for a course. The wire ends at nine digits, and
 * whoever leapt to its end would leave the other no version to answer with: at this pace nobody gets there.
 */
export const MOST_VERSIONS_AHEAD = 1_000;

/**
 * Refuses a step that leaps.
 * @param known the newest version known here, or null when this is the first step to arrive
 * @param of `referral` or `enrolment`, for the code, with the clause that says who writes what
 * @throws Refused, with which the event goes to quarantine
 */
export function refuseLeap(version: number, known: number | null, { of, clause }: { readonly of: string; readonly clause: string }): void {
  if (version <= (known ?? 0) + MOST_VERSIONS_AHEAD) return;
  throw new Refused({
    code: `${of}.version-leaps`, clause,
    text: {
      it: `La versione è oltre ${MOST_VERSIONS_AHEAD} dopo l’ultima conosciuta: l’altra parte non potrebbe più rispondere.`,
      en: `The version is more than ${MOST_VERSIONS_AHEAD} after the newest known: the other party could no longer answer.`,
    },
  });
}
