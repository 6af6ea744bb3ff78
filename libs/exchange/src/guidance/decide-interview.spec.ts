import { describe, expect, it } from '@jest/globals';
import { decideAnnulment, decideInterview } from './decide-interview.js';

describe('a guidance interview', () => {
  it('is recorded on its own day or later, not before (clause 11.6)', () => {
    const held = (heldOn: string) => () => decideInterview({ kind: 'basic', heldOn, nextStep: 'none' }, '2026-12-31');
    expect(held('2026-12-30')).not.toThrow();
    expect(held('2026-12-31')).not.toThrow();
    expect(held('2027-01-01')).toThrow(expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field: 'heldOn', rule: 'notInFuture' })] }));
  });

  it('is annulled once (clause 11.7)', () => {
    expect(() => decideAnnulment({ annulled: false })).not.toThrow();
    expect(() => decideAnnulment({ annulled: true })).toThrow(expect.objectContaining({ status: 409, code: 'guidance-interview.annulled' }));
  });
});
