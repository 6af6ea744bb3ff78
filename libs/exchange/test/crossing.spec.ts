import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MemberKind } from '@filiera/contracts';
import type { MemberManifest } from '@filiera/member-kit';
import { eventually, HubForTests, RunningMember, samplePerson, sampleProfile, sampleVacancy, testMember, type TestMember } from '@filiera/testing';
import { exchange, exchangeWithoutCandidates, exchangeWithPlacements } from '../src/index.js';

const FEATURES = { cpi: exchangeWithPlacements, agency: exchangeWithPlacements, school: exchange, eures: exchangeWithoutCandidates } as const;
type Kind = keyof typeof FEATURES & MemberKind;

const manifestOf = (kind: Kind): MemberManifest => ({ ...FEATURES[kind], kind, agreement: '^1.0.0' });
const clock = { now: (): Date => new Date('2026-11-23T12:00:00Z') };

/** Four members of one network, in this process, over a real hub. */
describe('what one member offers, as the others see it', () => {
  const identities: Readonly<Record<Kind, TestMember>> = { cpi: testMember('cpi'), agency: testMember('agency'), school: testMember('school'), eures: testMember('eures') };
  let hub: HubForTests;
  let members: Record<Kind, RunningMember>;

  beforeAll(async () => {
    hub = await HubForTests.start(Object.values(identities));
    const start = async (kind: Kind): Promise<[Kind, RunningMember]> => [kind, await RunningMember.start(manifestOf(kind), { hub, member: identities[kind], clock })];
    members = Object.fromEntries(await Promise.all((Object.keys(FEATURES) as Kind[]).map(start))) as Record<Kind, RunningMember>;
  });
  afterAll(async () => {
    await Promise.all(Object.values(members ?? {}).map((member) => member.stop()));
    await hub?.[Symbol.asyncDispose]();
  });

  const register = async (kind: Kind, person: number, change: object = {}): Promise<string> =>
    (await members[kind].as('operator').post('/candidates', { ...samplePerson(person), profile: sampleProfile, ...change }).expect(201)).body.id;
  const see = (kind: Kind, path: string) => members[kind].as('operator').get(path);
  const seen = (kind: Kind, path: string) => eventually(`${path} at ${kind}`, () => see(kind, path), (answer) => answer.status === 200);
  const gone = (kind: Kind, path: string) => eventually(`${path} gone at ${kind}`, () => see(kind, path), (answer) => answer.status === 404);

  it('a vacancy reaches every board, changes and closes on all of them', async () => {
    const agency = members.agency.as('operator');
    const { id } = (await agency.post('/vacancies', { ...sampleVacancy, agencyAuthorisation: 'Aut. Min. Esempio 0001' }).expect(201)).body;
    await agency.post(`/vacancies/${id}/publish`).expect(200);
    for (const kind of ['cpi', 'school', 'eures'] as const) expect((await seen(kind, `/board/vacancies/${id}`)).body).toMatchObject({ status: 'published', publisher: 'agency-esempio', version: 2 });
    await agency.post(`/vacancies/${id}/fill`, { positions: 1 }).expect(200);
    await agency.post(`/vacancies/${id}/fill`).expect(200);
    for (const kind of ['cpi', 'school', 'eures'] as const) {
      await eventually(`filled at ${kind}`, () => see(kind, `/board/vacancies/${id}`), ({ body }) => body.status === 'filled');
      expect((await see(kind, '/board/vacancies')).body.items.map((item: { id: string }) => item.id)).not.toContain(id);
    }
  });

  it('a candidate reaches each kind as far as the agreement lets it see, and no name reaches anybody', async () => {
    const id = await register('cpi', 1, { profile: { ...sampleProfile, targetedPlacement: true, golPath: 2 }, sections: ['occupations', 'skills', 'languages', 'education', 'mobility', 'golPath', 'targetedPlacement'] });
    const atAgency = (await seen('agency', `/board/candidates/${id}`)).body;
    const atSchool = (await seen('school', `/board/candidates/${id}`)).body;
    expect(atAgency).toMatchObject({ occupations: sampleProfile.occupations, mobility: sampleProfile.mobility });
    for (const field of ['targetedPlacement', 'golPath']) expect(atAgency).not.toHaveProperty(field);
    expect(Object.keys(atSchool).sort()).toEqual(['education', 'id', 'km', 'occupations', 'publisher', 'skills', 'status', 'version']);
    for (const kind of ['agency', 'school', 'eures'] as const) {
      const rows = await members[kind].query(`SELECT coalesce(content::text, '') AS text FROM board_candidate`);
      expect(JSON.stringify(rows)).not.toMatch(/Persona|example\.org|PSN80A|0832 0/);
    }
  });

  it('a withdrawn section vanishes everywhere, and so does a withdrawn candidate', async () => {
    const id = await register('cpi', 2);
    expect((await seen('agency', `/board/candidates/${id}`)).body).toHaveProperty('mobility');
    await members.cpi.as('operator').put(`/candidates/${id}/consents`, { sections: ['occupations'] }).expect(200);
    const narrowed = await eventually('the new state', () => see('agency', `/board/candidates/${id}`), ({ body }) => body.version === 2);
    expect(narrowed.body).toMatchObject({ skills: [], languages: [] });
    expect(narrowed.body).not.toHaveProperty('mobility');
    await members.cpi.as('operator').post(`/candidates/${id}/withdraw`).expect(200);
    for (const kind of ['agency', 'school', 'eures'] as const) await gone(kind, `/board/candidates/${id}`);
  });

  it('a withdrawn section in which nothing was recorded leaves the person where they are, also on a board built anew', async () => {
    const id = await register('cpi', 6);
    await seen('agency', `/board/candidates/${id}`);
    const { body } = await see('cpi', `/candidates/${id}`).expect(200);
    const sections = body.consents.map(({ section }: { section: string }) => section).filter((section: string) => section !== 'golPath');
    expect(body.profile).not.toHaveProperty('golPath');
    await members.cpi.as('operator').put(`/candidates/${id}/consents`, { sections }).expect(200);
    const after = await eventually('the same profile, told again', () => see('agency', `/board/candidates/${id}`), (answer) => answer.body.version === 2);
    expect(after.body).toMatchObject({ occupations: sampleProfile.occupations, mobility: sampleProfile.mobility });
    await members.agency.as('technician').post('/projections/BoardCandidateProjection/rebuild').expect(202);
    const rebuilt = await eventually('the board rebuilt', () => members.agency.as('technician').get('/projections/BoardCandidateProjection'), (answer) => answer.body.status !== 'rebuilding');
    expect(rebuilt.body).toMatchObject({ status: 'rebuilt', result: { identical: true } });
    await see('agency', `/board/candidates/${id}`).expect(200);
  });

  it('an office tells that a person would move abroad with their consent alone, and no longer once it is withdrawn (clause 3.8)', async () => {
    const mobility = { ...sampleProfile.mobility, countries: ['IT', 'NO'] };
    const id = await register('cpi', 5, { profile: { ...sampleProfile, mobility } });
    const countriesAtEures = async (version: number): Promise<unknown> =>
      (await eventually(`version ${version}`, () => see('eures', `/board/candidates/${id}`), ({ body }) => body.version === version)).body.mobility.countries;
    const share = (...sections: string[]) => members.cpi.as('operator').put(`/candidates/${id}/consents`, { sections });
    expect(await countriesAtEures(1)).toEqual(['IT']);
    expect((await share('occupations', 'mobilityAbroad').expect(422)).body).toMatchObject({ code: 'candidate.abroad-without-mobility' });
    const consented = await share('occupations', 'mobility', 'mobilityAbroad').expect(200);
    expect(consented.body.consents).toContainEqual(expect.objectContaining({ section: 'mobilityAbroad', basis: 'consent' }));
    expect(await countriesAtEures(2)).toEqual(['IT', 'NO']);
    await share('occupations', 'mobility').expect(200);
    expect(await countriesAtEures(3)).toEqual(['IT']);
    for (const kind of ['agency', 'eures'] as const) {
      await eventually('the older copies to be gone', () => members[kind].query(`SELECT content::text FROM board_candidate WHERE person = $1 AND content::text LIKE '%NO%'`, [id]), (rows) => rows.length === 0);
    }
  });

  it('an erased candidate is gone everywhere, everybody confirms, and nothing of them can be published again', async () => {
    const id = await register('cpi', 3);
    for (const kind of ['agency', 'school', 'eures'] as const) await seen(kind, `/board/candidates/${id}`);
    await members.cpi.as('manager').post(`/candidates/${id}/erase`).expect(202);
    for (const kind of ['agency', 'school', 'eures'] as const) {
      await gone(kind, `/board/candidates/${id}`);
      expect(await members[kind].query(`SELECT 1 FROM board_candidate WHERE person = $1`, [id])).toEqual([]);
    }
    const status = await eventually('every confirmation', () => see('cpi', `/candidates/${id}/erasure`),
      ({ body }) => ['agency-esempio', 'school-esempio', 'eures-esempio'].every((member) => body.confirmed?.some((each: { member: string }) => each.member === member)));
    expect(status.body.missing).toEqual([]);
    await members.cpi.as('operator').put(`/candidates/${id}/consents`, { sections: ['occupations'] }).expect(409);
  });

  it('a school\'s candidate reaches the others with the sections consented to', async () => {
    const id = await register('school', 4, { sections: ['occupations', 'education'] });
    expect((await seen('cpi', `/board/candidates/${id}`)).body).toMatchObject({ publisher: 'school-esempio', education: { eqf: 4 }, skills: [] });
  });

  it('a board built anew from the log and the hub has the same rows', async () => {
    const technician = members.agency.as('technician');
    const names = (await technician.get('/projections').expect(200)).body.filter((each: { tables: string[] }) => /^board_(?:vacancy|candidate)$/.test(each.tables[0]!)).map((each: { name: string }) => each.name);
    expect(names).toHaveLength(2);
    for (const name of names) {
      await technician.post(`/projections/${name}/rebuild`).expect(202);
      const rebuilt = await eventually(`${name} rebuilt`, () => technician.get(`/projections/${name}`), ({ body }) => body.status !== 'rebuilding');
      expect(rebuilt.body).toMatchObject({ status: 'rebuilt', failure: null, result: { identical: true } });
      expect(rebuilt.body.result.events).toBeGreaterThan(0);
    }
  });
});
