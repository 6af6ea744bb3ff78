import { describe, expect, it } from '@jest/globals';
import { decideDelegation, decideDelegationWithdrawal } from './decide-delegation.js';

const MINOR = { birthDate: '2008-11-24', guardianDelegation: false };

describe('a guardian\'s delegation (art. 316 e 320 c.c.)', () => {
  it('is for minors, until the day before the eighteenth birthday', () => {
    expect(() => decideDelegation(MINOR, '2026-11-01', '2026-11-23')).not.toThrow();
    expect(() => decideDelegation(MINOR, '2026-11-01', '2026-11-24')).toThrow(expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field: 'candidate', rule: 'minor' })] }));
  });

  it('is recorded once it is signed, and once', () => {
    expect(() => decideDelegation(MINOR, '2026-11-23', '2026-11-23')).not.toThrow();
    expect(() => decideDelegation(MINOR, '2026-11-24', '2026-11-23')).toThrow(expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field: 'givenOn' })] }));
    expect(() => decideDelegation({ ...MINOR, guardianDelegation: true }, '2026-11-01', '2026-11-23')).toThrow(expect.objectContaining({ status: 409 }));
  });

  it('is withdrawn when there is one', () => {
    expect(() => decideDelegationWithdrawal({ ...MINOR, guardianDelegation: true })).not.toThrow();
    expect(() => decideDelegationWithdrawal(MINOR)).toThrow(expect.objectContaining({ status: 409 }));
  });
});
