import { describe, expect, it } from '@jest/globals';
import { vacancyPublishedV1, validatePayload } from '@filiera/contracts';
import { JOBS } from './jobs.js';
import { PEOPLE } from './people.js';
import { draftOf, registrationOf, titleOf } from './requests.js';

const TODAY = new Date('2026-11-23T09:00:00Z');

describe('the sample', () => {
  it('has thirty people and twenty vacancies, none twice', () => {
    expect(new Set(PEOPLE.map(({ taxCode }) => taxCode)).size).toBe(30);
    expect(new Set(JOBS.map(titleOf)).size).toBe(20);
  });

  it('writes vacancies that the contract accepts', () => {
    for (const job of JOBS) {
      const state = { ...draftOf(job, TODAY), status: 'published', openPositions: job.positions, publishedOn: '2026-11-23' };
      expect(validatePayload(vacancyPublishedV1, state)).toEqual([]);
    }
  });

  it('names nobody who could exist', () => {
    for (const person of PEOPLE) expect(registrationOf(person, TODAY)).toMatchObject({ firstName: expect.stringMatching(/^Persona \S+$/), lastName: 'Esempio' });
  });

  it('has people who would work abroad and agree to tell EURES, at each kind of member that shares profiles', () => {
    const abroad = PEOPLE.filter(({ abroad: countries }) => countries.length > 0);
    expect(new Set(abroad.map(({ at }) => at.split('-')[0]))).toEqual(new Set(['cpi', 'agency', 'school', 'university']));
    for (const person of PEOPLE) {
      const { sections, profile } = registrationOf(person, TODAY) as { sections: string[]; profile: { mobility: { countries?: string[] } } };
      expect(sections.includes('mobilityAbroad')).toBe(person.abroad.length > 0);
      expect(profile.mobility.countries).toEqual(person.abroad.length > 0 ? ['IT', ...person.abroad] : undefined);
    }
  });

  it('is the same at every start', () => {
    expect(PEOPLE.map((person) => registrationOf(person, TODAY))).toEqual(PEOPLE.map((person) => registrationOf(person, TODAY)));
  });
});
