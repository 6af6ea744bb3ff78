import { checkTaxCode } from '@filiera/exchange';
import { needDeclaredV1, trainingCoursePublishedV1, vacancyPublishedV1, validatePayload } from '@filiera/contracts';
import { describe, expect, it } from '@jest/globals';
import { OCCUPATIONS } from '../occupations.js';
import { vatNumberOf } from '../firms.js';
import { courseOf, courseTitleOf, draftOf, needOf, registrationOf } from '../requests.js';
import { italianWords } from './italian-number-words.js';
import { provinceCourse } from './province-courses.js';
import { provinceFirm } from './province-firms.js';
import { provinceJob } from './province-jobs.js';
import { placedPerson, provincePerson } from './province-people.js';
import { provincePlacement } from './province-placements.js';
import { PROVINCE_SIZES } from './province-size.js';
import { HIGH_SEASON } from './what-people-do.js';

const TODAY = new Date('2026-11-28T09:00:00Z');
const people = Array.from({ length: 4_000 }, (_, index) => provincePerson(index, 1, 2026));

describe('a sample province', () => {
  it('is the same for the same seed, whatever was made before, and another for another', () => {
    expect(provincePerson(777, 1, 2026)).toEqual(people[777]);
    expect(provincePerson(777, 2, 2026)).not.toEqual(people[777]);
    expect(provinceJob(5, 1, 7)).toEqual(provinceJob(5, 1, 7));
  });

  it('has no two people with one tax code at its largest, and each code is true', () => {
    const codes = new Set<string>();
    for (let index = 0; index < PROVINCE_SIZES.large.people; index++) codes.add(provincePerson(index, 1, 2026).taxCode);
    expect(codes.size).toBe(PROVINCE_SIZES.large.people);
    for (const person of people.slice(0, 500)) {
      expect(checkTaxCode({ taxCode: person.taxCode, firstName: person.firstName, lastName: 'Esempio', birthDate: person.birthDate }, TODAY)).toMatchObject({ faults: [], warnings: [] });
    }
  });

  it('names nobody who could exist, and nobody under age', () => {
    for (const person of people) {
      expect(registrationOf(person, TODAY)).toMatchObject({ firstName: expect.stringMatching(/^Persona [A-Z][a-z]+$/), lastName: 'Esempio' });
      expect(person.birthDate < '2008-01-01').toBe(true);
    }
    expect([1, 21, 28, 100, 101, 1_001, 23_412, 100_999].map(italianWords)).toEqual([
      'uno', 'ventuno', 'ventotto', 'cento', 'centouno', 'milleuno', 'ventitremilaquattrocentododici', 'centomilanovecentonovantanove',
    ]);
  });

  it('weighs towns and occupations: more people in Lecce than in Otranto, more waiters than developers', () => {
    const of = (test: (person: (typeof people)[number]) => boolean): number => people.filter(test).length;
    expect(of(({ municipality }) => municipality === '075035')).toBeGreaterThan(5 * of(({ municipality }) => municipality === '075057'));
    expect(of(({ occupation }) => occupation === 'waiter')).toBeGreaterThan(2 * of(({ occupation }) => occupation === 'developer'));
    for (const { skills, occupation } of people) expect(skills).toBeLessThanOrEqual(OCCUPATIONS[occupation].skills.length);
  });

  it('has one person in twenty who would work abroad', () => {
    const abroad = people.filter(({ abroad: countries }) => countries.length > 0).length;
    expect(abroad).toBeGreaterThan(people.length / 30);
    expect(abroad).toBeLessThan(people.length / 14);
  });

  it('writes vacancies that the contract accepts, and asks for more waiters in July than in January', () => {
    const jobs = (month: number) => Array.from({ length: 1_000 }, (_, index) => provinceJob(index, 1, month));
    for (const job of jobs(1)) {
      const state = { ...draftOf(job, TODAY), status: 'published', openPositions: job.positions, publishedOn: '2026-11-28' };
      expect(validatePayload(vacancyPublishedV1, state)).toEqual([]);
    }
    const waiters = (month: number): number => jobs(month).filter(({ occupation }) => occupation === 'waiter').length;
    expect(waiters(7)).toBeGreaterThan(1.5 * waiters(1));
  });

  it('has firms of which most are small and one in four looks for people, and courses that teach what is asked for', () => {
    const firms = Array.from({ length: PROVINCE_SIZES.large.firms }, (_, index) => provinceFirm(index, 1));
    expect(new Set(firms.map(vatNumberOf)).size).toBe(firms.length);
    expect(firms.filter(({ employees }) => employees < 10).length / firms.length).toBeGreaterThan(0.9);
    expect(firms.filter(({ need }) => need?.kind === 'industrial-project').length).toBeGreaterThan(0);
    for (const firm of firms.filter(({ need }) => need !== null)) {
      const { firm: _, ...content } = needOf(firm, 'id', TODAY) as Record<string, unknown>;
      expect(validatePayload(needDeclaredV1, { ...content, status: 'declared', declaredOn: '2026-11-28', takeUpBy: '2027-01-20T22:59:59.000Z' } as never)).toEqual([]);
    }
    const courses = Array.from({ length: PROVINCE_SIZES.large.courses }, (_, index) => provinceCourse(index, 1));
    expect(new Set(courses.map(courseTitleOf)).size).toBe(courses.length);
    for (const course of courses) expect(validatePayload(trainingCoursePublishedV1, { ...courseOf(course, TODAY), status: 'published', publishedOn: '2026-11-28' } as never)).toEqual([]);
    expect(provinceFirm(7, 1)).toEqual(firms[7]);
    expect(provinceCourse(7, 2)).not.toEqual(courses[7]);
  });

  it('has two years of placements with their season, nobody placed twice', () => {
    const placements = Array.from({ length: PROVINCE_SIZES.medium.placements }, (_, index) => provincePlacement(index, 1, TODAY));
    const placed = placements.map(({ job }, index) => placedPerson(index, job.at));
    expect(new Set(placed).size).toBe(placements.length);
    expect(Math.max(...placed)).toBeLessThan(PROVINCE_SIZES.medium.people);
    expect(placed.map((person) => provincePerson(person, 1, 2026).at)).toEqual(placements.map(({ job }) => job.at));
    const inSeason = placements.filter(({ startDate }) => HIGH_SEASON.includes(Number(startDate.slice(5, 7)))).length;
    expect(inSeason / placements.length).toBeGreaterThan(0.5);
    for (const { startDate, endDate, over, job } of placements) {
      expect(startDate >= '2024-11-28' && startDate < '2026-11-28').toBe(true);
      expect(over).toBe(endDate !== undefined && endDate < '2026-11-28');
      expect(endDate === undefined).toBe(job.contract === 'permanent');
    }
  });
});
