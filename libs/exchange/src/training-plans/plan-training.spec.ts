import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planTraining, type PlanCourse, type PlanInput, type PlanVacancy } from './plan-training.js';

const TODAY = '2026-11-23';
const vacancy = (id: string, essential: string[], optional: string[] = []): PlanVacancy => ({ id, essential, optional });
const course = (id: string, skills: string[], startDate: string, endDate: string, entrySkills: string[] = []): PlanCourse => ({ id, skills, entrySkills, startDate, endDate });
const plan = (change: Partial<PlanInput>): ReturnType<typeof planTraining> => planTraining({ held: [], vacancies: [], courses: [], today: TODAY, ...change });

describe('the gap to real vacancies', () => {
  it('has what is asked and not held, essential before optional, the most asked first', () => {
    expect(plan({ held: ['a'], vacancies: [vacancy('1', ['a', 'b'], ['d']), vacancy('2', ['b', 'c'], ['d']), vacancy('3', ['c', 'b'], ['d', 'c'])] }).gap).toEqual([
      { skill: 'b', essential: 3, optional: 0 }, { skill: 'c', essential: 2, optional: 0 }, { skill: 'd', essential: 0, optional: 3 },
    ]);
  });

  it('tells which vacancies are open already: those that lack nothing essential', () => {
    expect(plan({ held: ['a'], vacancies: [vacancy('1', ['a'], ['z']), vacancy('2', []), vacancy('3', ['b'])] }).open).toEqual(['1', '2']);
  });
});

describe('the order of the courses', () => {
  it('begins with the one that opens most vacancies per day until it ends', () => {
    const { steps } = plan({
      vacancies: [vacancy('1', ['a']), vacancy('2', ['a']), vacancy('3', ['b'])],
      courses: [course('many-but-long', ['a'], '2026-12-01', '2027-06-01'), course('one-but-short', ['b'], '2026-12-01', '2026-12-04')],
    });
    expect(steps.map(({ course: id, opens, reason }) => ({ id, opens, reason }))).toEqual([{ id: 'one-but-short', opens: ['3'], reason: 'opens-more' }]);
  });

  it('takes two that only together open a vacancy, the one with more of what is essential first', () => {
    const { steps } = plan({
      vacancies: [vacancy('1', ['a', 'b', 'c'])],
      courses: [course('two', ['a', 'b'], '2026-12-01', '2026-12-10'), course('one', ['c'], '2026-12-01', '2026-12-10'), course('one-later', ['c'], '2027-01-11', '2027-01-20')],
    });
    expect(steps.map(({ course: id, opens, reason }) => ({ id, opens, reason }))).toEqual([
      { id: 'two', opens: [], reason: 'more-essential' }, { id: 'one-later', opens: ['1'], reason: 'only-one' },
    ]);
  });

  it('says by which measure a tie was broken, and that there was none to break', () => {
    const two = (first: PlanCourse, second: PlanCourse): unknown => plan({ vacancies: [vacancy('1', ['a'], ['o']), vacancy('2', ['b'])], courses: [first, second] }).steps[0];
    expect(two(course('x', ['a', 'o'], '2026-12-01', '2026-12-10'), course('y', ['b'], '2026-12-01', '2026-12-10'))).toMatchObject({ course: 'x', reason: 'more-optional' });
    expect(two(course('x', ['a'], '2026-12-01', '2026-12-10'), course('y', ['b'], '2026-12-01', '2026-12-10'))).toMatchObject({ course: 'x', reason: 'equal' });
    expect(plan({ vacancies: [vacancy('1', [], ['a'])], courses: [course('x', ['a'], '2026-12-01', '2026-12-10')] }).steps).toMatchObject([{ reason: 'only-one' }]);
  });

  it('waits for what a course builds on', () => {
    const { steps } = plan({
      vacancies: [vacancy('1', ['a', 'b'])],
      courses: [course('second', ['b'], '2027-01-11', '2027-01-20', ['a']), course('first', ['a'], '2026-12-01', '2027-01-10')],
    });
    expect(steps.map(({ course: id }) => id)).toEqual(['first', 'second']);
    expect(plan({ vacancies: [vacancy('1', ['b'])], courses: [course('second', ['b'], '2027-01-11', '2027-01-20', ['a'])] })).toMatchObject({ steps: [], left: ['b'] });
  });

  it('takes a course that begins tomorrow, and none that begins today or on the last day of the one before', () => {
    const one = [vacancy('1', ['a'])];
    expect(plan({ vacancies: one, courses: [course('x', ['a'], '2026-11-24', '2026-11-24')] }).steps).toMatchObject([{ course: 'x', days: 1 }]);
    expect(plan({ vacancies: one, courses: [course('x', ['a'], TODAY, '2026-11-24')] }).steps).toEqual([]);
    const both = [vacancy('1', ['a']), vacancy('2', ['b'])];
    const first = course('x', ['a'], '2026-11-24', '2026-11-30');
    expect(plan({ vacancies: both, courses: [first, course('y', ['b'], '2026-11-30', '2026-12-10')] }).steps).toHaveLength(1);
    expect(plan({ vacancies: both, courses: [first, course('y', ['b'], '2026-12-01', '2026-12-10')] }).steps).toHaveLength(2);
  });
});

