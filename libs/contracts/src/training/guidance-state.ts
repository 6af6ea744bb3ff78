import { Obeys, Optional } from '../fields/field-rule.js';
import { Day, Nested, OneOf } from '../fields/values.js';
import { MEMBER_ID } from '../vocabulary/member-id.js';
import { OccupationRef } from '../vocabulary/occupation-ref.js';

/** What an interview was for, as the service standards tell guidance apart (D.M. 4/2018, letters A, C and E). */
export const GUIDANCE_KINDS = ['information', 'basic', 'specialist'] as const;
export type GuidanceKind = (typeof GUIDANCE_KINDS)[number];

/** What person and adviser agreed to do next. */
export const GUIDANCE_NEXT_STEPS = ['further-guidance', 'training', 'internship', 'apprenticeship', 'job-search', 'self-employment', 'service-pact', 'none'] as const;
export type GuidanceNextStep = (typeof GUIDANCE_NEXT_STEPS)[number];

/** A guidance interview that one member held with a person whose profile another member holds. What was said in it does not travel. */
export class GuidanceState {
  /** What it was for. */
  @OneOf(GUIDANCE_KINDS)
  kind!: GuidanceKind;

  /** The day of the interview. */
  @Day()
  heldOn!: string;

  /** The member that held it. */
  @Obeys(MEMBER_ID)
  heldBy!: string;

  /** The member that holds the person's profile, and no other reads it. */
  @Obeys(MEMBER_ID)
  holder!: string;

  /** The occupation that the person aims at, if one came out of it. */
  @Optional()
  @Nested(() => OccupationRef)
  objective?: OccupationRef;

  /** What comes next. */
  @OneOf(GUIDANCE_NEXT_STEPS)
  nextStep!: GuidanceNextStep;
}
