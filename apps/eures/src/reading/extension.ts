import type { ContractType, VacancyState } from '@filiera/contracts';
import { CONTRACT_TYPES } from '@filiera/contracts';
import { at, beginningOf, type XmlElement } from '@filiera/exchange';
import { ESCO_SKILL } from './codes.js';

/** Element in the UserArea of a document that a node of such a network wrote. */
export const EXTENSION = 'FilieraVacancy';
export const EXTENSION_NAMESPACE = 'urn:filiera:position-opening:1';

/** What EURES has no code for, or a coarser one. */
export interface Extension {
  readonly contract?: ContractType | undefined;
  readonly durationMonths?: number | undefined;
  readonly weekly?: number | undefined;
  readonly municipality?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly educationEqf?: number | undefined;
  readonly remote?: VacancyState['remote'] | undefined;
  readonly targetedPlacement: boolean;
  readonly agencyAuthorisation?: string | undefined;
  readonly sample: boolean;
  readonly optionalSkills?: readonly string[] | undefined;
}

/** Reads it, wherever the document comes from; what is no value of the network's is as if it were not there. */
export function readExtension(profile: XmlElement): Extension {
  const area = at(profile, 'UserArea', EXTENSION);
  const text = (name: string): string | undefined => at(area, name)?.text || undefined;
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | undefined => values.find((value) => value === text(name));
  const authorisation = text('AgencyAuthorisation');
  const number = (name: string): number | undefined => (/^-?\d{1,4}(?:\.\d{1,15})?$/.test(text(name) ?? '') ? Number(text(name)) : undefined);
  return {
    contract: oneOf('Contract', CONTRACT_TYPES), durationMonths: number('DurationMonths'), weekly: number('WeeklyHours'),
    municipality: /^\d{6}$/.test(text('Municipality') ?? '') ? text('Municipality') : undefined, latitude: number('Latitude'), longitude: number('Longitude'),
    educationEqf: number('EducationEqf'), remote: oneOf('RemoteWork', ['none', 'partial', 'full']), targetedPlacement: text('TargetedPlacement') === 'true',
    agencyAuthorisation: authorisation && beginningOf(authorisation, 60), sample: text('Sample') === 'true',
    optionalSkills: area?.children.filter(({ name }) => name === 'OptionalSkill').map((skill) => skill.text).filter((uri) => ESCO_SKILL.test(uri)),
  };
}