describe('any plan', () => {
  const skills = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 5 });
  const day = fc.integer({ min: 0, max: 200 }).map((days) => new Date(Date.UTC(2026, 10, 20) + days * 86_400_000).toISOString().slice(0, 10));
  const input: fc.Arbitrary<PlanInput> = fc.record({
    held: skills,
    vacancies: fc.array(fc.record({ essential: skills, optional: skills }), { maxLength: 12 }).map((all) => all.map((one, index) => ({ id: `v${index}`, ...one }))),
    courses: fc.array(fc.tuple(skills, skills, day, day), { maxLength: 12 }).map((all) => all.map(([taught, entry, a, b], index) =>
      course(`c${index}`, taught, a < b ? a : b, a < b ? b : a, entry.slice(0, 1)))),
    today: fc.constant(TODAY),
  });
  const always = (check: (given: PlanInput, made: ReturnType<typeof planTraining>) => void): void => {
    fc.assert(fc.property(input, (given) => check(given, planTraining(given))), { seed: 2026, numRuns: 500 });
  };

  it('never proposes a skill that is held, nor one twice, nor one that nobody asks', () => {
    always(({ held, vacancies }, { steps }) => {
      const gains = steps.flatMap((step) => step.gains);
      expect(gains.filter((skill) => held.includes(skill))).toEqual([]);
      expect(new Set(gains).size).toBe(gains.length);
      const asked = new Set(vacancies.flatMap(({ essential, optional }) => [...essential, ...optional]));
      expect(gains.filter((skill) => !asked.has(skill))).toEqual([]);
      for (const { gains: own } of steps) expect(own.length).toBeGreaterThan(0);
    });
  });

  it('goes forward in time, one course after the other, and what is open only grows', () => {
    always(({ courses }, { open, steps }) => {
      let from = TODAY;
      const seen = new Set(open);
      for (const step of steps) {
        const taken = courses.find(({ id }) => id === step.course)!;
        expect(taken.startDate > from).toBe(true);
        from = taken.endDate;
        for (const id of step.opens) {
          expect(seen.has(id)).toBe(false);
          seen.add(id);
        }
      }
    });
  });

  it('opens exactly the vacancies whose essential skills are held or gained, and leaves the rest of the gap', () => {
    always(({ held, vacancies }, { gap, open, steps, left }) => {
      const able = new Set([...held, ...steps.flatMap(({ gains }) => gains)]);
      const expected = vacancies.filter(({ essential }) => essential.every((skill) => able.has(skill))).map(({ id }) => id).sort();
      expect([...open, ...steps.flatMap(({ opens }) => opens)].sort()).toEqual(expected);
      expect(left).toEqual(gap.map(({ skill }) => skill).filter((skill) => !able.has(skill)));
    });
  });

  it('is the same in whatever order the input comes', () => {
    always(({ held, vacancies, courses, today }, made) => {
      const turned = planTraining({ held: [...held].reverse(), vacancies: [...vacancies].reverse(), courses: [...courses].reverse(), today });
      expect(turned).toEqual(made);
    });
  });

  it('takes at each step a course that no other beats in vacancies opened per day', () => {
    always(({ held, vacancies, courses }, { steps }) => {
      const able = new Set(held);
      let from = TODAY;
      for (const step of steps) {
        const rate = step.opens.length / step.days;
        for (const other of courses.filter(({ startDate, entrySkills }) => startDate > from && entrySkills.every((skill) => able.has(skill)))) {
          const after = new Set([...able, ...other.skills]);
          const opens = vacancies.filter(({ essential }) => essential.every((skill) => after.has(skill)) && !essential.every((skill) => able.has(skill))).length;
          const days = (Date.parse(other.endDate) - Date.parse(from)) / 86_400_000;
          expect(opens / days).toBeLessThanOrEqual(rate + 1e-12);
        }
        for (const skill of step.gains) able.add(skill);
        from = courses.find(({ id }) => id === step.course)!.endDate;
      }
    });
  });
});
