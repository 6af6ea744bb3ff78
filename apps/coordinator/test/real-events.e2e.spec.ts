import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { needDeclaredV1, type NeedState } from '@filiera/contracts';
import { exchangeWithCourses, exchangeWithPlacements } from '@filiera/exchange';
import { type MemberManifest, Outbox, UnitOfWork } from '@filiera/member-kit';
import { eventually, HubForTests, RunningMember, testMember } from '@filiera/testing';
import { coordinator } from '../src/member.js';
import { TellMissedTerms } from '../src/standards/tell-missed-terms.js';

const MANIFESTS: Readonly<Record<'coordinator' | 'cpi' | 'school', MemberManifest>> = {
  coordinator, cpi: { ...exchangeWithPlacements, publishes: [...exchangeWithPlacements.publishes, needDeclaredV1], kind: 'cpi', agreement: '^1.2.0' },
  school: { ...exchangeWithCourses, kind: 'school', agreement: '^1.2.0' },
};
type Kind = keyof typeof MANIFESTS;

const NEED: NeedState = {
  status: 'declared', kind: 'skill-need', title: 'Elettricisti per impianti civili', sector: '43.21.01', municipality: '075035',
  occupations: [{ occupation: { isco: '7411' }, headcount: 4, skills: [] }], from: '2026-11-23', declaredOn: '2026-11-23', takeUpBy: '2027-01-22T22:59:59.000Z', sample: true,
};

/** The coordinator's program, an employment office and a school over a real hub. */
describe('the clock of needs, from the events of members', () => {
  const identities = { coordinator: testMember('coordinator'), cpi: testMember('cpi'), school: testMember('school') };
  const clock = { present: new Date('2026-11-23T08:00:00Z'), now: (): Date => clock.present };
  let hub: HubForTests;
  let members: Record<Kind, RunningMember>;

  beforeAll(async () => {
    hub = await HubForTests.start(Object.values(identities));
    const start = async (kind: Kind): Promise<[Kind, RunningMember]> => [kind, await RunningMember.start(MANIFESTS[kind], { hub, member: identities[kind], clock })];
    members = Object.fromEntries(await Promise.all([start('coordinator'), start('cpi'), start('school')])) as Record<Kind, RunningMember>;
  });
  afterAll(async () => {
    await Promise.all(Object.values(members ?? {}).map((member) => member.stop()));
    await hub?.[Symbol.asyncDispose]();
  });

  const declare = (id: string, story: string): Promise<void> => members.cpi.app.get(UnitOfWork).run((tx) =>
    members.cpi.app.get(Outbox, { strict: false }).add(needDeclaredV1, { entity: id, version: 1, data: NEED, correlationId: story }, tx));
  const sweep = (): Promise<number> => members.coordinator.app.get(TellMissedTerms).sweep();
  const breachesAt = async (kind: Kind): Promise<Record<string, unknown>[]> =>
    (await members[kind].as(kind === 'coordinator' ? 'coordinator' : 'operator').get('/standards/breaches').expect(200)).body.items;

  it('tells the office of the need that no course took up, and not of the one that a course did', async () => {
    const [alone, taken] = ['0193565c-0000-7000-8000-00000000a001', '0193565c-0000-7000-8000-00000000a002'];
    await declare(alone, '0193565c-2222-7000-8000-00000000b001');
    await declare(taken, '0193565c-2222-7000-8000-00000000b002');
    await eventually('the need at the school', () => members.school.as('operator').get(`/board/needs/${taken}`), ({ status }) => status === 200);
    const course = { title: 'Impianti', description: 'Posa di impianti.', skills: ['http://data.europa.eu/esco/skill/impianti-1'], places: 2, startDate: '2027-01-11', endDate: '2027-03-26', enrolUntil: '2027-01-08', hours: 120, delivery: 'in-person', municipality: '075035', sample: true, need: taken };
    const { id } = (await members.school.as('operator').post('/courses', course).expect(201)).body;
    await members.school.as('operator').post(`/courses/${id}/publish`).expect(200);
    await eventually('both clocks, one of them stopped', () => members.coordinator.query<{ stopped: boolean }>(`SELECT stopped_at IS NOT NULL AS stopped FROM standard_clock WHERE standard = 'need-taken-up' AND started_at IS NOT NULL ORDER BY 1`),
      (rows) => rows.map(({ stopped }) => stopped).join() === 'false,true');
    // Sixty days from when the hub had it, which lives by the machine's clock.
    const [running] = await members.coordinator.query<{ due: Date }>(`SELECT due_at AS due FROM standard_clock WHERE standard = 'need-taken-up' AND started_at IS NOT NULL AND stopped_at IS NULL`);
    const { due } = running!;
    expect(due.getTime()).toBeGreaterThan(Math.max(Date.now(), clock.present.getTime()) + 59 * 86_400_000);
    clock.present = new Date(due.getTime() - 3_600_000);
    expect(await sweep()).toBe(0);
    clock.present = new Date(due.getTime() + 10 * 3_600_000);
    expect(await eventually('a sweep once everything is read', sweep)).toBe(1);
    expect(await breachesAt('coordinator')).toMatchObject([{ standard: 'need-taken-up', clause: '9.7', member: null, entity: alone, due: due.toISOString() }]);
    expect(await eventually('the breach at the office', () => breachesAt('cpi'), (items) => items.length === 1)).toMatchObject([{ standard: 'need-taken-up', entity: alone, toldBy: identities.coordinator.id }]);
    expect(await breachesAt('school')).toEqual([]);
  });
});
