import { Obeys, Optional } from '../fields/field-rule.js';
import { Codes, Day, Flag, Nested, NestedList, OneOf, SomeOf, Whole } from '../fields/values.js';
import { COUNTRY, ESCO_SKILL, ISCED_FIELD, ISTAT_MUNICIPALITY } from '../vocabulary/codes.js';
import { LanguageSkill } from '../vocabulary/language-skill.js';
import { CONTRACT_TYPES, LICENCES, SKILL_LEVELS, type ContractType, type SkillLevel } from '../vocabulary/lists.js';
import { OccupationRef } from '../vocabulary/occupation-ref.js';

/** A skill of the candidate. */
export class CandidateSkill {
  /** ESCO URI of the skill. */
  @Obeys(ESCO_SKILL)
  uri!: string;

  /** How well it is mastered, when somebody has judged it. */
  @Optional()
  @OneOf(SKILL_LEVELS)
  level?: SkillLevel;
}

/** The highest education completed. */
export class CandidateEducation {
  /** Level of the European Qualifications Framework, 1 to 8. */
  @Whole(1, 8)
  eqf!: number;

  /** ISCED-F 2013 detailed field, four digits. */
  @Optional()
  @Obeys(ISCED_FIELD)
  field?: string;
}

/** Work done in one occupation, all employers together: employers would identify the person. */
export class CandidateExperience {
  /** The occupation. */
  @Nested(() => OccupationRef)
  occupation!: OccupationRef;

  /** Months worked in it. */
  @Whole(1, 720)
  months!: number;
}

/** When and how the candidate would work. */
export class CandidateAvailability {
  /** First possible day. */
  @Day()
  from!: string;

  /** Forms of employment accepted. */
  @SomeOf(CONTRACT_TYPES, 1)
  contracts!: ContractType[];

  /** Full time, part time or either. */
  @OneOf(['full-time', 'part-time', 'any'])
  schedule!: 'full-time' | 'part-time' | 'any';
}

/** Where the candidate would work. The municipality is the starting point, not an address. */
export class CandidateMobility {
  /** ISTAT code of the municipality to start from. */
  @Obeys(ISTAT_MUNICIPALITY)
  municipality!: string;

  /** Longest way to work, kilometres in a straight line. */
  @Whole(0, 2000)
  maxKm!: number;

  /** Countries the candidate would move to; those beyond Italy with consent only (clause 3.8). */
  @Optional()
  @Codes(COUNTRY, 30)
  countries?: string[];
}

/** The sections of a profile that a person can consent to share, one by one. */
export const CANDIDATE_SECTIONS = [
  'occupations',
  'skills',
  'languages',
  'education',
  'experience',
  'licences',
  'availability',
  'mobility',
  'targetedPlacement',
  'golPath',
] as const;
export type CandidateSection = (typeof CANDIDATE_SECTIONS)[number];

/** Skills that one profile can have. */
export const MOST_SKILLS = 200;

/** A candidate as the network may know one: a pseudonymous profile, never a name, tax code or contact. */
export class CandidateProfile {
  /** Whether the candidate can be proposed now. */
  @OneOf(['available', 'unavailable'])
  status!: 'available' | 'unavailable';

  /** Occupations looked for or practised, the most important first. Empty without consent to share them. */
  @NestedList(() => OccupationRef, 20)
  occupations!: OccupationRef[];

  /** Skills. Empty without consent to share them. */
  @NestedList(() => CandidateSkill, MOST_SKILLS)
  skills!: CandidateSkill[];

  /** Languages. Empty without consent to share them. */
  @NestedList(() => LanguageSkill, 20)
  languages!: LanguageSkill[];

  /** Highest education completed. */
  @Optional()
  @Nested(() => CandidateEducation)
  education?: CandidateEducation;

  /** Experience by occupation. */
  @Optional()
  @NestedList(() => CandidateExperience, 50)
  experience?: CandidateExperience[];

  /** Driving licences and professional cards. */
  @Optional()
  @SomeOf(LICENCES)
  licences?: string[];

  /** When and how the candidate would work. */
  @Optional()
  @Nested(() => CandidateAvailability)
  availability?: CandidateAvailability;

  /** Where the candidate would work. */
  @Optional()
  @Nested(() => CandidateMobility)
  mobility?: CandidateMobility;

  /** Enrolled for targeted placement, L. 68/1999. Special category (GDPR art. 9): employment offices only. */
  @Optional()
  @Flag()
  targetedPlacement?: boolean;

  /** Path of the GOL programme: 1 reintegration, 2 upskilling, 3 reskilling, 4 work and inclusion, 5 collective redeployment. Employment offices only. */
  @Optional()
  @Whole(1, 5)
  golPath?: number;
}
