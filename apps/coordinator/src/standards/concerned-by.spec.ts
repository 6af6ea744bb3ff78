import { describe, expect, it } from '@jest/globals';
import { concernedBy } from './concerned-by.js';

describe('whom a missed term concerns (agreement 9.10)', () => {
  it('is the other party of a proposal or a request, and nobody besides', () => {
    for (const by of ['counterpart', 'course-owner'] as const) {
      expect(concernedBy(by, { source: 'scuola-uno', audience: 'agenzia-due' })).toEqual({ member: 'agenzia-due', alsoTo: [] });
      expect(concernedBy(by, { source: 'scuola-uno', audience: 'all' })).toEqual({ member: null, alsoTo: [] });
    }
  });

  it('is both parties of an accepted referral, because headers do not tell which of them follows the candidate', () => {
    for (const by of ['holder', 'vacancy-owner'] as const) {
      expect(concernedBy(by, { source: 'agenzia-due', audience: 'scuola-uno' })).toEqual({ member: null, alsoTo: ['agenzia-due', 'scuola-uno'] });
    }
  });

  it('is nobody in particular for a need, and told to whoever declared it', () => {
    expect(concernedBy('any-training-member', { source: 'cpi-uno', audience: 'all' })).toEqual({ member: null, alsoTo: ['cpi-uno'] });
  });
});
