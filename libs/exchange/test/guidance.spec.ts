import type { MemberManifest } from '@filiera/member-kit';
import { eventually, HubForTests, RunningMember, samplePerson, sampleProfile, testMember } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exchangeWithCourses, exchangeWithPlacements } from '../src/index.js';

const MANIFESTS: Readonly<Record<'cpi' | 'school' | 'agency', MemberManifest>> = {
  cpi: { ...exchangeWithPlacements, kind: 'cpi', agreement: '^1.5.0' }, school: { ...exchangeWithCourses, kind: 'school', agreement: '^1.5.0' },
  agency: { ...exchangeWithPlacements, kind: 'agency', agreement: '^1.5.0' },
};
type Kind = keyof typeof MANIFESTS;

const HELD = { kind: 'basic', heldOn: '2026-11-23', nextStep: 'training', objective: { isco: '7411' }, note: 'Annotazione di esempio.' };

/** A school that follows students, an employment office that they come by, and an agency that has nothing to do with it. */
describe('guidance interviews along the chain', () => {
  const identities = { cpi: testMember('cpi'), school: testMember('school'), agency: testMember('agency') };
  const clock = { now: (): Date => new Date('2026-11-23T12:00:00Z') };
  let hub: HubForTests;
  let members: Record<Kind, RunningMember>;
  let people = 500;

  beforeAll(async () => {
    hub = await HubForTests.start(Object.values(identities));
    const start = async (kind: Kind): Promise<[Kind, RunningMember]> => [kind, await RunningMember.start(MANIFESTS[kind], { hub, member: identities[kind], clock })];
    members = Object.fromEntries(await Promise.all([start('cpi'), start('school'), start('agency')])) as Record<Kind, RunningMember>;
  });
  afterAll(async () => {
    await Promise.all(Object.values(members ?? {}).map((member) => member.stop()));
    await hub?.[Symbol.asyncDispose]();
  });

  const at = (kind: Kind) => members[kind].as('operator');
  const ofCandidate = async (kind: Kind, id: string): Promise<Record<string, unknown>[]> => (await at(kind).get(`/guidance-interviews?candidate=${id}`).expect(200)).body.items;
  const told = async (id: string): Promise<string[]> => (await members.cpi.query<{ type: string }>('SELECT type FROM outbox WHERE entity = $1 ORDER BY entity_version', [id])).map(({ type }) => type);

  /** A student whose profile the others see, unless nothing is shared. */
  async function student(sections: readonly string[] = ['occupations', 'skills', 'languages']): Promise<string> {
    people += 1;
    const { id } = (await at('school').post('/candidates', { ...samplePerson(people), profile: sampleProfile, sections }).expect(201)).body as { id: string };
    if (sections.length > 0) await eventually('the student on the board', () => at('cpi').get(`/board/candidates/${id}`), ({ status }) => status === 200);
    return id;
  }

  it('are known to whoever follows the person, wherever they were held, and to nobody else', async () => {
    const person = await student();
    const held = (await at('cpi').post('/guidance-interviews', { ...HELD, candidate: person }).expect(201)).body;
    expect(held).toMatchObject({ candidate: person, heldBy: identities.cpi.id, holder: identities.school.id, note: HELD.note, annulled: false });
    await at('school').post('/guidance-interviews', { candidate: person, kind: 'specialist', heldOn: '2026-11-20', nextStep: 'further-guidance' }).expect(201);
    const [theirs, own] = await eventually('both interviews at the school', () => ofCandidate('school', person), (found) => found.length === 2);
    expect(theirs).toEqual({ id: held.id, candidate: person, heldBy: identities.cpi.id, holder: identities.school.id, kind: 'basic', heldOn: '2026-11-23', objective: { isco: '7411' }, nextStep: 'training', note: null, annulled: false });
    expect(own).toMatchObject({ heldBy: identities.school.id, heldOn: '2026-11-20' });
    expect(await ofCandidate('cpi', person)).toEqual([held]);
    expect(await ofCandidate('agency', person)).toEqual([]);
    await at('agency').get(`/guidance-interviews/${held.id}`).expect(404);
    expect((await members.cpi.query<{ payload: string; audience: string }>('SELECT payload, audience FROM outbox WHERE entity = $1', [held.id])).map(({ payload, audience }) => [payload.includes('Annotazione'), audience]))
      .toEqual([[false, identities.school.id]]);
    for (const [query, count] of [['where=here', 1], ['where=elsewhere', 1], ['kind=basic', 1], ['kind=information', 0]] as const) {
      expect((await at('school').get(`/guidance-interviews?candidate=${person}&${query}`).expect(200)).body.total).toBe(count);
    }
  });

  it('with own candidates leave the node never, shared or not', async () => {
    const hidden = await student([]);
    const { id } = (await at('school').post('/guidance-interviews', { ...HELD, candidate: hidden }).expect(201)).body;
    expect(await members.school.query('SELECT FROM outbox WHERE entity = $1 OR person = $2', [id, hidden])).toEqual([]);
    expect((await at('cpi').post('/guidance-interviews', { ...HELD, candidate: hidden }).expect(404)).body.code).toBe('guidance-interview.person-unknown');
  });

  it('are annulled by whoever held them, once', async () => {
    const person = await student();
    const { id } = (await at('cpi').post('/guidance-interviews', { ...HELD, candidate: person }).expect(201)).body;
    await eventually('the interview at the school', () => at('school').get(`/guidance-interviews/${id}`), ({ status }) => status === 200);
    expect((await at('school').post(`/guidance-interviews/${id}/annul`).expect(403)).body).toMatchObject({ code: 'guidance-interview.not-held-here', clause: '11.7' });
    expect((await at('cpi').post(`/guidance-interviews/${id}/annul`).expect(200)).body.annulled).toBe(true);
    expect((await at('cpi').post(`/guidance-interviews/${id}/annul`).expect(409)).body.code).toBe('guidance-interview.annulled');
    await eventually('annulled at the school', () => at('school').get(`/guidance-interviews/${id}`), ({ body }) => body.annulled === true);
    expect(await told(id)).toEqual(['training.guidance-given.v1', 'training.guidance-annulled.v1']);
  });

  it('are refused with all that is wrong at once, and written by nobody without the role', async () => {
    const wrong = (await at('cpi').post('/guidance-interviews', { candidate: 'x', kind: 'psychological', heldOn: '2026-11-31', nextStep: 'sanction', objective: { isco: '74' } }).expect(400)).body;
    expect(wrong.faults.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining(['candidate', 'kind', 'heldOn', 'nextStep', 'objective.isco']));
    const person = await student();
    expect((await at('cpi').post('/guidance-interviews', { ...HELD, candidate: person, heldOn: '2026-11-24' }).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'heldOn' })]);
    expect((await at('cpi').post('/guidance-interviews', { ...HELD, candidate: person.toUpperCase() }).expect(400)).body.faults).toEqual([expect.objectContaining({ field: 'candidate', rule: 'entity-id' })]);
    await members.cpi.as('technician').post('/guidance-interviews', { ...HELD, candidate: person }).expect(403);
    expect(await ofCandidate('cpi', person)).toEqual([]);
  });

  it('come out of the stream again as they were', async () => {
    const technician = members.school.as('technician');
    await technician.post('/projections/GuidanceProjection/rebuild').expect(202);
    const rebuilt = await eventually('rebuilt', () => technician.get('/projections/GuidanceProjection'), ({ body }) => body.status !== 'rebuilding');
    expect(rebuilt.body).toMatchObject({ status: 'rebuilt', failure: null, result: { identical: true } });
  });

  it('go with the person who is erased, at both', async () => {
    const person = await student();
    await at('cpi').post('/guidance-interviews', { ...HELD, candidate: person }).expect(201);
    await eventually('the interview at the school', () => ofCandidate('school', person), (found) => found.length === 1);
    await members.school.as('manager').post(`/candidates/${person}/erase`).expect(202);
    await eventually('nothing at the office', () => ofCandidate('cpi', person), (found) => found.length === 0);
    expect(await ofCandidate('school', person)).toEqual([]);
    expect((await at('cpi').post('/guidance-interviews', { ...HELD, candidate: person })).status).toBe(404);
  });
});
