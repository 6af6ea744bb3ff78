import { vacancyPublishedV1 } from '@filiera/contracts';
import { describe, expect, it } from '@jest/globals';
import { publicStateOf } from './decide-vacancy.js';
import { toVacancyFacts } from './to-vacancy-facts.js';

describe('a vacancy brought back from what was told of it', () => {
  it('would be told in the same words again', () => {
    const told = { ...vacancyPublishedV1.example, openPositions: 1, positions: 3, origin: { system: 'eures', reference: 'rif-1' } } as const;
    expect(publicStateOf(toVacancyFacts(told))).toEqual(told);
  });
});
