import { describe, expect, it } from '@jest/globals';
import { HubRefused, pastRefusals } from './past-refusals.js';

describe('work on the hub', () => {
  const done: string[] = [];
  const does = (what: string) => [what, (): Promise<void> => Promise.resolve(void done.push(what))] as const;

  it('goes on after what the hub refuses, and tells everything that it refused at the end', async () => {
    done.length = 0;
    const refuses = (...what: string[]) => ['accounts', (): Promise<void> => Promise.reject(new HubRefused(what))] as const;
    await expect(pastRefusals([does('one'), refuses('a', 'b'), does('two'), refuses('c'), does('three')])).rejects.toMatchObject({ refused: ['a', 'b', 'c'], message: 'a; b; c' });
    expect(done).toEqual(['one', 'two', 'three']);
  });

  it('ends at once when the hub does not answer', async () => {
    done.length = 0;
    await expect(pastRefusals([does('one'), ['accounts', () => Promise.reject(new Error('timeout'))], does('two')])).rejects.toThrow('timeout');
    expect(done).toEqual(['one']);
  });
});
