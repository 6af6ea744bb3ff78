import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fuzzRoutes, keyOf, RunningMember } from '@filiera/testing';
import { manifest as agency } from '../apps/agency/src/member.js';
import { manifest as cpi } from '../apps/cpi/src/member.js';

/** Over both programs together: no route of theirs takes anything that breaks it. */
const REQUESTS = 5_000;
const SEED = 20_261_123;

describe.each([['an employment office', cpi], ['an agency', agency]])('%s, asked sensible and absurd things', (_, manifest) => {
  let member: RunningMember;

  beforeAll(async () => { member = await RunningMember.start(manifest); }, 120_000);
  afterAll(() => member?.stop());

  it(`answers ${REQUESTS} requests without a server error, and changes nothing when it refuses`, async () => {
    const report = await fuzzRoutes(member.app, { requests: REQUESTS, seed: SEED, keyOf });
    expect(report.faults).toEqual([]);
    expect(report.requests).toBe(REQUESTS);
  }, 600_000);
});
