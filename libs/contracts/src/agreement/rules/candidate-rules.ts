import type { EventRule, Variant } from '../agreement.types.js';

/** Three forms of a profile, each for the kinds that need no more than it (clause 3.3). */
const profile: readonly Variant[] = [
  { audience: 'cpi', readers: ['cpi'], omits: [] },
  { audience: 'agency', readers: ['agency', 'eures'], omits: ['targetedPlacement', 'golPath'] },
  {
    audience: 'all',
    readers: ['school', 'university'],
    omits: ['languages', 'experience', 'licences', 'availability', 'mobility', 'targetedPlacement', 'golPath'],
  },
];

/** A tombstone tells the same to all who had the profile; it goes the same three ways, so that each reader's filter finds it. */
const tombstone: readonly Variant[] = profile.map((variant) => ({ ...variant, omits: [] }));

const rule = {
  publishers: ['cpi', 'agency', 'school', 'university'],
  purpose: 'job-placement',
  retention: 'P1Y',
} as const;

/** The special category rests on a basis of its own (clause 3.6). */
const ofProfile = {
  variants: profile,
  legalBases: ['public-task', 'consent', 'employment-law'],
  dataCategories: ['pseudonymous-profile', 'targeted-placement', 'policy-path'],
};

export const candidateRules: readonly EventRule[] = [
  { ...rule, type: 'candidate.registered.v1', title: { it: 'candidato iscritto', en: 'candidate registered' }, clause: '3.1', ...ofProfile },
  { ...rule, type: 'candidate.updated.v1', title: { it: 'profilo aggiornato', en: 'profile updated' }, clause: '3.2', ...ofProfile },
  { ...rule, type: 'candidate.availability-changed.v1', title: { it: 'disponibilità cambiata', en: 'availability changed' }, clause: '3.2', ...ofProfile },
  { ...rule, type: 'candidate.withdrawn.v1', title: { it: 'candidato ritirato', en: 'candidate withdrawn' }, clause: '3.5', variants: tombstone, legalBases: ['public-task', 'consent'], dataCategories: ['pseudonym'] },
];
