import { oneOfManyPeople } from '@filiera/testing';

const DAY = 86_400_000;

/** A vacancy that may be published by any kind. */
export function vacancyDraft(title: string, positions = 1): object {
  return {
    title, description: 'Impianti elettrici civili, m/f.', language: 'it', occupation: { isco: '7411' }, essentialSkills: [], optionalSkills: [],
    workplace: { country: 'IT', municipality: '075035' }, contract: 'fixed-term', hours: { schedule: 'full-time', weekly: 40 },
    pay: { min: 1400, max: 1700, currency: 'EUR', period: 'month' }, languages: [], licences: [], positions, remote: 'none', targetedPlacement: false,
    validUntil: new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10), agencyAuthorisation: 'Aut. Min. Esempio 0001', sample: true,
  };
}

/** A person, another one for each number up to 400,000, with everything that a profile may say; an employment office may add what only its like may see. */
export function registration(number: number, more: object = {}, sections?: readonly string[]): object {
  return {
    ...oneOfManyPeople(number),
    profile: {
      occupations: [{ isco: '7411' }], skills: [{ uri: 'http://data.europa.eu/esco/skill/c8ac1986-38fa-43b2-89dc-50a4beeb420e', level: 'advanced' }],
      languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: 'B1' }], education: { eqf: 4 }, experience: [{ occupation: { isco: '7411' }, months: 30 }], licences: ['B'],
      availability: { from: '2026-12-01', contracts: ['fixed-term', 'permanent'], schedule: 'any' }, mobility: { municipality: '075035', maxKm: 40 }, ...more,
    },
    ...(sections ? { sections } : {}),
  };
}

/** What a school, a university or an agency may share. */
export const SHARED_SECTIONS = ['occupations', 'skills', 'languages', 'education', 'experience', 'licences', 'availability', 'mobility'] as const;

/** What an employment office may share besides, with other employment offices alone. */
export const OFFICE_SECTIONS = ['targetedPlacement', 'golPath'] as const;
