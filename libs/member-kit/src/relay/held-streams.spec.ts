import { describe, expect, it } from '@jest/globals';
import { HeldStreams } from './held-streams.js';

describe('what the hub refuses for now', () => {
  it('is let go when its time is over, each by itself', () => {
    const held = new HeldStreams(100);
    expect(held.hold('VACANCIES', 'full', 0)).toBe(true);
    expect(held.hold('NEEDS', 'full', 50)).toBe(true);
    expect(held.hold('NEEDS', 'full', 60)).toBe(false);
    expect(held.release(99)).toBe(false);
    expect(held.release(100)).toBe(true);
    expect(held.keys()).toEqual(['NEEDS']);
    expect(held.release(159)).toBe(false);
    expect([held.release(160), held.isEmpty]).toEqual([true, true]);
  });

  it('is passed over until something is let go, or the log was changed', () => {
    const held = new HeldStreams(100);
    held.hold('VACANCIES', 'full', 0);
    held.pass('9007199254740993');
    expect([held.release(99), held.passed]).toEqual([false, '9007199254740993']);
    expect([held.release(100), held.passed]).toEqual([true, '0']);
    held.hold('VACANCIES', 'full', 200);
    for (const change of [() => held.lookFromStart(), () => held.releaseAll()]) {
      held.pass('12');
      change();
      expect(held.passed).toBe('0');
    }
  });
});
