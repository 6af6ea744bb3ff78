import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { networkBreachWithdrawnV1, networkCrisisAnnouncedV1, networkCrisisWithdrawnV1, networkStandardBreachedV1, type CrisisState } from '@filiera/contracts';
import { Outbox, UnitOfWork, type MemberManifest, type ReceivedEvent } from '@filiera/member-kit';
import { eventually, HubForTests, RunningMember, signedMessage, testMember } from '@filiera/testing';
import { breachIdOf, exchangeWithPlacements, readingBreaches, readingCrises, TellBreaches, tellingBreaches, withFeatures } from '../src/index.js';
import { RestoreToldBreach } from '../src/breaches/restore-told-breach.js';

const MANIFESTS: Readonly<Record<'coordinator' | 'cpi' | 'agency', MemberManifest>> = {
  coordinator: { ...withFeatures(readingBreaches, tellingBreaches, readingCrises), kind: 'coordinator', agreement: '^1.3.0' },
  cpi: { ...withFeatures(exchangeWithPlacements, tellingBreaches), kind: 'cpi', agreement: '^1.3.0' },
  agency: { ...exchangeWithPlacements, kind: 'agency', agreement: '^1.3.0' },
};
type Kind = keyof typeof MANIFESTS;

const CRISIS: CrisisState = {
  status: 'announced', kind: 'closure', sector: '15.20.10', municipality: '075016', people: 48, occupations: [{ isco: '8156' }], from: '2027-03-31', announcedOn: '2026-11-23', sample: true,
};

