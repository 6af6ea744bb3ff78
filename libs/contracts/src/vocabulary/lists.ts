/** Forms of employment that a vacancy offers, a candidate looks for and a placement has. Apprenticeship levels: D.Lgs 81/2015, articles 43, 44 and 45. */
export const CONTRACT_TYPES = [
  'permanent',
  'fixed-term',
  'agency-work',
  'apprenticeship-1',
  'apprenticeship-2',
  'apprenticeship-3',
  'internship',
  'on-call',
  'seasonal',
  'self-employed',
  'volunteer',
  'recruitment-reserve',
] as const;
export type ContractType = (typeof CONTRACT_TYPES)[number];

/** Common European Framework of Reference for Languages (Council of Europe). */
export const CEFR_LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];

/** Driving licences (Directive 2006/126/EC, D.Lgs 285/1992 art. 116) with the professional qualification card (CQC) and the KB certificate. */
export const LICENCES = [
  'AM', 'A1', 'A2', 'A', 'B1', 'B', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE', 'CQC-goods', 'CQC-passengers', 'ADR', 'KB',
] as const;
export type Licence = (typeof LICENCES)[number];

/** How well a skill is mastered, as the member that registered it judges. */
export const SKILL_LEVELS = ['basic', 'intermediate', 'advanced'] as const;
export type SkillLevel = (typeof SKILL_LEVELS)[number];
