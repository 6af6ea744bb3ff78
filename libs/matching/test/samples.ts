import fc from 'fast-check';
import type { Assessment } from '../src/assessment/assess.js';
import { CEFR, type CandidateInput, type Occupation, type VacancyInput } from '../src/inputs.js';

const skill = fc.nat(14).map((n) => `http://data.europa.eu/esco/skill/s${n}`);
const occupation: fc.Arbitrary<Occupation> = fc.record({
  isco: fc.constantFrom('7411', '7412', '7421', '7111', '5131', '0110'),
  esco: fc.option(fc.nat(2).map((n) => `http://data.europa.eu/esco/occupation/o${n}`), { nil: undefined }),
});
const language = fc.record({ code: fc.constantFrom('de', 'en', 'fr'), cefr: fc.constantFrom(...CEFR) });
const place = fc.option(fc.record({ latitude: fc.constantFrom(40.1, 40.35, 40.5), longitude: fc.constantFrom(18.1, 18.2, 18.4) }), { nil: undefined });
const day = fc.constantFrom('2026-11-01', '2026-12-15', '2027-02-01');
const contract = fc.constantFrom('permanent', 'fixed-term', 'seasonal');
const licence = fc.constantFrom('A1', 'B', 'C', 'CE', 'D', 'DE', 'KB');
const unset = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });

export const candidateArbitrary: fc.Arbitrary<CandidateInput> = fc.record({
  id: fc.uuid(),
  occupations: fc.array(occupation, { maxLength: 3 }),
  skills: fc.uniqueArray(skill, { maxLength: 10 }),
  languages: unset(fc.uniqueArray(language, { maxLength: 2, selector: (l) => l.code })),
  educationEqf: unset(fc.integer({ min: 1, max: 8 })),
  experience: unset(fc.array(fc.record({ occupation, months: fc.integer({ min: 1, max: 60 }) }), { maxLength: 2 })),
  licences: unset(fc.uniqueArray(licence, { maxLength: 2 })),
  availability: unset(
    fc.record({
      from: day,
      contracts: fc.uniqueArray(contract, { minLength: 1, maxLength: 3 }),
      schedule: fc.constantFrom('full-time' as const, 'part-time' as const, 'any' as const),
    }),
  ),
  mobility: unset(fc.record({ place, maxKm: fc.constantFrom(0, 10, 30, 200), countries: unset(fc.uniqueArray(fc.constantFrom('NO', 'DE'), { maxLength: 2 })) })),
  targetedPlacement: unset(fc.boolean()),
});

export const vacancyArbitrary: fc.Arbitrary<VacancyInput> = fc.record({
  id: fc.uuid(),
  occupation,
  essentialSkills: fc.uniqueArray(skill, { maxLength: 6 }),
  optionalSkills: fc.uniqueArray(skill, { maxLength: 6 }),
  languages: fc.array(language, { maxLength: 1 }),
  licences: fc.uniqueArray(licence, { maxLength: 1 }),
  contract,
  schedule: fc.constantFrom('full-time' as const, 'part-time' as const, 'flexible' as const),
  country: fc.constantFrom('IT', 'IT', 'NO'),
  place,
  remote: fc.constantFrom('none' as const, 'none' as const, 'partial' as const, 'full' as const),
  experienceMonths: unset(fc.constantFrom(6, 24)),
  educationEqf: unset(fc.integer({ min: 1, max: 8 })),
  targetedPlacement: fc.boolean(),
});

/** What the index must answer, by sorting every pair that is a match. */
export function naiveBest(
  pairs: readonly Assessment[],
  idOf: (pair: Assessment) => string,
  limit: number,
  unmet: 'exclude' | 'show',
): { id: string; score: number }[] {
  return pairs
    .filter((pair) => pair.related && (unmet === 'show' || pair.eligible))
    .map((pair) => ({ id: idOf(pair), score: pair.score }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/** Numbers from a seed (a linear congruence of good period), so that a large sample is made fast and always alike. */
function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** Many plain candidates, of few skills and groups so that many score alike. */
export function manyCandidates(count: number, seed: number): CandidateInput[] {
  const next = numbers(seed);
  return Array.from({ length: count }, (_, at) => ({
    id: `${next(2 ** 32).toString(16).padStart(8, '0')}-0000-4000-8000-${at.toString(16).padStart(12, '0')}`,
    occupations: [{ isco: ['7411', '7412', '7126', '5131', '2512'][next(5)]! }],
    skills: [...new Set(Array.from({ length: 1 + next(6) }, () => `http://data.europa.eu/esco/skill/s${next(40)}`))],
    languages: next(3) === 0 ? [{ code: ['de', 'fr', 'it'][next(3)]!, cefr: CEFR[next(6)]! }] : [],
    licences: next(2) === 0 ? ['B'] : [],
    mobility: { place: { latitude: 40 + next(20) / 40, longitude: 18 + next(20) / 40 }, maxKm: 10 + next(60) },
  }));
}
