import { describe, expect, it } from '@jest/globals';
import type { NodeClient } from '@filiera/sample';
import { Narrator } from './narrator.js';
import { sightsAfterErasure, sightsDue, tellWhoSeesWhat, type Traces } from './who-sees-what.js';

const TRACES: Traces = { candidate: 'c', vacancy: 'v', referral: 'r', placement: 'p', imported: 'i' };
const PARTIES = { holder: 'school-uno', owner: 'agency-uno' };

/** A node that shows the paths given and nothing else. */
function node(id: string, paths: Readonly<Record<string, object>>): NodeClient {
  const ask = async (_method: string, path: string): Promise<{ status: number; body: object }> => (paths[path] ? { status: 200, body: paths[path] } : { status: 404, body: {} });
  return { id, node: { id, kind: 'school' }, ask } as unknown as NodeClient;
}

describe('who is to see what', () => {
  it('gives the contacts to the vacancy’s owner alone', () => {
    const members = [['school-uno', 'school'], ['agency-uno', 'agency'], ['agency-due', 'agency'], ['cpi-uno', 'cpi'], ['provincia', 'coordinator']] as const;
    const see = members.filter(([id, kind]) => sightsDue({ id, kind }, PARTIES, TRACES).contacts === 'all').map(([id]) => id);
    expect(see).toEqual(['agency-uno']);
  });

  it('gives another school the least of a profile, and the coordinator nothing at all', () => {
    expect(sightsDue({ id: 'school-due', kind: 'school' }, PARTIES, TRACES)).toMatchObject({ profile: 'some', vacancy: 'all', referral: 'nothing', placement: 'nothing' });
    expect(new Set(Object.values(sightsDue({ id: 'provincia', kind: 'coordinator' }, PARTIES, TRACES)))).toEqual(new Set(['nothing']));
  });

  it('leaves nobody anything of an erased person, and everyone the vacancies', () => {
    const due = sightsAfterErasure(sightsDue({ id: 'agency-uno', kind: 'agency' }, PARTIES, TRACES));
    expect(due).toEqual({ profile: 'nothing', vacancy: 'all', imported: 'all', referral: 'nothing', contacts: 'nothing', placement: 'nothing' });
  });

  it('is a fault when a node shows what it should not, and when it does not show what it should', async () => {
    const narrator = new Narrator('en', () => undefined);
    const talkative = node('school-due', { '/board/candidates/c': { mobility: {} }, '/board/vacancies/v': {}, '/board/vacancies/i': {}, '/referrals/r': {} });
    const silent = node('school-tre', {});
    await tellWhoSeesWhat(narrator, [talkative, silent], TRACES, ({ id }) => sightsDue({ id, kind: 'school' }, PARTIES, TRACES));
    expect(narrator.faults.map(({ en }) => en)).toEqual([
      'school-due shows "●" of profile, and should show "◐"',
      'school-due shows "●" of referral, and should show "·"',
      'school-tre shows "·" of profile, and should show "◐"',
      'school-tre shows "·" of vacancy, and should show "●"',
      'school-tre shows "·" of EURES vacancy, and should show "●"',
    ]);
  });
});
