import { describe, expect, it } from '@jest/globals';
import type { TestNetwork } from '@filiera/testing';
import { Checker } from './check-network.js';
import { listed } from './findings.js';
import type { TraceRow } from './judge-trace.js';
import { Told } from './told.js';

const AGENCY = { id: 'agency', kind: 'agency' } as const;
const SCHOOL = { id: 'school', kind: 'school' } as const;
const OFFICE = { id: 'office', kind: 'cpi' } as const;

type Tables = Readonly<Record<string, readonly object[]>>;

/** What the databases of a run hold: rows by node and table. */
function holding(nodes: Readonly<Record<string, Tables>>): Pick<TestNetwork, 'rows'> {
  const rows = async (id: string, sql: string): Promise<object[]> => [...(nodes[id]?.[/FROM (\w+)/.exec(sql)![1]!] ?? [])];
  return { rows: rows as TestNetwork['rows'] };
}

/** Everything as it should be after this: the agency filled one of five positions, the school registered a person and referred them. */
function toldStory(): Told {
  const told = new Told();
  told.drafted('v', 'agency', 5);
  told.published('v');
  told.filled('v');
  told.registered('c', 'school', ['occupations', 'skills', 'languages']);
  told.referred('r', 'c', 'school', 'agency');
  return told;
}

const BOARD: Tables = {
  board_vacancy: [{ publisher: 'agency', id: 'v', version: 3, open: '4' }],
  board_candidate: [{ publisher: 'school', person: 'c', version: 1, content: { status: 'available', occupations: [{ isco: '7411' }], skills: [{ uri: 'x' }] } }],
};
const REFERRAL: Tables = { referral: [{ id: 'r', version: 1 }] };
const GOOD = {
  agency: { ...BOARD, ...REFERRAL, vacancy: [{ id: 'v', version: 3, open: 4 }] }, school: { ...BOARD, ...REFERRAL, candidate: [{ id: 'c' }] }, office: BOARD,
};

/** What the checker says when one node's tables are otherwise. */
async function saidOf(node: keyof typeof GOOD, tables: Tables): Promise<string[]> {
  const net = holding({ ...GOOD, [node]: { ...GOOD[node], ...tables } });
  return listed(await new Checker(net, [AGENCY, SCHOOL, OFFICE], toldStory()).findings());
}

describe('the checker', () => {
  it('is content when everything was done once', async () => {
    expect(await saidOf('agency', {})).toEqual([]);
    expect(await new Checker(holding(GOOD), [AGENCY, SCHOOL, OFFICE], toldStory()).missing()).toBeNull();
  });

  it('sees what a node forgot of its own', async () => {
    expect(await saidOf('agency', { vacancy: [{ id: 'v', version: 2, open: 5 }] })).toEqual(['lost: vacancy of agency v: told v3 open 4, found v2 open 5']);
    expect(await saidOf('school', { candidate: [] })).toEqual(['lost: candidate of school c: told v1, found nothing']);
  });

  it('sees what did not reach a board, or a party of a referral', async () => {
    expect(await saidOf('office', { board_vacancy: [] })).toEqual(['lost: board vacancy at office agency/v: told v3 open 4, found nothing']);
    expect(await saidOf('agency', { referral: [] })).toEqual(['lost: referral at agency r: told v1, found nothing']);
    expect(await new Checker(holding({ ...GOOD, office: {} }), [AGENCY, SCHOOL, OFFICE], toldStory()).missing()).toMatch(/^2 missing/);
  });

  it('sees what was done twice', async () => {
    expect(await saidOf('agency', { vacancy: [{ id: 'v', version: 4, open: 3 }] })).toEqual(['doubled: vacancy of agency v: told v3 open 4, found v4 open 3']);
  });

  it('sees what nobody told', async () => {
    expect(await saidOf('school', { candidate: [{ id: 'c' }, { id: 'd' }] })).toEqual(['untold: candidate of school d: never told']);
    expect(await saidOf('office', { board_vacancy: [...BOARD['board_vacancy']!, { publisher: 'agency', id: 'w', version: 1, open: '1' }] })).toEqual(['untold: board vacancy at office agency/w: never told']);
  });

  it('sees a handler that was handed an event twice, even though the board looks right', async () => {
    const trace: TraceRow[] = [1, 2, 1].map((version) => ({ key: 'board_vacancy agency/v', version, step: 'handed' }));
    expect(await saidOf('office', { chaos_trace: trace })).toEqual(['doubled: board of office board_vacancy agency/v v1: handed to its handler twice']);
  });

  it('sees versions that went backwards on the way, even though the end is right', async () => {
    const trace: TraceRow[] = [1, 3, 2, 3].map((version) => ({ key: 'board_vacancy agency/v', version, step: 'shown' }));
    expect(await saidOf('office', { chaos_trace: trace })).toEqual([
      'reordered: board of office board_vacancy agency/v: showed v2 after v3', 'reordered: board of office board_vacancy agency/v: showed v3 after v3']);
  });

  it('takes no offence at an older event that comes late and is not shown', async () => {
    expect(await saidOf('office', { chaos_trace: [{ key: 'k', version: 3, step: 'handed' }, { key: 'k', version: 3, step: 'shown' }, { key: 'k', version: 2, step: 'handed' }] })).toEqual([]);
  });

  it('sees a section that the reader’s kind may not see', async () => {
    const content = { status: 'available', occupations: [{ isco: '7411' }], languages: [{ code: 'it', cefr: 'C2' }] };
    const told = toldStory();
    told.candidates.set('c', { at: 'agency', version: 1, sections: ['occupations', 'languages'] });
    const board = { board_candidate: [{ publisher: 'agency', person: 'c', version: 1, content }] };
    const net = holding({ school: { ...GOOD.school, ...board, candidate: [] } });
    expect((await new Checker(net, [SCHOOL], told).findings()).exposed).toEqual(['languages of candidate c at school']);
    expect((await new Checker(holding({ office: board }), [OFFICE], told).findings()).exposed).toEqual([]);
  });

  it('sees a section that the person did not let anybody share', async () => {
    const content = { status: 'available', occupations: [{ isco: '7411' }], mobility: { municipality: '075035', maxKm: 40 }, experience: [] };
    expect(await saidOf('office', { board_candidate: [{ publisher: 'school', person: 'c', version: 1, content }] })).toEqual(['exposed: mobility of candidate c at office']);
  });

  it('sees a referral at a third party', async () => {
    expect(await saidOf('office', { referral_step: [{ id: 'r' }] })).toEqual(['exposed: referral r at office']);
    expect(await saidOf('office', REFERRAL)).toEqual(['exposed: referral r at office']);
  });
});
