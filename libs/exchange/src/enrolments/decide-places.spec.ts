import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decidePlaces, type Waiting } from './decide-places.js';

const waiting = (...ids: string[]): Waiting[] => ids.map((id, index) => ({ id, position: index + 1 }));

describe('the places of a course (agreement 11.3)', () => {
  it('go to whoever asks while one is free: the last one still does', () => {
    expect(decidePlaces({ places: 2, taken: 1, waiting: [{ id: 'new', position: null }] })).toEqual([{ id: 'new', status: 'confirmed' }]);
  });

  it('are not more than there are: who comes next waits, in the first position', () => {
    expect(decidePlaces({ places: 2, taken: 2, waiting: [{ id: 'new', position: null }] })).toEqual([{ id: 'new', status: 'waiting', position: 1 }]);
  });

  it('go to the first in line when one becomes free, and the others move up', () => {
    expect(decidePlaces({ places: 2, taken: 1, waiting: waiting('z', 'y', 'x') })).toEqual([
      { id: 'z', status: 'confirmed' }, { id: 'y', status: 'waiting', position: 1 }, { id: 'x', status: 'waiting', position: 2 },
    ]);
  });

  it('never pass over somebody who waits for somebody who has just come', () => {
    expect(decidePlaces({ places: 2, taken: 1, waiting: [{ id: 'a-new', position: null }, ...waiting('z')] })).toEqual([
      { id: 'z', status: 'confirmed' }, { id: 'a-new', status: 'waiting', position: 1 },
    ]);
  });

  it('change for nobody when the line is as it was', () => {
    expect(decidePlaces({ places: 1, taken: 1, waiting: waiting('z', 'y') })).toEqual([]);
  });

  it('are never overrun, and positions always count from 1 without a gap', () => {
    const some = fc.record({
      places: fc.integer({ min: 1, max: 6 }), taken: fc.integer({ min: 0, max: 8 }),
      waiting: fc.uniqueArray(fc.record({ id: fc.uuid(), position: fc.option(fc.integer({ min: 1, max: 12 }), { nil: null }) }), { selector: ({ id }) => id, maxLength: 9 }),
    });
    fc.assert(fc.property(some, (given) => {
      const decisions = new Map(decidePlaces(given).map((decision) => [decision.id, decision]));
      const confirmed = [...decisions.values()].filter(({ status }) => status === 'confirmed').length;
      expect(given.taken + confirmed).toBeLessThanOrEqual(Math.max(given.places, given.taken));
      const positions = given.waiting.flatMap(({ id, position }) => {
        const decision = decisions.get(id);
        return decision === undefined ? [position] : decision.status === 'waiting' ? [decision.position] : [];
      });
      expect([...positions].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(positions.map((_one, index) => index + 1));
      // Nobody waits while a place is free.
      if (positions.length > 0) expect(given.taken + confirmed).toBeGreaterThanOrEqual(given.places);
    }), { seed: 113, numRuns: 400 });
  });
});
