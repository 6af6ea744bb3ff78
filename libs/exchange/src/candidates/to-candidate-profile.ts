import type { CandidateMobility, CandidateProfile } from '@filiera/contracts';
import type { CandidateEntity } from './candidate.entity.js';
import type { SharedPart } from './shared-parts.js';

/** The part of a candidate that the mapper reads; names, tax code and contacts are not among it. */
export type Shareable = Pick<CandidateEntity, 'profile' | 'status'>;

/**
 * The public profile of a candidate: the sections in force and nothing else. Every field crosses here by name; a field
 * added to the private profile stays private until it is written here.
 * @returns null when no section is shared: then nothing of the person travels, not even the status
 */
export function toCandidateProfile(candidate: Shareable, sections: readonly SharedPart[]): CandidateProfile | null {
  if (sections.length === 0) return null;
  const { profile } = candidate;
  const shares = (section: SharedPart): boolean => sections.includes(section);
  return {
    status: candidate.status,
    occupations: shares('occupations') ? (profile.occupations ?? []) : [],
    skills: shares('skills') ? (profile.skills ?? []) : [],
    languages: shares('languages') ? (profile.languages ?? []) : [],
    ...(shares('education') && profile.education && { education: profile.education }),
    ...(shares('experience') && profile.experience && { experience: profile.experience }),
    ...(shares('licences') && profile.licences && { licences: profile.licences }),
    ...(shares('availability') && profile.availability && { availability: profile.availability }),
    ...(shares('mobility') && profile.mobility && { mobility: shares('mobilityAbroad') ? profile.mobility : atHome(profile.mobility) }),
    ...(shares('targetedPlacement') && profile.targetedPlacement !== undefined && { targetedPlacement: profile.targetedPlacement }),
    ...(shares('golPath') && profile.golPath !== undefined && { golPath: profile.golPath }),
  };
}

/** Whether a public profile says anything of a part. */
export function tells(profile: CandidateProfile | null, part: SharedPart): boolean {
  if (part === 'mobilityAbroad') return profile?.mobility?.countries?.some(isAbroad) ?? false;
  const said = profile?.[part];
  return Array.isArray(said) ? said.length > 0 : said !== undefined;
}

function atHome({ countries, ...mobility }: CandidateMobility): CandidateMobility {
  const home = countries?.filter((country) => !isAbroad(country)) ?? [];
  return home.length > 0 ? { ...mobility, countries: home } : mobility;
}

const isAbroad = (country: string): boolean => country !== 'IT';
