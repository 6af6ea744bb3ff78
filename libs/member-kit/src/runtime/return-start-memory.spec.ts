import { setImmediate as nextTurn } from 'node:timers/promises';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { returnStartMemory, returnStartMemorySoon } from './return-start-memory.js';

describe('the memory that only the start needed', () => {
  afterEach(() => { jest.useRealTimers(); });

  it('is collected at once, and the collector is left to nobody', async () => {
    const leftOver = new WeakRef({ text: 'x'.repeat(1_000) });
    // What was made in a turn may be looked at until the turn ends.
    await nextTurn();
    returnStartMemory();
    expect(leftOver.deref()).toBeUndefined();
    expect(runInNewContext('typeof gc')).toBe('undefined');
  });

  it('waits while the machine is busy, and does not wait for ever', () => {
    jest.useFakeTimers();
    const collectors = jest.getTimerCount();
    let busy = 0;
    const neverQuiet = (): { idle: number; all: number } => { busy += 1_000; return { idle: 0, all: busy }; };
    returnStartMemorySoon(neverQuiet);
    jest.advanceTimersByTime(57_000);
    expect(jest.getTimerCount()).toBe(collectors + 1);
    jest.advanceTimersByTime(3_000);
    expect(jest.getTimerCount()).toBe(collectors);
  });

  it('comes as soon as half of the machine is idle', () => {
    jest.useFakeTimers();
    const looks = [{ idle: 0, all: 0 }, { idle: 400, all: 1_000 }, { idle: 900, all: 2_000 }];
    returnStartMemorySoon(() => looks.shift()!);
    jest.advanceTimersByTime(3_000);
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(3_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});
