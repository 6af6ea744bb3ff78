import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Day, Flag, NestedList, OneOf, Whole } from '../fields/values.js';
import { ISTAT_MUNICIPALITY, SECTOR } from '../vocabulary/codes.js';
import { OccupationRef } from '../vocabulary/occupation-ref.js';
import { announcedEarly, enoughPeople, withdrawnCrisisHasReason } from './crisis-rules.js';

/** Where a crisis stands. */
export const CRISIS_STATUSES = ['announced', 'withdrawn'] as const;
export type CrisisStatus = (typeof CRISIS_STATUSES)[number];

/** What is expected: the site closes, fewer people work there, or work stops for a time. */
export const CRISIS_KINDS = ['closure', 'reduction', 'suspension'] as const;
export type CrisisKind = (typeof CRISIS_KINDS)[number];

/** Why it is no longer announced. */
export const CRISIS_WITHDRAWAL_REASONS = ['averted', 'changed', 'over'] as const;
export type CrisisWithdrawalReason = (typeof CRISIS_WITHDRAWAL_REASONS)[number];

/** The public state of a firm's crisis. No firm, no person, no free text in which one could be named. */
export class CrisisState {
  /** Where it stands. */
  @OneOf(CRISIS_STATUSES)
  status!: CrisisStatus;

  /** What is expected. */
  @OneOf(CRISIS_KINDS)
  kind!: CrisisKind;

  /** ATECO 2025 or NACE code of the sector. */
  @Obeys(SECTOR)
  @Agrees(announcedEarly)
  @Agrees(enoughPeople)
  @Agrees(withdrawnCrisisHasReason)
  sector!: string;

  /** ISTAT code of where the people work. */
  @Obeys(ISTAT_MUNICIPALITY)
  municipality!: string;

  /** How many people it concerns, all occupations together. */
  @Whole(1, 99_999)
  people!: number;

  /** Their occupations, the most numerous first. */
  @NestedList(() => OccupationRef, 50, 1)
  occupations!: OccupationRef[];

  /** Day on which it is expected to begin. */
  @Day()
  from!: string;

  /** Day on which it was announced. */
  @Day()
  announcedOn!: string;

  /** Why it is no longer announced. */
  @Optional()
  @OneOf(CRISIS_WITHDRAWAL_REASONS)
  withdrawalReason?: CrisisWithdrawalReason;

  /** Made up, to try the network out. */
  @Flag()
  sample!: boolean;
}
