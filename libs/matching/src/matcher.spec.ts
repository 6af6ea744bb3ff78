import { describe, expect, it } from '@jest/globals';
import { manyCandidates, naiveBest } from '../test/samples.js';
import type { CandidateFilter } from './filters.js';
import type { CandidateInput, VacancyInput } from './inputs.js';
import { Matcher } from './matcher.js';

const VACANCY: VacancyInput = {
  id: '0190a000-0000-7000-8000-000000000001', occupation: { isco: '7411' }, essentialSkills: [1, 2, 3, 4].map((n) => `http://data.europa.eu/esco/skill/s${n}`),
  optionalSkills: ['http://data.europa.eu/esco/skill/s5'], languages: [], licences: [], contract: 'permanent', schedule: 'full-time', country: 'IT',
  place: { latitude: 40.25, longitude: 18.25 }, remote: 'none', targetedPlacement: false,
};

describe('a matcher', () => {
  it('finds the same as a plain scorer among more candidates than one segment holds, also after most of a segment has gone', () => {
    const candidates = manyCandidates(70_000, 5);
    const matcher = new Matcher();
    matcher.build(candidates, [VACANCY]);
    const agree = (vacancy: VacancyInput): void => {
      const pairs = candidates.filter(({ id }) => matcher.candidate(id)).map((candidate) => matcher.assess(candidate, vacancy));
      expect(matcher.candidatesFor(vacancy, { limit: 20 })).toEqual(naiveBest(pairs, (pair) => pair.candidate, 20, 'exclude'));
    };
    agree(VACANCY);
    agree({ ...VACANCY, languages: [{ code: 'de', cefr: 'B1' }], licences: ['B'] });
    const removed = candidates.slice(0, 60_000).filter(({ id }) => matcher.removeCandidate(id));
    expect(removed).toHaveLength(60_000);
    expect(matcher.size.candidates).toBe(10_000);
    agree(VACANCY);
    matcher.putCandidates(candidates.slice(0, 100));
    agree(VACANCY);
  });

  it('keeps to filters, which ask for what is known to hold', () => {
    const matcher = new Matcher();
    matcher.build(manyCandidates(2_000, 6), []);
    const found = (filter: CandidateFilter): (CandidateInput | undefined)[] =>
      matcher.candidatesFor(VACANCY, { limit: 1_000, filter }).map(({ id }) => matcher.candidate(id));
    expect(found({ licence: 'B' }).every((each) => each!.licences!.includes('B'))).toBe(true);
    expect(found({ isco: '74' }).every((each) => each!.occupations.some(({ isco }) => isco.startsWith('74')))).toBe(true);
    expect(found({ language: { code: 'de', cefr: 'B1' } }).every((each) => each!.languages!.some(({ code, cefr }) => code === 'de' && cefr >= 'B1'))).toBe(true);
    expect(found({ contract: 'permanent' })).toEqual([]);
    expect(found({ minimumScore: 60 }).every((each) => matcher.assess(each!, VACANCY).score >= 60)).toBe(true);
    expect(found({ licence: 'B' }).length).toBeGreaterThan(100);
  });

  it('asks a last word only for those who would enter, and fills the list with the next ones', () => {
    const matcher = new Matcher();
    matcher.build(manyCandidates(500, 7), []);
    const all = matcher.candidatesFor(VACANCY, { limit: 10 });
    const refused = new Set(all.slice(0, 5).map(({ id }) => id));
    const rest = matcher.candidatesFor(VACANCY, { limit: 10, accept: (id) => !refused.has(id) });
    expect(rest.slice(0, 5)).toEqual(all.slice(5));
    expect(rest).toHaveLength(10);
  });

  it('forgets whom it is told to forget, and knows nobody twice', () => {
    const matcher = new Matcher();
    const [candidate] = manyCandidates(1, 8);
    matcher.putCandidate(candidate!);
    matcher.putCandidate({ ...candidate!, skills: [] });
    expect(matcher.size.candidates).toBe(1);
    expect(matcher.candidate(candidate!.id)?.skills).toEqual([]);
    expect(matcher.removeCandidate(candidate!.id)).toBe(true);
    expect(matcher.removeCandidate(candidate!.id)).toBe(false);
    expect(matcher.candidate(candidate!.id)).toBeUndefined();
  });

  it('gives back what its updates leave behind', () => {
    const matcher = new Matcher();
    const candidates = manyCandidates(20_000, 9);
    matcher.build(candidates, []);
    const bytes: number[] = [];
    for (let round = 0; round < 40; round++) {
      matcher.putCandidates(candidates);
      bytes.push(matcher.size.candidateBytes);
    }
    expect(Math.max(...bytes.slice(-10))).toBeLessThanOrEqual(Math.max(...bytes.slice(0, 10)));
    expect(matcher.size.candidates).toBe(20_000);
    const pairs = candidates.map((candidate) => matcher.assess(candidate, VACANCY));
    expect(matcher.candidatesFor(VACANCY, { limit: 20 })).toEqual(naiveBest(pairs, (pair) => pair.candidate, 20, 'exclude'));
  });

  it('refuses an id that is no UUID and a limit out of bounds', () => {
    const matcher = new Matcher();
    expect(() => matcher.putCandidate({ id: 'Persona', occupations: [], skills: [] })).toThrow(TypeError);
    expect(() => matcher.candidatesFor(VACANCY, { limit: 0 })).toThrow(RangeError);
    expect(() => matcher.candidatesFor(VACANCY, { limit: 1.5 })).toThrow(RangeError);
  });
});
