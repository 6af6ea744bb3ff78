import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MemberKind, NetworkErasureConfirmedV1, NetworkErasureRequestedV1 } from '@filiera/contracts';
import { type Delivery, RandomIdSource, type ReceivedEvent, UnitOfWork } from '@filiera/member-kit';
import { eventually } from '@filiera/testing';
import { OnErasure } from '../src/erasures/on-erasure.js';
import { Registry } from '../src/members/registry.js';
import { TellMissedTerms } from '../src/standards/tell-missed-terms.js';
import { JoiningNode, RunningCoordinator } from './running-coordinator.js';

const MINUTE = 60_000;
const WAITS = `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database() WHERE locktype = 'advisory' AND NOT granted`;
const MEMBERS = ['agenzia-due', 'cpi-uno', 'custode-prova'] as const;

describe('the confirmations of an erasure', () => {
  const ids = new RandomIdSource();
  let province: RunningCoordinator;

  beforeAll(async () => {
    province = await RunningCoordinator.start();
    await join('cpi-uno', 'cpi');
    await join('agenzia-due', 'agency');
    province.clock.pass(1);
  });
  afterAll(() => province?.stop());

  const join = async (id: string, kind: MemberKind): Promise<void> => {
    const node = await JoiningNode.make(id, kind, province.clock.now());
    const invitation = await province.invite(id, kind);
    await province.register(invitation, { registration: node.registration, proof: node.prove(invitation) });
  };
  const take = (handle: (handlers: OnErasure, delivery: Delivery) => Promise<void>): Promise<void> =>
    province.app.get(UnitOfWork).run((tx) => handle(province.app.get(OnErasure), { tx } as Delivery));
  const event = (source: string, story: string, minutes: number, data: object): ReceivedEvent<never> =>
    ({ id: ids.eventId(), source, data, time: new Date(province.clock.now().getTime() + minutes * MINUTE), correlationId: story }) as ReceivedEvent<never>;
  const ask = (person: string, story: string, scope: NetworkErasureRequestedV1['scope'] = 'person', minutes = 0): Promise<void> =>
    take((handlers, delivery) => handlers.asked(event('cpi-uno', story, minutes, { person, scope } satisfies NetworkErasureRequestedV1), delivery));
  const confirm = (person: string, story: string, source: string, minutes: number): Promise<void> =>
    take((handlers, delivery) => handlers.answered(event(source, story, minutes, { person, holder: 'cpi-uno', erasedRecords: 1 } satisfies NetworkErasureConfirmedV1), delivery));
  /** Members that have to confirm, the coordinator apart. */
  const active = async (): Promise<string[]> =>
    (await province.query<{ id: string }>(`SELECT id FROM registered_member WHERE status = 'active' AND kind <> 'coordinator' ORDER BY id`)).map(({ id }) => id);
  const overdue = async (person: string): Promise<boolean[]> =>
    ((await province.call('coordinator', 'GET', '/erasures')).body as unknown as { person: string; overdue: boolean }[]).filter((erasure) => erasure.person === person).map((erasure) => erasure.overdue);
  const standing = async (): Promise<{ answered: number; open: number; late: number }> => {
    const standards = (await province.call('coordinator', 'GET', '/standards')).body as unknown as { id: string; answered: number; open: number; late: number }[];
    const { answered, open, late } = standards.find(({ id }) => id === 'erasure-confirmed')!;
    return { answered, open, late };
  };
  const missing = async (person: string): Promise<Record<string, string[]>> => {
    const erasures = (await province.call('coordinator', 'GET', '/erasures')).body as unknown as { person: string; scope: string; missing: string[] }[];
    return Object.fromEntries(erasures.filter((erasure) => erasure.person === person).map(({ scope, missing: ids }) => [scope, ids]));
  };
  const stopped = async (person: string): Promise<(Date | null)[]> =>
    (await province.query<{ at: Date | null }>('SELECT stopped_at AS at FROM erasure_asked WHERE person = $1 ORDER BY asked_at', [person])).map(({ at }) => at);
  const breaches = async (): Promise<string[]> =>
    ((await province.call('coordinator', 'GET', '/standards/breaches?standard=erasure-confirmed&size=100')).body['items'] as { member: string; outcome: string }[]).map(({ member, outcome }) => `${member} ${outcome}`);

  it('count from members whose clocks are behind the asking one, and nothing is told as missed', async () => {
    const [person, story] = [ids.pseudonym(), ids.eventId()];
    await ask(person, story);
    const askedAt = province.clock.now();
    await confirm(person, story, 'cpi-uno', 0);
    await confirm(person, story, 'agenzia-due', -2);
    expect(await missing(person)).toEqual({ person: ['custode-prova'] });
    // Hours behind: it is the story that says which request this answers.
    await confirm(person, story, 'custode-prova', -5 * 60);
    expect(await missing(person)).toEqual({ person: [] });
    // A clock that is behind does not make it done before it was asked.
    expect(await stopped(person)).toEqual([askedAt]);
    province.clock.pass(4);
    await province.app.get(TellMissedTerms).sweep();
    expect(await breaches()).toEqual([]);
  });

  it('are told as missed when they are, and withdrawn when one arrives that a clock behind dates before the request', async () => {
    const [person, story] = [ids.pseudonym(), ids.eventId()];
    await ask(person, story);
    for (const member of MEMBERS.slice(1)) await confirm(person, story, member, -1);
    province.clock.pass(4);
    expect(await province.app.get(TellMissedTerms).sweep()).toBe(1);
    expect(await breaches()).toEqual(['agenzia-due not-done']);
    await confirm(person, story, 'agenzia-due', -4 * 24 * 60 - 1);
    expect(await province.app.get(TellMissedTerms).sweep()).toBe(1);
    expect(await breaches()).toEqual(['agenzia-due withdrawn']);
  });

  it('of an earlier request for the same person are none of a later one', async () => {
    const [person, narrowed, erased] = [ids.pseudonym(), ids.eventId(), ids.eventId()];
    await ask(person, narrowed, 'superseded');
    await ask(person, erased, 'person', 10);
    // One clock is ahead, one behind, and none of this is about the second request.
    await confirm(person, narrowed, 'agenzia-due', 30);
    await confirm(person, narrowed, 'custode-prova', -30);
    await confirm(person, narrowed, 'cpi-uno', 0);
    expect(await missing(person)).toEqual({ superseded: [], person: [...MEMBERS] });
    for (const member of MEMBERS) await confirm(person, erased, member, -20);
    expect(await missing(person)).toEqual({ superseded: [], person: [] });
    expect((await stopped(person)).every((at) => at !== null)).toBe(true);
  });

  it('that name no request count by their time, from the tolerance for clocks before it on', async () => {
    const person = ids.pseudonym();
    await ask(person, ids.eventId());
    await confirm(person, ids.eventId(), 'cpi-uno', 0);
    await confirm(person, ids.eventId(), 'agenzia-due', -119);
    await confirm(person, ids.eventId(), 'custode-prova', -121);
    expect(await missing(person)).toEqual({ person: ['custode-prova'] });
  });

  it.each(['remove', 'suspend'])('of a member that the network shuts out (%s) are waited for no more, whoever joins afterwards', async (act) => {
    await join(`scuola-${act}`, 'school');
    const [person, story] = [ids.pseudonym(), ids.eventId()];
    await ask(person, story);
    for (const id of (await active()).filter((one) => one !== `scuola-${act}`)) await confirm(person, story, id, 5);
    expect(await missing(person)).toEqual({ person: [`scuola-${act}`] });
    expect((await province.call('coordinator', 'POST', `/members/scuola-${act}/${act}`)).status).toBe(200);
    await join(`universita-${act}`, 'university');
    expect(await missing(person)).toEqual({ person: [] });
    expect(await stopped(person)).toEqual([new Date(province.clock.now().getTime() + 5 * MINUTE)]);
  });

  it.each(['confirmation', 'removal'] as const)('settle an erasure together with a removal at the same moment, when the %s is written first', async (first) => {
    const gone = `eures-${first}`;
    await join(gone, 'eures');
    const [person, story] = [ids.pseudonym(), ids.eventId()];
    await ask(person, story);
    const [last, ...others] = (await active()).filter((one) => one !== gone);
    for (const id of others) await confirm(person, story, id, 5);
    const acts = {
      confirmation: () => confirm(person, story, last!, 10),
      removal: async () => void await province.app.get(Registry).act(gone, 'remove', 'provincia-prova'),
    };
    let written!: () => void;
    let commit!: () => void;
    const isWritten = new Promise<void>((resolve) => { written = resolve; });
    const mayCommit = new Promise<void>((resolve) => { commit = resolve; });
    const earlier = province.app.get(UnitOfWork).run(async () => {
      await acts[first]();
      written();
      await mayCommit;
    });
    await isWritten;
    let done = false;
    const later = acts[first === 'removal' ? 'confirmation' : 'removal']().then(() => { done = true; });
    await eventually('the other to wait, or to be done', () => province.query(WAITS), (rows) => rows.length > 0 || done).finally(commit);
    await Promise.all([earlier, later]);
    expect(await missing(person)).toEqual({ person: [] });
    expect(await stopped(person)).toEqual([new Date(province.clock.now().getTime() + 10 * MINUTE)]);
  });

  it('of a member that is taken back after everybody had confirmed are not asked any more', async () => {
    expect((await province.call('coordinator', 'POST', '/members/agenzia-due/suspend')).status).toBe(200);
    const [person, story] = [ids.pseudonym(), ids.eventId()];
    await ask(person, story);
    for (const id of await active()) await confirm(person, story, id, 5);
    expect((await province.call('coordinator', 'POST', '/members/agenzia-due/resume')).status).toBe(200);
    expect(await missing(person)).toEqual({ person: [] });
  });

  it('are not waited for from who joined after it was asked', async () => {
    // What the others left open is late by now.
    province.clock.pass(4);
    const [person, story] = [ids.pseudonym(), ids.eventId()];
    await ask(person, story);
    const before = await standing();
    const [last, ...others] = await active();
    for (const id of others) await confirm(person, story, id, 5);
    province.clock.pass(2);
    await join('agenzia-dopo', 'agency');
    expect(await missing(person)).toEqual({ person: [last] });
    await confirm(person, story, last!, 10);
    const confirmedAt = new Date(province.clock.now().getTime() + 10 * MINUTE);
    expect(await stopped(person)).toEqual([confirmedAt]);
    province.clock.pass(2);
    expect([await missing(person), await overdue(person)]).toEqual([{ person: [] }, [false]]);
    expect(await standing()).toEqual({ ...before, answered: before.answered + 1, open: before.open - 1 });
    // One that an older program waited with is answered all the same, when the last had.
    await province.query('UPDATE erasure_asked SET stopped_at = NULL WHERE person = $1', [person]);
    expect([await missing(person), await overdue(person)]).toEqual([{ person: [] }, [false]]);
    expect(await standing()).toEqual({ ...before, answered: before.answered + 1, open: before.open - 1 });
  });

  it('by who joined after it was asked stand in for nobody\'s', async () => {
    const [person, story] = [ids.pseudonym(), ids.eventId()];
    await ask(person, story);
    const [last, ...others] = await active();
    province.clock.pass(1);
    await join('cpi-dopo', 'cpi');
    for (const id of [...others, 'cpi-dopo']) await confirm(person, story, id, 5);
    expect([await missing(person), await stopped(person)]).toEqual([{ person: [last] }, [null]]);
  });
});
