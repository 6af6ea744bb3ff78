import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Codes, Day, Flag, Instant, Nested, NestedList, OneOf, Whole, Words } from '../fields/values.js';
import { ESCO_SKILL, ISTAT_MUNICIPALITY, SECTOR } from '../vocabulary/codes.js';
import { OccupationRef } from '../vocabulary/occupation-ref.js';
import { announcedBeforehand, withdrawnHasReason } from './need-rules.js';

/** Where a need stands. */
export const NEED_STATUSES = ['declared', 'withdrawn'] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];

/** A firm looks for skills, or a project is announced before it hires. */
export const NEED_KINDS = ['skill-need', 'industrial-project'] as const;
export type NeedKind = (typeof NEED_KINDS)[number];

/** Why a need is no longer one. */
export const NEED_WITHDRAWAL_REASONS = ['covered', 'changed', 'cancelled'] as const;
export type NeedWithdrawalReason = (typeof NEED_WITHDRAWAL_REASONS)[number];

/** How many people of one occupation are needed, and what they must be able to do. */
export class NeededOccupation {
  /** The occupation. */
  @Nested(() => OccupationRef)
  occupation!: OccupationRef;

  /** How many people. */
  @Whole(1, 9999)
  headcount!: number;

  /** ESCO skills that they need. */
  @Codes(ESCO_SKILL, 100)
  skills!: string[];
}

/** A need's whole public state. The firm itself stays with the employment office that serves it: a firm may be a person. */
export class NeedState {
  /** Where the need stands. */
  @OneOf(NEED_STATUSES)
  status!: NeedStatus;

  /** A firm's skill need, or an industrial project announced before it hires. */
  @OneOf(NEED_KINDS)
  kind!: NeedKind;

  /** What is needed, in a few words that name no person. */
  @Words(200, 3)
  title!: string;

  /** More about it, in words that name no person. */
  @Optional()
  @Words(4000)
  description?: string;

  /** ATECO 2025 or NACE code of the sector. */
  @Obeys(SECTOR)
  @Agrees(announcedBeforehand)
  @Agrees(withdrawnHasReason)
  sector!: string;

  /** ISTAT code of where the people are needed. */
  @Obeys(ISTAT_MUNICIPALITY)
  municipality!: string;

  /** How many people, by occupation. */
  @NestedList(() => NeededOccupation, 50, 1)
  occupations!: NeededOccupation[];

  /** From which day they are needed. */
  @Day()
  from!: string;

  /** Day on which it was declared. */
  @Day()
  declaredOn!: string;

  /** Until when the network answers it by the agreement's service standard. */
  @Instant()
  takeUpBy!: string;

  /** Why it is no longer a need. */
  @Optional()
  @OneOf(NEED_WITHDRAWAL_REASONS)
  withdrawalReason?: NeedWithdrawalReason;

  /** Made up, to try the network out. */
  @Flag()
  sample!: boolean;
}
