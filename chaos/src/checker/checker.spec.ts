import { describe, expect, it } from '@jest/globals';
import type { TestNetwork } from '@filiera/testing';
import { Checker, type CheckedNode, type Excuses } from './check-network.js';
import type { StoredMessage } from '../network/stored-messages.js';
import { listed, type Findings } from './findings.js';
import type { TraceRow } from './judge-trace.js';
import { Told } from './told.js';

const AGENCY = { id: 'agency', kind: 'agency' } as const;
const SCHOOL = { id: 'school', kind: 'school' } as const;
const OFFICE = { id: 'office', kind: 'cpi' } as const;
const ALL: readonly CheckedNode[] = [AGENCY, SCHOOL, OFFICE];

type Tables = Readonly<Record<string, readonly object[]>>;

/** The agency's vacancy as the hub knows it. */
const VACANCY = crypto.randomUUID();
const SUBJECT = `rete.vacancy.filled.v1.agency-uno.all.-.${VACANCY}`;

/** Rows that each look of a relay reads. */
const READ_BY_A_LOOK = 1;

/** What the databases of a run hold: rows by node and table. Each question for the relay's counters comes after one more look. */
function holding(nodes: Readonly<Record<string, Tables>>, readByALook = READ_BY_A_LOOK): Pick<TestNetwork, 'rows'> {
  let looks = 0;
  const rows = async (id: string, sql: string): Promise<object[]> => {
    const [, table] = /FROM (\w+)/.exec(sql) ?? [];
    if (table === 'pg_stat_user_tables') return [{ looks: `${++looks}`, rows: `${looks * readByALook}` }];
    if (sql.includes('count(*)')) return [{ rows: '900' }];
    return [...(nodes[id]?.[table ?? ''] ?? [])];
  };
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

interface Otherwise {
  readonly nodes?: readonly CheckedNode[];
  readonly told?: Told;
  readonly hub?: readonly StoredMessage[];
  readonly excuses?: Excuses;
  readonly readByALook?: number;
}

function checkerOf(tables: Readonly<Record<string, Tables>>, { nodes = ALL, told = toldStory(), hub = [], excuses, readByALook }: Otherwise = {}): Checker {
  return new Checker({ net: holding(tables, readByALook), nodes, told, readHub: async (see) => hub.forEach(see) }, excuses);
}

/** What the checker says when one node's tables are otherwise. */
async function saidOf(node: keyof typeof GOOD, tables: Tables, otherwise: Otherwise = {}): Promise<string[]> {
  return listed(await checkerOf({ ...GOOD, [node]: { ...GOOD[node], ...tables } }, otherwise).findings());
}

/** Rows of the agency's log about its vacancy, one for each version, the last one newest. */
function logged(...versions: readonly number[]): Tables {
  return {
    outbox: versions.map((version) => ({
      position: `${version}`, id: `event-${version}`, type: 'vacancy.filled.v1', entity: 'v', version, audience: 'all', subject: SUBJECT, sequence: `${version}`,
    })),
  };
}

function arrived(...versions: readonly number[]): Tables {
  return { inbox: versions.map((version) => ({ id: `event-${version}` })) };
}

/** A message on the hub that tells of the agency's vacancy for the first time; `again`, one that was published once more. */
function stored(version: number, again = false): StoredMessage {
  return { subject: SUBJECT, eventId: `event-${version}`, messageId: again ? `other-${version}` : `event-${version}`, sequence: version, version };
}

async function reorderedOn(hub: readonly StoredMessage[], excuses: Excuses = {}): Promise<Findings['reordered']> {
  return (await checkerOf({}, { nodes: [{ id: 'agency-uno', kind: 'agency' }], told: new Told(), hub, excuses }).findings()).reordered;
}

describe('the checker', () => {
  it('is content when everything was done once', async () => {
    expect(await saidOf('agency', {})).toEqual([]);
    expect(await checkerOf(GOOD).missing()).toBeNull();
  });

  it('sees what a node forgot of its own', async () => {
    expect(await saidOf('agency', { vacancy: [{ id: 'v', version: 2, open: 5 }] })).toEqual(['lost: vacancy of agency v: told v3 open 4, found v2 open 5']);
    expect(await saidOf('school', { candidate: [] })).toEqual(['lost: candidate of school c: told v1, found nothing']);
  });

  it('sees what did not reach a board, or a party of a referral', async () => {
    expect(await saidOf('office', { board_vacancy: [] })).toEqual(['lost: board vacancy at office agency/v: told v3 open 4, found nothing']);
    expect(await saidOf('agency', { referral: [] })).toEqual(['lost: referral at agency r: told v1, found nothing']);
    expect(await checkerOf({ ...GOOD, office: {} }).missing()).toMatch(/^2 missing/);
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

  describe('between logs, inboxes and hub', () => {
    const nodes = [AGENCY, OFFICE];
    const told = new Told();
    const lostOf = async (log: Tables, inbox: Tables, excuses?: Excuses): Promise<Findings['lost']> =>
      (await checkerOf({ agency: log, office: inbox }, { nodes, told, ...(excuses ? { excuses } : {}) }).findings()).lost;

    it('sees an event that never arrived, even though the board shows a newer one', async () => {
      expect(await lostOf(logged(1, 2, 3), arrived(1, 2, 3))).toEqual([]);
      expect(await lostOf(logged(1, 2, 3), arrived(1, 3))).toEqual(['vacancy.filled.v1 of agency v v2, event event-2: never in the inbox of office']);
      expect(await checkerOf({ agency: logged(1, 2, 3), office: arrived(1, 3) }, { nodes, told }).onTheWay()).toMatch(/event-2/);
    });

    it('asks nobody for what is for others', async () => {
      const forAgencies = { outbox: logged(1)['outbox']!.map((row) => ({ ...row, type: 'candidate.registered.v1', audience: 'agency' })) };
      const ofTomorrow = { outbox: logged(1)['outbox']!.map((row) => ({ ...row, type: 'vacancy.filled.v9' })) };
      const network = { outbox: logged(1)['outbox']!.map((row) => ({ ...row, type: 'network.erasure-requested.v1' })) };
      for (const log of [forAgencies, ofTomorrow, network]) expect(await lostOf(log, {})).toEqual([]);
    });

    it('excuses what a hub that forgot its readers no longer delivers, and not the newest of it', async () => {
      expect(await lostOf(logged(1, 2, 3), arrived(1, 3), { hubForgetsReaders: true })).toEqual([]);
      expect(await lostOf(logged(1, 2, 3), arrived(), { hubForgetsReaders: true })).toHaveLength(3);
    });

    it('sees versions that were published in another order than they were made, even though no board shows it', async () => {
      expect(await reorderedOn([stored(1), stored(2), stored(3)])).toEqual([]);
      expect(await reorderedOn([stored(1), stored(3), stored(2), stored(3, true)])).toEqual([`hub: vacancy of agency-uno for all ${VACANCY} v2 was published after v3`]);
      expect(await reorderedOn([stored(1), stored(3), stored(2), stored(3, true)], { hubTakesOutOfTurn: true })).toEqual([]);
    });

    it('lets come again what the hub lost, or what its window no longer knew, if the newest comes after it', async () => {
      expect(await reorderedOn([stored(1), stored(3), stored(2, true), stored(3, true)])).toEqual([]);
      expect(await reorderedOn([stored(2), stored(3), stored(2), stored(3, true)])).toEqual([]);
    });

    it('sees a subject that ends with an older event', async () => {
      const sentence = `hub: the last message of ${SUBJECT} is event 2 of its publisher, and event 3 came before`;
      expect(await reorderedOn([stored(1), stored(3), stored(2, true)])).toEqual([sentence]);
      expect(await reorderedOn([stored(1), stored(3), stored(2)], { hubTakesOutOfTurn: true })).toEqual([sentence]);
    });
  });

  it('sees a relay that reads its whole log at each look', async () => {
    expect(await saidOf('agency', {}, { nodes: [AGENCY], readByALook: 900 })).toContain('growing: with nothing to publish, a look of the relay of agency reads 900 rows of a log of 900');
  });

  it('sees a section that the reader’s kind may not see', async () => {
    const content = { status: 'available', occupations: [{ isco: '7411' }], languages: [{ code: 'it', cefr: 'C2' }] };
    const told = toldStory();
    told.candidates.set('c', { at: 'agency', version: 1, sections: ['occupations', 'languages'] });
    const board = { board_candidate: [{ publisher: 'agency', person: 'c', version: 1, content }] };
    expect((await checkerOf({ school: { ...GOOD.school, ...board, candidate: [] } }, { nodes: [SCHOOL], told }).findings()).exposed).toEqual(['languages of candidate c at school']);
    expect((await checkerOf({ office: board }, { nodes: [OFFICE], told }).findings()).exposed).toEqual([]);
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
