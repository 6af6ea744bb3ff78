import type { CandidateProfile, CandidateSection } from '@filiera/contracts';
import type { CandidateEntity } from './candidate.entity.js';

/** The part of a candidate that the mapper reads; names, tax code and contacts are not among it. */
export type Shareable = Pick<CandidateEntity, 'profile' | 'status'>;

/**
 * The public profile of a candidate: the sections in force and nothing else. Every field crosses here by name; a field
 * added to the private profile stays private until it is written here.
 * @returns null when no section is shared: then nothing of the person travels, not even the status
 */
export function toCandidateProfile(candidate: Shareable, sections: readonly CandidateSection[]): CandidateProfile | null {
  if (sections.length === 0) return null;
  const { profile } = candidate;
  const shares = (section: CandidateSection): boolean => sections.includes(section);
  return {
    status: candidate.status,
    occupations: shares('occupations') ? (profile.occupations ?? []) : [],
    skills: shares('skills') ? (profile.skills ?? []) : [],
    languages: shares('languages') ? (profile.languages ?? []) : [],
    ...(shares('education') && profile.education && { education: profile.education }),
    ...(shares('experience') && profile.experience && { experience: profile.experience }),
    ...(shares('licences') && profile.licences && { licences: profile.licences }),
    ...(shares('availability') && profile.availability && { availability: profile.availability }),
    ...(shares('mobility') && profile.mobility && { mobility: profile.mobility }),
    ...(shares('targetedPlacement') && profile.targetedPlacement !== undefined && { targetedPlacement: profile.targetedPlacement }),
    ...(shares('golPath') && profile.golPath !== undefined && { golPath: profile.golPath }),
  };
}