/** A coordinator, an employment office and an agency over a real hub. */
describe('missed terms and announced crises across members', () => {
  const identities = { coordinator: testMember('coordinator'), cpi: testMember('cpi'), agency: testMember('agency') };
  const clock = { now: (): Date => new Date('2026-12-02T08:00:00Z') };
  let hub: HubForTests;
  let members: Record<Kind, RunningMember>;

  beforeAll(async () => {
    hub = await HubForTests.start(Object.values(identities));
    const start = async (kind: Kind): Promise<[Kind, RunningMember]> => [kind, await RunningMember.start(MANIFESTS[kind], { hub, member: identities[kind], clock })];
    members = Object.fromEntries(await Promise.all([start('coordinator'), start('cpi'), start('agency')])) as Record<Kind, RunningMember>;
  });
  afterAll(async () => {
    await Promise.all(Object.values(members ?? {}).map((member) => member.stop()));
    await hub?.[Symbol.asyncDispose]();
  });

  const list = async (kind: Kind, path: string): Promise<Record<string, unknown>[]> =>
    (await members[kind].as(kind === 'coordinator' ? 'coordinator' : 'operator').get(path).expect(200)).body.items;
  const seen = (kind: Kind, path: string, count: number) => eventually(`${count} of ${path} at ${kind}`, () => list(kind, path), (items) => items.length === count);
  const tell = (kind: Kind, member: string, entity: string, standard: string, clause: string): Promise<number> => members[kind].app.get(UnitOfWork).run((tx) =>
    members[kind].app.get(TellBreaches, { strict: false }).tell([{ standard, clause, member, entity, due: new Date('2026-11-30T22:59:59Z'), doneAt: null }], tx));

  it('a missed term reaches the member concerned with what waited, the coordinator without, and nobody else; once', async () => {
    const waited = '0193565c-0000-7000-8000-0000000000e1';
    expect(await tell('coordinator', identities.agency.id, waited, 'referral-answered', '9.1')).toBe(1);
    expect(await tell('coordinator', identities.agency.id, waited, 'referral-answered', '9.1')).toBe(0);
    expect(await seen('agency', '/standards/breaches', 1)).toMatchObject([{ member: identities.agency.id, entity: waited, toldBy: identities.coordinator.id, noticedAt: '2026-12-02T08:00:00.000Z' }]);
    const delay = '0193565c-0000-7000-8000-0000000000e2';
    expect(await tell('cpi', identities.cpi.id, delay, 'communication-in-time', '9.9')).toBe(1);
    const [noticed] = (await seen('coordinator', '/standards/breaches', 2)).filter(({ standard }) => standard === 'communication-in-time');
    expect(noticed).toMatchObject({ member: identities.cpi.id, entity: null, clause: '9.9', toldBy: identities.cpi.id });
    expect(await list('cpi', '/standards/breaches')).toMatchObject([{ entity: delay }]);
    expect(await list('agency', '/standards/breaches')).toHaveLength(1);
  });

  it('a missed term is told by the member that measures it: anybody else’s is set aside, and one that only a newer agreement has is taken', async () => {
    const [ofTheNetwork, newer, ofTheLaw] = ['0193565c-0000-7000-8000-0000000000e6', '0193565c-0000-7000-8000-0000000000e7', '0193565c-0000-7000-8000-0000000000e8'];
    const forge = (from: 'coordinator' | 'cpi', entity: string, standard: string, clause: string): Promise<unknown> => {
      const data = { standard, clause, member: identities.agency.id, entity, due: '2026-11-30T22:59:59.000Z', noticedAt: '2026-12-02T08:00:00.000Z' };
      return hub.publish(signedMessage({ from: identities[from], type: networkStandardBreachedV1.type, audience: identities.agency.id, entity, version: 1, data }));
    };
    await forge('cpi', ofTheNetwork, 'referral-answered', '9.1');
    await forge('coordinator', ofTheLaw, 'communication-in-time', '9.9');
    await forge('cpi', newer, 'standard-of-a-newer-agreement', '9.20');
    for (const entity of [ofTheNetwork, ofTheLaw]) {
      await eventually('the quarantine', () => members.agency.query(`SELECT FROM quarantine WHERE subject LIKE $1`, [`%.${entity}`]), (rows) => rows.length === 1);
    }
    await eventually('the newer standard', () => members.agency.query(`SELECT id FROM standard_breach WHERE publisher = $1`, [identities.cpi.id]), (rows) => rows.length > 0);
    expect(await members.agency.query(`SELECT id FROM standard_breach WHERE id = ANY ($1::uuid[])`, [[ofTheNetwork, newer, ofTheLaw]])).toEqual([{ id: newer }]);
    await members.agency.query(`DELETE FROM standard_breach WHERE id = $1`, [newer]);
  });

  it('a missed term that proves to have been kept is withdrawn once, towards the same members; what was never told is not', async () => {
    const [waited, never] = ['0193565c-0000-7000-8000-0000000000e4', '0193565c-0000-7000-8000-0000000000e5'];
    const withdraw = (...entities: string[]): Promise<number> => members.coordinator.app.get(UnitOfWork).run((tx) => members.coordinator.app.get(TellBreaches, { strict: false }).withdraw(
      entities.map((entity) => ({
        standard: 'referral-answered', clause: '9.1', member: identities.agency.id, entity, due: new Date('2026-11-30T22:59:59Z'), doneAt: new Date('2026-11-30T22:59:59Z'),
      })), tx));
    expect(await tell('coordinator', identities.agency.id, waited, 'referral-answered', '9.1')).toBe(1);
    expect([await withdraw(waited, never, waited), await withdraw(waited)]).toEqual([1, 0]);
    const [kept] = await seen('agency', '/standards/breaches?outcome=withdrawn', 1);
    expect(kept).toMatchObject({ entity: waited, outcome: 'withdrawn', due: '2026-11-30T22:59:59.000Z', noticedAt: '2026-12-02T08:00:00.000Z', doneAt: '2026-11-30T22:59:59.000Z' });
    expect(await list('coordinator', '/standards/breaches?outcome=withdrawn')).toMatchObject([{ id: kept!['id'], outcome: 'withdrawn' }]);
    expect(await list('cpi', '/standards/breaches?outcome=withdrawn')).toEqual([]);
    // What had kept it was annulled, and is written down once more in the end.
    expect([await tell('coordinator', identities.agency.id, waited, 'referral-answered', '9.1'), await tell('coordinator', identities.agency.id, waited, 'referral-answered', '9.1')]).toEqual([1, 0]);
    await seen('agency', '/standards/breaches?outcome=withdrawn', 0);
    expect(await list('agency', '/standards/breaches?outcome=not-done')).toContainEqual(expect.objectContaining({ id: kept!['id'], entity: waited, doneAt: null }));
    expect(await withdraw(waited)).toBe(1);
    expect(await seen('agency', '/standards/breaches?outcome=withdrawn', 1)).toMatchObject([{ id: kept!['id'] }]);
  });

  it('a node restored from a backup does not tell or withdraw again what it reads back from the hub', async () => {
    const [waited, member] = ['0193565c-0000-7000-8000-0000000000e3', identities.agency.id];
    expect(await tell('coordinator', member, waited, 'referral-answered', '9.1')).toBe(1);
    await members.coordinator.query('DELETE FROM told_breach');
    const data = { standard: 'referral-answered', clause: '9.1', member, entity: waited, due: '2026-11-30T22:59:59.000Z', noticedAt: '2026-12-02T08:00:00.000Z' };
    const readBack = { entity: breachIdOf({ standard: 'referral-answered', entity: waited, member }), data, time: clock.now(), version: 1 } as unknown as ReceivedEvent;
    await members.coordinator.app.get(UnitOfWork).run((tx) => members.coordinator.app.get(RestoreToldBreach, { strict: false }).restore(readBack, tx));
    expect(await tell('coordinator', member, waited, 'referral-answered', '9.1')).toBe(0);
    await members.coordinator.app.get(UnitOfWork).run((tx) => members.coordinator.app.get(RestoreToldBreach, { strict: false })
      .restore({ ...readBack, version: 2, type: networkBreachWithdrawnV1.type, data: { ...data, doneAt: data.due } }, tx));
    expect(await members.coordinator.query(`SELECT withdrawn_at FROM told_breach WHERE entity = '${waited}'`)).toEqual([{ withdrawn_at: clock.now() }]);
    // Told again after that, and read back in any order.
    for (const version of [3, 1]) {
      await members.coordinator.app.get(UnitOfWork).run((tx) => members.coordinator.app.get(RestoreToldBreach, { strict: false }).restore({ ...readBack, version }, tx));
    }
    expect(await members.coordinator.query(`SELECT withdrawn_at, version FROM told_breach WHERE entity = '${waited}'`)).toEqual([{ withdrawn_at: null, version: 3 }]);
  });

  it('an announced crisis is on every board until it is withdrawn, and known to the coordinator', async () => {
    const id = '0193565c-0000-7000-8000-0000000000c1';
    const publish = (version: number, change: Partial<CrisisState>): Promise<void> => members.cpi.app.get(UnitOfWork).run((tx) => members.cpi.app.get(Outbox, { strict: false })
      .add(version === 1 ? networkCrisisAnnouncedV1 : networkCrisisWithdrawnV1, { entity: id, version, data: { ...CRISIS, ...change } }, tx));
    await publish(1, {});
    for (const kind of ['cpi', 'agency', 'coordinator'] as const) {
      expect(await seen(kind, '/board/crises?kind=closure&sector=15&municipality=075016&isco=81', 1)).toMatchObject([{ ...CRISIS, id, publisher: identities.cpi.id, version: 1 }]);
      expect(await list(kind, '/board/crises?kind=suspension')).toEqual([]);
    }
    await publish(2, { status: 'withdrawn', withdrawalReason: 'averted' });
    for (const kind of ['cpi', 'agency', 'coordinator'] as const) await seen(kind, '/board/crises', 0);
    expect((await members.agency.as('operator').get(`/board/crises/${id}`).expect(200)).body).toMatchObject({ status: 'withdrawn', withdrawalReason: 'averted' });
  });
});
