import type { VacancyState, VacancyStatus } from '@filiera/contracts';
import { plainText } from './plain-text.js';
import type { VacancyEntity } from './vacancy.entity.js';

/** What the mapper reads of a vacancy. */
export type PublicVacancy = Pick<VacancyEntity, 'content' | 'openPositions' | 'publishedOn' | 'originSystem' | 'originReference'>;

/**
 * The public state of a vacancy. Every field crosses here by name; markup is left behind. What a draft lacks stays
 * missing: the contract's validator then names it.
 */
export function toVacancyState(vacancy: PublicVacancy, status: VacancyStatus): Partial<VacancyState> {
  const { content } = vacancy;
  return withoutAbsent({
    status,
    title: content.title === undefined ? undefined : plainText(content.title),
    description: content.description === undefined ? undefined : plainText(content.description),
    language: content.language,
    employer: content.employer,
    occupation: content.occupation,
    essentialSkills: content.essentialSkills,
    optionalSkills: content.optionalSkills,
    workplace: content.workplace,
    contract: content.contract,
    durationMonths: content.durationMonths,
    hours: content.hours,
    pay: content.pay,
    languages: content.languages,
    licences: content.licences,
    experienceMonths: content.experienceMonths,
    educationEqf: content.educationEqf,
    positions: content.positions,
    openPositions: status === 'filled' ? 0 : vacancy.openPositions,
    remote: content.remote,
    targetedPlacement: content.targetedPlacement,
    publishedOn: vacancy.publishedOn ?? undefined,
    validUntil: content.validUntil,
    agencyAuthorisation: content.agencyAuthorisation,
    applicationUrl: content.applicationUrl,
    origin: vacancy.originSystem && vacancy.originReference ? { system: vacancy.originSystem, reference: vacancy.originReference } : undefined,
    sample: content.sample,
  });
}

/** On the wire there is one way to say nothing: the field is not there. */
function withoutAbsent<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined && field !== null)) as Partial<T>;
}
