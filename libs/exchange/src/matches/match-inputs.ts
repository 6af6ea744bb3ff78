import type { CandidateProfile, VacancyState } from '@filiera/contracts';
import type { CandidateInput, VacancyInput } from '@filiera/matching';
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
    mobility: mobility && { place: placeOf(territory.find(mobility.municipality)), maxKm: mobility.maxKm, countries: mobility.countries },
    targetedPlacement: profile.targetedPlacement,
  };
}

/** What a match may know of a vacancy. */
export function toVacancyInput(id: string, state: VacancyState, territory: Pick<Territory, 'find'>): VacancyInput {
  const { workplace } = state;
  const municipality = workplace.municipality === undefined ? undefined : territory.find(workplace.municipality);
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
    place: placeOf(municipality) ?? placeOf(workplace),
    remote: state.remote,
    experienceMonths: state.experienceMonths,
    educationEqf: state.educationEqf,
    targetedPlacement: state.targetedPlacement,
  };
}

function placeOf(place: { latitude?: number; longitude?: number } | undefined): { latitude: number; longitude: number } | undefined {
  return place?.latitude === undefined || place.longitude === undefined ? undefined : { latitude: place.latitude, longitude: place.longitude };
}
