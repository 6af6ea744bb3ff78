import { describe, expect, it } from '@jest/globals';
import type { PlacementState } from '@filiera/contracts';
import { followLearnt, type LearntEmployment, startLearnt } from './decide-learnt-placement.js';

const HIRE: LearntEmployment = { contract: 'fixed-term', startDate: '2026-12-01', endDate: '2027-05-31', municipality: '075035', weeklyHours: 40, occupation: { isco: '7000' } };
const TOLD: PlacementState = { ...startLearnt(HIRE, 'cpi-esempio').state };
const known = (state: Partial<PlacementState> = {}) => ({ version: 4, state: { ...TOLD, ...state } });

describe('a placement that the office learnt of', () => {
  it('starts without vacancy or referral, of the office’s own candidate', () => {
    expect(startLearnt(HIRE, 'cpi-esempio')).toEqual({
      event: 'started', version: 1,
      state: { status: 'active', vacancyOwner: 'cpi-esempio', holder: 'cpi-esempio', occupation: { isco: '7000' }, contract: 'fixed-term', startDate: '2026-12-01', endDate: '2027-05-31', municipality: '075035', weeklyHours: 40, sample: false },
    });
  });

  it('starts without an end that its contract forbids, which is then the next fact (D.Lgs 81/2015 art. 1)', () => {
    const seasonal: LearntEmployment = { ...HIRE, contract: 'permanent' };
    const { state } = startLearnt(seasonal, 'cpi-esempio');
    expect(state).not.toHaveProperty('endDate');
    expect(followLearnt({ version: 1, state }, seasonal)).toMatchObject({ event: 'transformed', version: 2, state: { status: 'active', contract: 'permanent', endDate: '2027-05-31' } });
    const over = { ...seasonal, endDate: '2026-12-10', ended: 'resignation' } as const;
    expect(startLearnt(over, 'cpi-esempio').state).toEqual(state);
    expect(followLearnt({ version: 1, state }, over)).toMatchObject({ event: 'ended', version: 2, state: { status: 'ended', endDate: '2026-12-10' } });
  });

  it('tells nothing when nothing has changed', () => {
    expect(followLearnt(known(), HIRE)).toBeNull();
  });

  it('is extended when only its end has moved to a later day, and transformed by anything else', () => {
    expect(followLearnt(known(), { ...HIRE, endDate: '2027-08-31' })).toMatchObject({ event: 'extended', version: 5, state: { endDate: '2027-08-31' } });
    expect(followLearnt(known(), { ...HIRE, endDate: '2027-04-30' })).toMatchObject({ event: 'transformed' });
    expect(followLearnt(known(), { ...HIRE, endDate: '2027-08-31', weeklyHours: 20 })).toMatchObject({ event: 'transformed' });
    const { endDate: _, ...open } = HIRE;
    const permanent = followLearnt(known(), { ...open, contract: 'permanent' });
    expect(permanent).toMatchObject({ event: 'transformed', state: { contract: 'permanent' } });
    expect(permanent!.state).not.toHaveProperty('endDate');
  });

  it('ends, and is active again when the end is taken back', () => {
    const over: LearntEmployment = { ...HIRE, endDate: '2027-02-15', ended: 'resignation' };
    const ended = followLearnt(known(), over)!;
    expect(ended).toMatchObject({ event: 'ended', state: { status: 'ended', endDate: '2027-02-15', endReason: 'resignation' } });
    const again = followLearnt({ version: 5, state: ended.state }, HIRE)!;
    expect(again).toMatchObject({ event: 'transformed', version: 6, state: { status: 'active', endDate: '2027-05-31' } });
    expect(again.state).not.toHaveProperty('endReason');
  });

  it('that was annulled ends on the day on which it would have begun, once', () => {
    const annulled = followLearnt(known(), null)!;
    expect(annulled).toMatchObject({ event: 'ended', state: { status: 'ended', endDate: '2026-12-01', endReason: 'other' } });
    expect(followLearnt({ version: 5, state: annulled.state }, null)).toBeNull();
  });

  it('keeps referral, vacancy and occupation of whoever placed the person', () => {
    const placed = known({ referral: 'r', vacancy: 'v', occupation: { isco: '7411' } });
    expect(followLearnt(placed, { ...HIRE, startDate: '2026-12-03' })).toMatchObject({ event: 'transformed', state: { referral: 'r', vacancy: 'v', occupation: { isco: '7411' }, startDate: '2026-12-03' } });
  });
});
