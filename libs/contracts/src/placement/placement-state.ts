import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Amount, Day, Flag, Nested, OneOf } from '../fields/values.js';
import { ENTITY_ID, ISTAT_MUNICIPALITY } from '../vocabulary/codes.js';
import { CONTRACT_TYPES, type ContractType } from '../vocabulary/lists.js';
import { MEMBER_ID } from '../vocabulary/member-id.js';
import { OccupationRef } from '../vocabulary/occupation-ref.js';
import { endedHasEnd, placementDates } from './placement-rules.js';

/** Where a placement stands. */
export const PLACEMENT_STATUSES = ['active', 'ended'] as const;
export type PlacementStatus = (typeof PLACEMENT_STATUSES)[number];

/** Why a placement ended. Reasons that would tell of a person's health or family are not among them. */
export const PLACEMENT_END_REASONS = ['term-reached', 'resignation', 'dismissal', 'mutual-agreement', 'trial-not-passed', 'other'] as const;
export type PlacementEndReason = (typeof PLACEMENT_END_REASONS)[number];

/** A person at work: an employment that the network brought about or learnt of. The person is the pseudonym in the envelope. */
export class PlacementState {
  /** Where the placement stands. */
  @OneOf(PLACEMENT_STATUSES)
  status!: PlacementStatus;

  /** The referral that it comes from. */
  @Optional()
  @Obeys(ENTITY_ID)
  referral?: string;

  /** The vacancy that it fills. */
  @Optional()
  @Obeys(ENTITY_ID)
  vacancy?: string;

  /** The member that owns the vacancy and records the placement. */
  @Obeys(MEMBER_ID)
  vacancyOwner!: string;

  /** The member that holds the candidate. */
  @Obeys(MEMBER_ID)
  @Agrees(endedHasEnd)
  holder!: string;

  /** The occupation. */
  @Nested(() => OccupationRef)
  occupation!: OccupationRef;

  /** Form of employment. */
  @OneOf(CONTRACT_TYPES)
  contract!: ContractType;

  /** First day of work. */
  @Day()
  @Agrees(placementDates)
  startDate!: string;

  /** Last day of work: the agreed one while active, the real one when ended. */
  @Optional()
  @Day()
  endDate?: string;

  /** Why it ended. */
  @Optional()
  @OneOf(PLACEMENT_END_REASONS)
  endReason?: PlacementEndReason;

  /** ISTAT code of the municipality of work. */
  @Optional()
  @Obeys(ISTAT_MUNICIPALITY)
  municipality?: string;

  /** Hours a week. */
  @Optional()
  @Amount(1, 60)
  weeklyHours?: number;

  /** A sample for trying the network, not a real placement. */
  @Flag()
  sample!: boolean;
}
