import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningMember, samplePerson, sampleVacancy } from '@filiera/testing';
import { manifest } from '../src/member.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';
const MANDATE = { clientName: 'Impresa Riservata', clientVatNumber: '12345678903', sector: '43.21.01', nameShown: false, validFrom: '2026-09-01', validUntil: '2027-08-31' };

describe('the clients and the missions of an agency', () => {
  let agency: RunningMember;
  let people = 100;

  beforeAll(async () => {
    agency = await RunningMember.start(manifest, { clock: { now: () => new Date('2026-11-23T12:00:00Z') } });
  });
  afterAll(() => agency?.stop());

  const post = (path: string, body: object = {}) => agency.as('operator').post(path, body);
  const draft = async (given: object = {}): Promise<string> => (await post('/vacancies', { ...sampleVacancy, ...given }).expect(201)).body.id;
  const mandate = async (given: object = {}): Promise<string> => (await post('/mandates', { ...MANDATE, ...given }).expect(201)).body.id;

  it('puts a vacancy under a mandate: the authorisation is supplied, the client is named or not as agreed', async () => {
    const [vacancy, unnamed, named] = [await draft(), await mandate(), await mandate({ clientName: 'Impresa Palese', nameShown: true })];
    await agency.as('operator').get('/authorisation').expect(404);
    expect((await post(`/mandates/${unnamed}/vacancies`, { vacancy }).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'agencyAuthorisation' })]);
    await agency.as('operator').put('/authorisation', { number: 'Aut. Min. Esempio 0001', validFrom: '2026-01-01' }).expect(403);
    await agency.as('manager').put('/authorisation', { number: 'Aut. Min. Esempio 0001', validFrom: '2026-01-01' }).expect(200);
    await agency.as('manager').put('/authorisation', { number: 'Aut. Min. Esempio 0002', validFrom: '2027-01-01' }).expect(200);

    await post(`/mandates/${unnamed}/vacancies`, { vacancy }).expect(204);
    await post(`/vacancies/${vacancy}/publish`).expect(200);
    const published = (await agency.as('operator').get(`/vacancies/${vacancy}`).expect(200)).body;
    expect(JSON.stringify(published)).toContain('Aut. Min. Esempio 0001');
    expect(JSON.stringify(published)).toContain('43.21.01');
    expect(JSON.stringify(published)).not.toContain('Riservata');
    expect(JSON.stringify(await agency.query(`SELECT payload FROM outbox WHERE entity::text = $1`, [vacancy]))).not.toContain('Riservata');

    const second = await draft();
    await post(`/mandates/${named}/vacancies`, { vacancy: second }).expect(204);
    expect(JSON.stringify((await agency.as('operator').get(`/vacancies/${second}`).expect(200)).body)).toContain('Impresa Palese');
    expect((await agency.as('operator').get('/mandates').expect(200)).body.items).toContainEqual(expect.objectContaining({ id: unnamed, nameShown: false }));
  });

  it('keeps what a mandate set from being changed on the vacancy itself, draft or published, and says by which rule', async () => {
    await agency.as('manager').put('/authorisation', { number: 'Aut. Min. Esempio 0001', validFrom: '2026-01-01' }).expect(200);
    const [vacancy, unnamed, named] = [await draft(), await mandate(), await mandate({ clientName: 'Impresa Palese', nameShown: true })];
    const patch = (body: object) => agency.as('operator').patch(`/vacancies/${vacancy}`, body);
    await post(`/mandates/${unnamed}/vacancies`, { vacancy }).expect(204);
    const naming = { employer: { name: 'Impresa Riservata', sector: '43.21.01' }, description: 'Presso Impresa Riservata.' };
    const refused = (await patch(naming).expect(422)).body;
    expect(refused).toMatchObject({ code: 'mandate.invalid', faults: [{ field: 'description', rule: 'clientWithheld' }, { field: 'employer', rule: 'clientOfMandate' }] });
    await post(`/vacancies/${vacancy}/publish`).expect(200);
    await patch(naming).expect(422);
    await patch({ employer: null }).expect(422);
    expect((await patch({ agencyAuthorisation: 'Aut. Min. Altra' }).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'agencyAuthorisation', rule: 'D.Lgs 276/2003 art. 4 e 9' })]);
    await patch({ title: 'Elettricista, f/m' }).expect(200);
    expect(JSON.stringify(await agency.query(`SELECT payload FROM outbox WHERE entity::text = $1`, [vacancy]))).not.toContain('Riservata');
    // Another mandate of the agency is the way to show another client.
    await post(`/mandates/${named}/vacancies`, { vacancy }).expect(204);
    expect((await agency.as('operator').get(`/vacancies/${vacancy}`).expect(200)).body).toMatchObject({ employer: { name: 'Impresa Palese' } });
    await post(`/vacancies/${vacancy}/fill`, { positions: 1 }).expect(200);
  });

  it('refuses a vacancy that the mandate does not cover, with every reason', async () => {
    await agency.as('manager').put('/authorisation', { number: 'Aut. Min. Esempio 0001', validFrom: '2026-01-01' }).expect(200);
    const vacancy = await draft({ description: 'Presso Impresa Riservata, impianti civili.' });
    const { body } = await post(`/mandates/${await mandate({ validUntil: '2026-11-22' })}/vacancies`, { vacancy }).expect(422);
    expect(body.faults.map(({ field }: { field: string }) => field)).toEqual(['mandate', 'validUntil', 'description']);
    await post(`/mandates/${NOBODY}/vacancies`, { vacancy }).expect(404);
    await post(`/mandates/${await mandate()}/vacancies`, { vacancy: NOBODY }).expect(404);
    await post('/mandates', { ...MANDATE, validUntil: '2026-08-31' }).expect(422);
  });

  it('takes back a mission of the wrong worker, before it begins, while it runs and once it has ended: it neither counts nor stands in the way', async () => {
    const candidate = (await post('/candidates', samplePerson(people++)).expect(201)).body.id;
    const mission = { candidate, userName: 'Impresa Esempio 1', userVatNumber: '12345678903', permanent: false };
    const periods = [{ startDate: '2027-01-01', endDate: '2028-12-31' }, { startDate: '2026-10-01', endDate: '2028-09-30' }, { startDate: '2026-01-01', endDate: '2026-12-31' }];
    for (const period of periods) {
      const { id } = (await post('/missions', { ...mission, ...period }).expect(201)).body;
      if (period === periods[2]) await post(`/missions/${id}/end`, { lastDay: '2026-11-20' }).expect(200);
      await post('/missions', { ...mission, ...period }).expect(422);
      expect((await post(`/missions/${id}/annul`).expect(200)).body).toMatchObject({ id, annulled: true });
      for (const [step, body] of [['annul', {}], ['extend', { endDate: '2028-12-31' }], ['end', { lastDay: '2026-11-20' }]] as const) {
        expect((await post(`/missions/${id}/${step}`, body).expect(409)).body.code).toBe('mission.annulled');
      }
    }
    const { id } = (await post('/missions', { ...mission, startDate: '2026-10-01', endDate: '2027-09-30' }).expect(201)).body;
    expect((await post(`/missions/${id}/extend`, { endDate: '2028-09-30' }).expect(200)).body).toMatchObject({ annulled: false, extensions: 1 });
    await agency.as('manager').post(`/candidates/${candidate}/erase`).expect(202);
    expect(await agency.query('SELECT FROM agency_mission WHERE candidate = $1', [candidate])).toEqual([]);
  });

  it('records missions, extends them within the limits, ends them, and forgets them with the person', async () => {
    const candidate = (await post('/candidates', samplePerson(people++)).expect(201)).body.id;
    const mission = { candidate, userName: 'Impresa Esempio 1', userVatNumber: '12345678903', permanent: false, startDate: '2026-10-01', endDate: '2026-12-31' };
    const { id } = (await post('/missions', mission).expect(201)).body;
    expect((await post('/missions', { ...mission, startDate: '2026-12-31', endDate: '2029-12-31' }).expect(422)).body.faults.map(({ rule }: { rule: string }) => rule)).toEqual(['longest', 'noOverlap']);
    for (const month of [1, 2, 3, 4, 5, 6]) await post(`/missions/${id}/extend`, { endDate: `2027-0${month}-28` }).expect(200);
    expect((await post(`/missions/${id}/extend`, { endDate: '2027-07-28' }).expect(422)).body.faults).toEqual([expect.objectContaining({ rule: 'mostExtensions' })]);
    expect((await post(`/missions/${id}/end`, { lastDay: '2026-11-20' }).expect(200)).body).toMatchObject({ ended: true, endDate: '2026-11-20', extensions: 6 });
    await post(`/missions/${id}/extend`, { endDate: '2027-07-28' }).expect(409);
    expect((await agency.as('operator').get('/missions').expect(200)).body.items).toEqual([expect.objectContaining({ id })]);
    await post('/missions', { ...mission, candidate: NOBODY }).expect(404);
    await agency.as('manager').post(`/candidates/${candidate}/erase`).expect(202);
    expect((await agency.as('operator').get('/missions').expect(200)).body.items).toEqual([]);
  });
});
