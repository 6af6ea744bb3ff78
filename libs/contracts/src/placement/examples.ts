import type { InvalidExample } from '../events/event-contract.js';
import type { PlacementState } from './placement-state.js';

/** A placement from a referral. Plainly fictitious. */
export const placement: PlacementState = {
  status: 'active',
  referral: '0d6f4b1e-7c3a-4e59-8b2d-9f1a2c3d4e5f',
  vacancy: '7f9c24e5-2c1d-4b6a-9d3e-5a8b1c0f4e21',
  vacancyOwner: 'agenzia-esempio',
  holder: 'cpi-esempio',
  occupation: { isco: '7411' },
  contract: 'fixed-term',
  startDate: '2026-12-01',
  endDate: '2027-05-31',
  municipality: '075035',
  weeklyHours: 40,
  sample: true,
};

/** What no placement may be, in any state: `valid` is a valid one of the event. */
export function invalidPlacements(valid: PlacementState): readonly InvalidExample[] {
  return [
    { why: 'it ends before it starts', value: { ...valid, endDate: '2026-11-30' } },
    { why: 'the start is on the calendar', value: { ...valid, startDate: '2026-13-01' } },
    { why: 'the start is missing', value: { ...valid, startDate: undefined } },
    { why: 'the contract is one of the list', value: { ...valid, contract: 'A.02.00' } },
    { why: 'hours a week have a limit', value: { ...valid, weeklyHours: 170 } },
    { why: 'the person is the pseudonym in the envelope, never a tax code', value: { ...valid, taxCode: 'XXXXXX00X00X000X' } },
    { why: 'the referral is identified by its UUID', value: { ...valid, referral: 'R1' } },
    { why: 'the holder is a member', value: { ...valid, holder: 'CPI Lecce' } },
  ];
}
