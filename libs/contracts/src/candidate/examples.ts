import type { CandidateProfile } from './candidate-profile.js';

/** An electrician, plainly fictitious. */
export const electrician: CandidateProfile = {
  status: 'available',
  occupations: [{ esco: 'http://data.europa.eu/esco/occupation/c5e4b1f6-9f40-4f4b-9a4b-0b4e2c3d1a01', isco: '7411' }],
  skills: [
    { uri: 'http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d', level: 'advanced' },
    { uri: 'http://data.europa.eu/esco/skill/3c2e4d5f-6a7b-4c8d-9e0f-1a2b3c4d5e6f' },
  ],
  languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: 'B1' }],
  education: { eqf: 4, field: '0713' },
  experience: [{ occupation: { isco: '7411' }, months: 30 }],
  licences: ['B'],
  availability: { from: '2026-12-01', contracts: ['permanent', 'fixed-term'], schedule: 'full-time' },
  mobility: { municipality: '075035', maxKm: 40 },
  targetedPlacement: false,
  golPath: 1,
};

/** A graduate with only the sections that are always there. */
export const graduate: CandidateProfile = { status: 'available', occupations: [{ isco: '2511' }], skills: [], languages: [] };
