import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@filiera/member-kit';
import { isSchoolYear } from '../classes/school-type.js';
import { decideHours, decideProject, hoursBalance } from './decide-school-work.js';
import { nameIn } from './hours-minimum.js';
import { sumOfHours } from './sum-of-hours.js';

const YEAR = { from: '2026-09-01', until: '2027-06-10' };
const course = (yearOfCourse: number, schoolType: 'vocational' | 'technical' | 'lyceum' = 'technical', schoolYear = '2026/2027') => ({ schoolYear, yearOfCourse, schoolType });

function violations(decide: () => void): string[] {
  try {
    decide();
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ field, rule }) => `${field}:${rule}`);
  }
}

describe('the hours of pupils at work', () => {
  it.each([['vocational', 210], ['technical', 150], ['lyceum', 90]] as const)('are at least, in a %s school, %i (L. 145/2018 art. 1 c. 784)', (type, minimum) => {
    expect(hoursBalance(course(5, type), minimum - 1)).toEqual({ hours: minimum - 1, missing: 1, due: minimum, behind: true });
    expect(hoursBalance(course(5, type), minimum)).toEqual({ hours: minimum, missing: 0, due: minimum, behind: false });
    expect(hoursBalance(course(5, type), minimum + 1)).toMatchObject({ missing: 0, behind: false });
  });

  it('were at least 400 or 200 before (L. 107/2015 art. 1 c. 33), and nothing before that', () => {
    expect(hoursBalance(course(5, 'technical', '2017/2018'), 399)).toMatchObject({ missing: 1, behind: true });
    expect(hoursBalance(course(5, 'lyceum', '2017/2018'), 200)).toMatchObject({ missing: 0, behind: false });
    expect(hoursBalance(course(5, 'technical', '2014/2015'), 0)).toMatchObject({ missing: 0, behind: false });
  });

  it('are due at an even pace over the last three years', () => {
    expect([1, 2, 3, 4, 5].map((year) => hoursBalance(course(year), 0).due)).toEqual([0, 0, 50, 100, 150]);
    expect(hoursBalance(course(4), 100).behind).toBe(false);
    expect(hoursBalance(course(4), 99.5).behind).toBe(true);
  });

  it.each([['2017/2018', 'Alternanza scuola-lavoro'], ['2018/2019', 'PCTO'], ['2024/2025', 'PCTO'], ['2025/2026', 'Formazione scuola-lavoro']])(
    'are called in %s %s (D.L. 127/2025 from 2025/2026)', (year, name) => {
      expect(nameIn(year).label.it).toContain(name);
    });

  it('are at most eight on a day, in all projects together (L. 977/1967 art. 18)', () => {
    const on = (hours: number, ...elsewhere: number[]) => violations(() => decideHours({ day: '2026-10-01', hours }, YEAR, true, elsewhere.map((other) => ({ day: '2026-10-01', hours: other })), '2026-10-01'));
    expect([on(7.5), on(8), on(8.25), on(5, 3), on(5, 3.25)]).toEqual([[], [], ['hours:dailyMost'], [], ['hours:dailyMost']]);
  });

  it('are at most forty in a week (L. 977/1967 art. 18)', () => {
    const before = (hours: number) => ['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-01'].map((day) => ({ day, hours }));
    const on = (hours: number, each: number) => violations(() => decideHours({ day: '2026-10-02', hours }, YEAR, true, before(each), '2026-10-02'));
    expect([on(8, 8), on(8, 8.25), on(8.25, 8)]).toEqual([[], ['hours:weeklyMost'], ['hours:dailyMost', 'hours:weeklyMost']]);
  });

  it('add up to what was told, without the hair by which decimals miss it', () => {
    const days = Array.from({ length: 25 }, () => 3.6);
    expect(days.reduce((sum, hours) => sum + hours, 0)).toBeLessThan(90);
    expect(hoursBalance(course(5, 'lyceum'), sumOfHours(days))).toMatchObject({ hours: 90, missing: 0, behind: false });
  });

  it('are recorded for pupils of the class, within the project, once done; all violations at once', () => {
    expect(violations(() => decideHours({ day: '2026-09-01', hours: 5 }, YEAR, true, [], '2026-09-01'))).toEqual([]);
    expect(violations(() => decideHours({ day: '2027-06-11', hours: 9 }, YEAR, false, [], '2027-06-10'))).toEqual([
      'candidate:inClass', 'day:withinProject', 'day:notInFuture', 'hours:dailyMost',
    ]);
  });
});

describe('a project of a class', () => {
  it('is for the third year and later (L. 145/2018 art. 1 c. 784), within the agreement with the host', () => {
    expect(violations(() => decideProject(course(3), YEAR, YEAR))).toEqual([]);
    expect(violations(() => decideProject(course(2), YEAR, YEAR))).toEqual(['schoolClass:lastYears']);
    expect(violations(() => decideProject(course(2), { from: '2026-08-31', until: '2026-08-30' }, YEAR))).toEqual(['until:notBeforeStart', 'from:withinAgreement', 'schoolClass:lastYears']);
  });
});

describe('a school year', () => {
  it('is two years, one after the other', () => {
    expect(['2026/2027', '1999/2000', '2026/2028', '2026', 2026].map(isSchoolYear)).toEqual([true, false, false, false, false]);
  });
});
