import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Amount, Codes, Day, Flag, Nested, NestedList, OneOf, Whole, Words } from '../fields/values.js';
import { ENTITY_ID, ESCO_SKILL, ISTAT_MUNICIPALITY, LANGUAGE } from '../vocabulary/codes.js';
import { LanguageSkill } from '../vocabulary/language-skill.js';
import { closedHasReason, courseDates, taughtSomewhere } from './course-rules.js';

/** Where a course stands. */
export const COURSE_STATUSES = ['published', 'closed'] as const;
export type CourseStatus = (typeof COURSE_STATUSES)[number];

/** Why a course takes nobody any more. */
export const COURSE_CLOSE_REASONS = ['full', 'ended', 'cancelled'] as const;
export type CourseCloseReason = (typeof COURSE_CLOSE_REASONS)[number];

/** How a course is taught. */
export const COURSE_DELIVERIES = ['in-person', 'online', 'blended'] as const;
export type CourseDelivery = (typeof COURSE_DELIVERIES)[number];

/** What whoever enrols must bring. None of it may rest on a protected characteristic (D.Lgs 276/2003 art. 10). */
export class CourseEntry {
  /** Level of the European Qualifications Framework, 1 to 8. */
  @Optional()
  @Whole(1, 8)
  educationEqf?: number;

  /** ESCO skills that the course builds on. */
  @Codes(ESCO_SKILL, 50)
  skills!: string[];

  /** Languages needed to follow it. */
  @NestedList(() => LanguageSkill, 10)
  languages!: LanguageSkill[];
}

/** A course's whole public state. It describes an offer, never people. */
export class CourseState {
  /** Where the course stands. */
  @OneOf(COURSE_STATUSES)
  status!: CourseStatus;

  /** Title of the course. */
  @Words(200, 3)
  title!: string;

  /** What is taught, and how. Plain text. */
  @Words(10_000)
  description!: string;

  /** Language in which it is taught. */
  @Obeys(LANGUAGE)
  language!: string;

  /** ESCO skills that whoever completes it has gained. */
  @Codes(ESCO_SKILL, 100, 1)
  skills!: string[];

  /** What whoever enrols must bring. */
  @Nested(() => CourseEntry)
  entry!: CourseEntry;

  /** How many people can take part. */
  @Whole(1, 9999)
  @Agrees(courseDates)
  @Agrees(taughtSomewhere)
  @Agrees(closedHasReason)
  places!: number;

  /** First day. */
  @Day()
  startDate!: string;

  /** Last day. */
  @Day()
  endDate!: string;

  /** Last day on which a place can be asked for. */
  @Day()
  enrolUntil!: string;

  /** Hours of teaching in all. */
  @Whole(1, 5000)
  hours!: number;

  /** In person, online, or both. */
  @OneOf(COURSE_DELIVERIES)
  delivery!: CourseDelivery;

  /** ISTAT code of where it is taught, unless only online. */
  @Optional()
  @Obeys(ISTAT_MUNICIPALITY)
  municipality?: string;

  /** What whoever takes part pays in all, euro; 0 when it is free. */
  @Amount(0, 100_000)
  fee!: number;

  /** The declared need that it answers, when it answers one. */
  @Optional()
  @Obeys(ENTITY_ID)
  need?: string;

  /** Day of publication. */
  @Day()
  publishedOn!: string;

  /** Why it takes nobody any more. */
  @Optional()
  @OneOf(COURSE_CLOSE_REASONS)
  closeReason?: CourseCloseReason;

  /** Made up, to try the network out. */
  @Flag()
  sample!: boolean;
}
