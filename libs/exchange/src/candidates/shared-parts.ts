import { CANDIDATE_SECTIONS } from '@filiera/contracts';

/**
 * What a person lets a member share, one by one: the sections of a profile, and which countries beyond Italy `mobility` names. These open a
 * profile to EURES, which nobody's public task covers: Regulation (EU) 2016/589 art. 17 asks for the person's consent.
 */
export const SHARED_PARTS = [...CANDIDATE_SECTIONS, 'mobilityAbroad'] as const;
export type SharedPart = (typeof SHARED_PARTS)[number];
