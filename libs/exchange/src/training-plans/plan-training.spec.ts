import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { missingForEntry, type Entrant } from './course-entry.js';
import { explainEntry } from './explain-entry.js';
import { explainStep } from './explain-step.js';
import { planTraining, type PlanCourse, type PlanInput, type PlanVacancy } from './plan-training.js';

const TODAY = '2026-11-23';
const vacancy = (id: string, essential: string[], optional: string[] = []): PlanVacancy => ({ id, essential, optional });
const course = (id: string, skills: string[], startDate: string, endDate: string, entrySkills: string[] = [], asks: Partial<PlanCourse> = {}): PlanCourse =>
  ({ id, skills, entrySkills, startDate, endDate, educationEqf: null, languages: [], ...asks });
const ANYBODY: Entrant = { educationEqf: null, languages: [] };
const plan = (change: Partial<PlanInput>): ReturnType<typeof planTraining> => planTraining({ held: [], person: ANYBODY, vacancies: [], courses: [], today: TODAY, ...change });

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

describe('what a course asks at its door (clause 11.1)', () => {
  const vacancies = [vacancy('1', ['a'])];
  const door = (asks: Partial<PlanCourse>, person: Partial<Entrant> = {}) => {
    const { steps, closed } = plan({ vacancies, courses: [course('x', ['a'], '2026-12-01', '2026-12-10', [], asks)], person: { ...ANYBODY, ...person } });
    return steps.length > 0 ? 'in' : closed;
  };

  it('as a level of education lets in who has it or more, and nobody below or of whom it is not known', () => {
    expect(door({ educationEqf: 4 }, { educationEqf: 5 })).toBe('in');
    expect(door({ educationEqf: 4 }, { educationEqf: 4 })).toBe('in');
    expect(door({ educationEqf: 4 }, { educationEqf: 3 })).toEqual([{ course: 'x', teaches: ['a'], missing: [{ what: 'education', asks: 4, has: 3 }] }]);
    expect(door({ educationEqf: 1 })).toEqual([{ course: 'x', teaches: ['a'], missing: [{ what: 'education', asks: 1, has: null }] }]);
  });

  it('as a language lets in who knows it at the level or better, and each language counts', () => {
    const english = { languages: [{ code: 'en', cefr: 'B1' }] } as const;
    expect(door(english, { languages: [{ code: 'en', cefr: 'B2' }] })).toBe('in');
    expect(door(english, { languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: 'B1' }] })).toBe('in');
    expect(door(english, { languages: [{ code: 'en', cefr: 'A2' }] })).toEqual([{ course: 'x', teaches: ['a'], missing: [{ what: 'language', code: 'en', asks: 'B1', has: 'A2' }] }]);
    expect(door({ ...english, educationEqf: 3 }, { languages: [{ code: 'it', cefr: 'C2' }] })).toEqual([{ course: 'x', teaches: ['a'], missing: [
      { what: 'education', asks: 3, has: null }, { what: 'language', code: 'en', asks: 'B1', has: null },
    ] }]);
  });

  it('as a skill that no vacancy asks puts the course that gives it before, however little it adds by itself', () => {
    const [basics, building] = [course('basics', ['z', 'y'], '2026-12-01', '2026-12-20'), course('building', ['a'], '2027-01-11', '2027-01-20', ['z'])];
    expect(plan({ vacancies, courses: [building, basics] })).toMatchObject({
      steps: [{ course: 'basics', gains: ['z'], opens: [], days: 27, reason: 'prepares', prepares: 'building' }, { course: 'building', gains: ['a'], opens: ['1'], reason: 'only-one', prepares: null }],
      left: [], closed: [],
    });
  });

  it('as a skill is opened by the first to end of the courses that give it, and the best door first', () => {
    const courses = [
      course('later', ['z'], '2026-12-01', '2026-12-21'), course('sooner', ['z'], '2026-12-01', '2026-12-20'), course('other', ['y'], '2026-12-01', '2026-12-05'),
      course('one', ['b'], '2027-01-11', '2027-01-20', ['y']), course('two', ['a'], '2027-01-11', '2027-01-20', ['z']),
    ];
    expect(plan({ vacancies: [vacancy('1', ['a']), vacancy('2', ['a']), vacancy('3', ['b'])], courses }).steps.map(({ course: id, prepares }) => [id, prepares]))
      .toEqual([['sooner', 'two'], ['two', null]]);
  });

  it('closes it where what gives the skill ends too late, or itself cannot be entered', () => {
    const building = course('building', ['a'], '2027-01-11', '2027-01-20', ['z']);
    const closed = [{ course: 'building', teaches: ['a'], missing: [{ what: 'skills', skills: ['z'] }] }];
    expect(plan({ vacancies, courses: [building, course('basics', ['z'], '2026-12-01', '2027-01-10')] }).steps).toHaveLength(2);
    expect(plan({ vacancies, courses: [building, course('basics', ['z'], '2026-12-01', '2027-01-11')] })).toMatchObject({ steps: [], closed });
    expect(plan({ vacancies, courses: [building, course('basics', ['z'], '2026-12-01', '2027-01-10', [], { educationEqf: 4 })] })).toMatchObject({ steps: [], closed });
  });

  it('is told in words, in both languages', () => {
    const label = (uri: string) => ({ it: `«${uri}»`, en: uri });
    expect(explainEntry({ what: 'education', asks: 4, has: 3 }, label)).toEqual({ it: 'Chiede almeno il livello EQF 4; la persona ha il livello 3.', en: 'It asks for EQF level 4 at least; the person has level 3.' });
    expect(explainEntry({ what: 'language', code: 'en', asks: 'B1', has: null }, label).it).toBe('Chiede la lingua «en» al livello B1; la scheda non la indica.');
    const step = { course: 'basics', gains: ['z'], opens: [], days: 27, reason: 'prepares', prepares: 'building' } as const;
    expect(explainStep({ number: 1, step, title: 'Basi', owner: 'scuola-esempio', startDate: '2026-12-01', endDate: '2026-12-20', openAfter: 0, preparesFor: 'Impianti', vacancies: 1, label }).it).toBe(
      'Passo 1: «Basi» (scuola-esempio), dal 2026-12-01 al 2026-12-20. Aggiunge: «z». Prepara a «Impianti»: dopo, 0 su 1 sono aperte. Viene prima perché senza di esso non si può entrare in quel corso.');
    expect(explainEntry({ what: 'skills', skills: ['a', 'b'] }, label).it).toBe('Parte da competenze che mancano, e nessun corso le dà in tempo: «a», «b».');
  });
});

