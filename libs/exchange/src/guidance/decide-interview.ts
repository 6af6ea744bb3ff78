import type { GuidanceKind, GuidanceNextStep, OccupationRef } from '@filiera/contracts';
import { Invalid } from '@filiera/member-kit';
import { interviewAnnulled } from './guidance-errors.js';

/** What an adviser records of an interview. */
export interface HeldInterview {
  readonly kind: GuidanceKind;
  readonly heldOn: string;
  readonly objective?: OccupationRef | null;
  readonly nextStep: GuidanceNextStep;
  readonly note?: string | null;
}

/**
 * An interview is recorded once it has been held.
 * @param today `YYYY-MM-DD`
 * @throws Invalid when its day is to come
 */
export function decideInterview({ heldOn }: HeldInterview, today: string): void {
  if (heldOn <= today) return;
  throw new Invalid({
    code: 'guidance-interview.invalid', clause: '11.6', text: { it: 'Si registra un colloquio già tenuto.', en: 'An interview is recorded once it has been held.' },
    faults: [{ field: 'heldOn', rule: 'notInFuture', text: { it: 'Non può essere futura.', en: 'It cannot be in the future.' } }],
  });
}

/** @throws Conflict when it is annulled already */
export function decideAnnulment({ annulled }: { readonly annulled: boolean }): void {
  if (annulled) throw interviewAnnulled();
}
