import { isFirmTaxCode } from '@filiera/exchange';
import { describe, expect, it } from '@jest/globals';
import { needDeclaredV1, trainingCoursePublishedV1, vacancyPublishedV1, validatePayload } from '@filiera/contracts';
import { COURSES } from './courses.js';
import { FIRMS, vatNumberOf } from './firms.js';
import { JOBS } from './jobs.js';
import { PEOPLE } from './people.js';
import { courseOf, courseTitleOf, draftOf, needOf, registrationOf, titleOf } from './requests.js';

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

  it('has firms of a tax office that does not exist, whose needs and whose courses the contract accepts', () => {
    expect(new Set(FIRMS.map(vatNumberOf)).size).toBe(FIRMS.length);
    expect(new Set(COURSES.map(courseTitleOf)).size).toBe(COURSES.length);
    for (const firm of FIRMS) expect([vatNumberOf(firm).slice(7, 10), isFirmTaxCode(vatNumberOf(firm))]).toEqual(['000', true]);
    for (const firm of FIRMS.filter(({ need }) => need !== null)) {
      const { firm: _, ...content } = needOf(firm, 'id', TODAY) as Record<string, unknown>;
      expect(validatePayload(needDeclaredV1, { ...content, status: 'declared', declaredOn: '2026-11-23', takeUpBy: '2027-01-20T22:59:59.000Z' } as never)).toEqual([]);
    }
    for (const course of COURSES) expect(validatePayload(trainingCoursePublishedV1, { ...courseOf(course, TODAY), status: 'published', publishedOn: '2026-11-23' } as never)).toEqual([]);
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