describe('any plan', () => {
  const skills = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 5 });
  const day = fc.integer({ min: 0, max: 200 }).map((days) => new Date(Date.UTC(2026, 10, 20) + days * 86_400_000).toISOString().slice(0, 10));
  const input: fc.Arbitrary<PlanInput> = fc.record({
    held: skills,
    vacancies: fc.array(fc.record({ essential: skills, optional: skills }), { maxLength: 12 }).map((all) => all.map((one, index) => ({ id: `v${index}`, ...one }))),
    courses: fc.array(fc.tuple(skills, skills, day, day), { maxLength: 12 }).map((all) => all.map(([taught, entry, a, b], index) =>
      course(`c${index}`, taught, a < b ? a : b, a < b ? b : a, entry.slice(0, 1), { educationEqf: index % 3 === 0 ? 3 : null, languages: index % 4 === 0 ? [{ code: 'en', cefr: 'B1' }] : [] }))),
    person: fc.record({ educationEqf: fc.option(fc.integer({ min: 1, max: 8 })), languages: fc.constantFrom<Entrant['languages'][]>([], [{ code: 'en', cefr: 'A2' }], [{ code: 'en', cefr: 'C1' }]) }),
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
      for (const { gains: own, prepares } of steps) expect([own.length > 0, prepares !== null || own.every((skill) => asked.has(skill))]).toEqual([true, true]);
    });
  });

  it('has no course whose door is closed to the person when it begins, and says of each other one that would help why it is', () => {
    always(({ held, person, courses }, { steps, left, closed }) => {
      const able = new Set(held);
      for (const { course: id } of steps) {
        const taken = courses.find((one) => one.id === id)!;
        expect(missingForEntry(taken, person, able)).toEqual([]);
        for (const skill of taken.skills) able.add(skill);
      }
      const shut = courses.filter((one) => one.skills.some((skill) => left.includes(skill)) && missingForEntry(one, person, able).length > 0);
      expect(closed.map(({ course: id }) => id)).toEqual(shut.map(({ id }) => id).sort());
    });
  });

  it('has a course that prepares only right before others that could not be entered without it', () => {
    always(({ held, person, courses }, { steps }) => {
      const able = new Set(held);
      for (const [index, { course: id, prepares }] of steps.entries()) {
        if (prepares !== null) {
          const next = courses.find((one) => one.id === steps[index + 1]?.course)!;
          expect(missingForEntry(next, person, able)).toEqual([{ what: 'skills', skills: next.entrySkills.filter((skill) => !able.has(skill)) }]);
        }
        for (const skill of courses.find((one) => one.id === id)!.skills) able.add(skill);
      }
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
    always(({ held, person, vacancies, courses, today }, made) => {
      const turned = planTraining({ held: [...held].reverse(), person, vacancies: [...vacancies].reverse(), courses: [...courses].reverse(), today });
      expect(turned).toEqual(made);
    });
  });

  it('takes at each step a course that no other beats in vacancies opened per day', () => {
    always(({ held, person, vacancies, courses }, { steps }) => {
      const able = new Set(held);
      let from = TODAY;
      for (const step of steps) {
        const rate = step.opens.length / step.days;
        for (const other of courses.filter((one) => one.startDate > from && missingForEntry(one, person, able).length === 0)) {
          const after = new Set([...able, ...other.skills]);
          const opens = vacancies.filter(({ essential }) => essential.every((skill) => after.has(skill)) && !essential.every((skill) => able.has(skill))).length;
          const days = (Date.parse(other.endDate) - Date.parse(from)) / 86_400_000;
          expect(opens / days).toBeLessThanOrEqual(rate + 1e-12);
        }
        const taken = courses.find(({ id }) => id === step.course)!;
        for (const skill of taken.skills) able.add(skill);
        from = taken.endDate;
      }
    });
  });
});
