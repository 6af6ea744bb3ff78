import { MOST_VERSIONS_AHEAD } from '@filiera/contracts';
import { Refused } from '@filiera/member-kit';

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
