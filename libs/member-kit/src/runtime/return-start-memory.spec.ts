import { setImmediate as nextTurn } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { returnStartMemory } from './return-start-memory.js';

describe('the memory that only the start needed', () => {
  it('is collected at once, and the collector is left to nobody', async () => {
    const leftOver = new WeakRef({ text: 'x'.repeat(1_000) });
    // What was made in a turn may be looked at until the turn ends.
    await nextTurn();
    returnStartMemory();
    expect(leftOver.deref()).toBeUndefined();
    expect(runInNewContext('typeof gc')).toBe('undefined');
  });
});
