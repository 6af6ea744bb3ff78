import type { CandidateProfile, VacancyState } from '@filiera/contracts';
import type { CandidateInput, VacancyInput } from '@filiera/matching';
import { centreOf, placeOfWork } from '../territory/place-of-work.js';
import type { Territory } from '../territory/territory.js';

/** What a match may know of a candidate: field by field, whatever else a profile may one day say stays outside. A variant may lack whole sections. */
export function toCandidateInput(id: string, profile: Partial<CandidateProfile>, territory: Pick<Territory, 'find'>): CandidateInput {
  const { availability, mobility } = profile;
  return {
    id,
    occupations: profile.occupations ?? [],
    skills: (profile.skills ?? []).map((skill) => skill.uri),
    languages: profile.languages,
    educationEqf: profile.education?.eqf,
    experience: profile.experience,
    licences: profile.licences,
    availability: availability && { from: availability.from, contracts: availability.contracts, schedule: availability.schedule },
    mobility: mobility && { place: centreOf(mobility.municipality, territory), maxKm: mobility.maxKm, countries: mobility.countries },
    targetedPlacement: profile.targetedPlacement,
  };
}

/** What a match may know of a vacancy. */
export function toVacancyInput(id: string, state: VacancyState, territory: Pick<Territory, 'find'>): VacancyInput {
  const { workplace } = state;
  return {
    id,
    occupation: state.occupation,
    essentialSkills: state.essentialSkills,
    optionalSkills: state.optionalSkills,
    languages: state.languages,
    licences: state.licences,
    contract: state.contract,
    schedule: state.hours.schedule,
    country: workplace.country,
    place: placeOfWork(workplace, territory),
    remote: state.remote,
    experienceMonths: state.experienceMonths,
    educationEqf: state.educationEqf,
    targetedPlacement: state.targetedPlacement,
  };
}
