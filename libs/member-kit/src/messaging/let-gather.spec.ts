import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { letGather } from './let-gather.js';

/** Far longer than a test may take: who waits for it has not ended. */
const LONG = 1_000;

/** Whether the next batch may be begun at once. */
async function goesOn(tookMs: number, waiting: number, mostMs = LONG): Promise<boolean> {
  return Promise.race([letGather(tookMs, waiting, { enough: 500, mostMs }).then(() => true), pause(20).then(() => false)]);
}

describe('letting a batch gather', () => {
  it('keeps nobody waiting who has nothing to do yet, or enough', async () => {
    await expect(goesOn(LONG, 0)).resolves.toBe(true);
    await expect(goesOn(LONG, 500)).resolves.toBe(true);
  });

  it('waits where few have come meanwhile, in proportion to the batch before, and no longer than the limit', async () => {
    await expect(goesOn(LONG, 1)).resolves.toBe(false);
    await expect(goesOn(LONG, 499)).resolves.toBe(false);
    await expect(goesOn(0, 1)).resolves.toBe(true);
    await expect(goesOn(LONG, 1, 0)).resolves.toBe(true);
  });
});
