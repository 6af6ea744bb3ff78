import { describe, expect, it } from '@jest/globals';
import { newestToSealWith } from './registry-of-members.js';

const key = (kid: string, validFrom: string, validUntil?: string) => ({ kid, publicKey: kid, validFrom, ...(validUntil ? { validUntil } : {}) });

describe('the key to seal with', () => {
  const old = key('old', '2026-01-01T00:00:00Z', '2026-11-23T09:00:00Z');
  const current = key('current', '2026-11-23T09:00:00Z');

  it('is the newest, also for a node whose clock is behind the moment it was made', () => {
    expect(newestToSealWith([old, current], new Date('2026-11-23T10:00:00Z'))).toBe(current);
    expect(newestToSealWith([current, old], new Date('2026-11-23T08:00:00Z'))).toBe(current);
  });

  it('is none when all have ended', () => {
    expect(newestToSealWith([old], new Date('2026-11-23T09:00:00Z'))).toBeUndefined();
    expect(newestToSealWith([], new Date())).toBeUndefined();
  });
});
