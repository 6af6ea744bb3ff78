import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Matcher } from './matcher.js';
import { candidateArbitrary, naiveBest, vacancyArbitrary } from '../test/samples.js';

type Change = { kind: 'put'; at: number } | { kind: 'remove'; at: number };
const changes = (size: number): fc.Arbitrary<Change[]> =>
  fc.array(fc.record({ kind: fc.constantFrom('put' as const, 'remove' as const), at: fc.nat(size - 1) }), { maxLength: 60 });

describe('the index against a plain scorer', () => {
  it('finds the same twenty candidates with the same scores after any additions, updates and removals', () => {
    fc.assert(
      fc.property(
        fc.array(candidateArbitrary, { minLength: 1, maxLength: 60 }),
        fc.array(candidateArbitrary, { minLength: 1, maxLength: 30 }),
        vacancyArbitrary,
        changes(30),
        fc.constantFrom('exclude' as const, 'show' as const),
        (first, later, vacancy, steps, unmet) => {
          const matcher = new Matcher();
          matcher.build(first, [vacancy]);
          const known = new Map(first.map((candidate) => [candidate.id, candidate]));
          for (const { kind, at } of steps) {
            // An id from the first ones makes half of the additions updates.
            const candidate = later[at % later.length]!;
            const id = at % 2 === 0 ? candidate.id : first[at % first.length]!.id;
            if (kind === 'put') {
              known.set(id, { ...candidate, id });
              matcher.putCandidate({ ...candidate, id });
            } else {
              expect(matcher.removeCandidate(id)).toBe(known.delete(id));
            }
          }
          const pairs = [...known.values()].map((candidate) => matcher.assess(candidate, vacancy));
          expect(matcher.candidatesFor(vacancy, { limit: 20, unmet })).toEqual(naiveBest(pairs, (pair) => pair.candidate, 20, unmet));
        },
      ),
      { numRuns: 300, seed: 2026 },
    );
  });

  it('finds the same twenty vacancies with the same scores after any additions, updates and removals', () => {
    fc.assert(
      fc.property(
        fc.array(vacancyArbitrary, { minLength: 1, maxLength: 60 }),
        fc.array(vacancyArbitrary, { minLength: 1, maxLength: 30 }),
        candidateArbitrary,
        changes(30),
        fc.constantFrom('exclude' as const, 'show' as const),
        (first, later, candidate, steps, unmet) => {
          const matcher = new Matcher();
          matcher.build([candidate], first);
          const known = new Map(first.map((vacancy) => [vacancy.id, vacancy]));
          for (const { kind, at } of steps) {
            const vacancy = later[at % later.length]!;
            const id = at % 2 === 0 ? vacancy.id : first[at % first.length]!.id;
            if (kind === 'put') {
              known.set(id, { ...vacancy, id });
              matcher.putVacancy({ ...vacancy, id });
            } else {
              expect(matcher.removeVacancy(id)).toBe(known.delete(id));
            }
          }
          const pairs = [...known.values()].map((vacancy) => matcher.assess(candidate, vacancy));
          expect(matcher.vacanciesFor(candidate, { limit: 20, unmet })).toEqual(naiveBest(pairs, (pair) => pair.vacancy, 20, unmet));
        },
      ),
      { numRuns: 300, seed: 2027 },
    );
  });

  it('gives back every candidate and vacancy as it was told', () => {
    fc.assert(
      fc.property(candidateArbitrary, vacancyArbitrary, (candidate, vacancy) => {
        const matcher = new Matcher();
        matcher.build([candidate], [vacancy]);
        const again = matcher.assess(matcher.candidate(candidate.id)!, matcher.vacancy(vacancy.id)!);
        expect(again).toEqual(matcher.assess(candidate, vacancy));
      }),
      { numRuns: 300, seed: 2028 },
    );
  });
});
