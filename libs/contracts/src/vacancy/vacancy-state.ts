import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Codes, Day, Flag, Nested, NestedList, OneOf, SomeOf, Whole, Words } from '../fields/values.js';
import { ESCO_SKILL, LANGUAGE, WEB_ADDRESS } from '../vocabulary/codes.js';
import { LanguageSkill } from '../vocabulary/language-skill.js';
import { CONTRACT_TYPES, LICENCES, type ContractType } from '../vocabulary/lists.js';
import { OccupationRef } from '../vocabulary/occupation-ref.js';
import { VacancyEmployer, VacancyHours, VacancyOrigin, VacancyPay, Workplace } from './vacancy-parts.js';
import { filledHasNoOpenPositions, openWithinPositions, publishedHasOpenPositions, validityWindow } from './vacancy-rules.js';

/** Where a vacancy stands. */
export const VACANCY_STATUSES = ['published', 'filled', 'expired', 'withdrawn'] as const;
export type VacancyStatus = (typeof VACANCY_STATUSES)[number];

/** A vacancy's whole public state. */
export class VacancyState {
  /** Where the vacancy stands. */
  @OneOf(VACANCY_STATUSES)
  status!: VacancyStatus;

  /** Title of the job, without personal data. */
  @Words(200, 3)
  title!: string;

  /** Description of the job. Plain text: markup is removed before publishing. */
  @Words(10_000)
  description!: string;

  /** Language of title and description. */
  @Obeys(LANGUAGE)
  language!: string;

  /** The employer, when it may be named or its sector is known. An agency may keep its client unnamed until a referral is accepted. */
  @Optional()
  @Nested(() => VacancyEmployer)
  employer?: VacancyEmployer;

  /** The occupation. */
  @Nested(() => OccupationRef)
  occupation!: OccupationRef;

  /** ESCO skills without which the job cannot be done. */
  @Codes(ESCO_SKILL, 100)
  essentialSkills!: string[];

  /** ESCO skills that help. */
  @Codes(ESCO_SKILL, 100)
  optionalSkills!: string[];

  /** Where the work is done. */
  @Nested(() => Workplace)
  workplace!: Workplace;

  /** Form of employment. */
  @OneOf(CONTRACT_TYPES)
  contract!: ContractType;

  /** Length of the employment in months, when it has an end. */
  @Optional()
  @Whole(1, 120)
  durationMonths?: number;

  /** Working time. */
  @Nested(() => VacancyHours)
  hours!: VacancyHours;

  /** Pay range, gross. Directive (EU) 2023/970 art. 5: candidates are told the range before the interview. */
  @Optional()
  @Nested(() => VacancyPay)
  pay?: VacancyPay;

  /** Languages asked for. */
  @NestedList(() => LanguageSkill, 20)
  languages!: LanguageSkill[];

  /** Driving licences and professional cards asked for. */
  @SomeOf(LICENCES)
  licences!: string[];

  /** Months of experience asked for. */
  @Optional()
  @Whole(0, 720)
  experienceMonths?: number;

  /** Level of the European Qualifications Framework asked for, 1 to 8. */
  @Optional()
  @Whole(1, 8)
  educationEqf?: number;

  /** How many people are looked for. */
  @Whole(1, 9999)
  @Agrees(openWithinPositions)
  @Agrees(publishedHasOpenPositions)
  @Agrees(filledHasNoOpenPositions)
  positions!: number;

  /** How many are still looked for. */
  @Whole(0, 9999)
  openPositions!: number;

  /** Remote work. */
  @OneOf(['none', 'partial', 'full'])
  remote!: 'none' | 'partial' | 'full';

  /** Reserved for targeted placement (L. 68/1999). It describes the post, not a person. */
  @Flag()
  targetedPlacement!: boolean;

  /** Day of publication. */
  @Day()
  @Agrees(validityWindow)
  publishedOn!: string;

  /** Last day on which people can apply. */
  @Day()
  validUntil!: string;

  /** Number of the agency's ministerial authorisation (D.Lgs 276/2003 art. 4): an agency must show it. */
  @Optional()
  @Words(60)
  agencyAuthorisation?: string;

  /** Where to apply on the web. */
  @Optional()
  @Obeys(WEB_ADDRESS)
  applicationUrl?: string;

  /** Where the vacancy was brought in from. */
  @Optional()
  @Nested(() => VacancyOrigin)
  origin?: VacancyOrigin;

  /** A sample for trying the network, not a real job. */
  @Flag()
  sample!: boolean;
}
