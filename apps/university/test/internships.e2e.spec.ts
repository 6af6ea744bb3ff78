import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningMember, samplePerson } from '@filiera/testing';
import { manifest } from '../src/member.js';

describe('internships of a university', () => {
  let university: RunningMember;
  let today = new Date('2026-11-23T12:00:00Z');
  let people = 0;

  beforeAll(async () => {
    university = await RunningMember.start(manifest, { clock: { now: () => today } });
  });
  afterAll(() => university?.stop());

  const post = (path: string, body: object = {}) => university.as('operator').post(path, body);
  const graduate = async (): Promise<string> => (await post('/candidates', samplePerson(people++)).expect(201)).body.id;
  const agreement = async (hostVatNumber = '12345678903'): Promise<string> =>
    (await post('/host-agreements', { hostName: 'Impresa Esempio 1', hostVatNumber, validFrom: '2026-01-01', validUntil: '2028-12-31' }).expect(201)).body.id;
  const project = (candidate: string, under: string) => ({
    candidate, agreement: under, category: 'ordinary', project: 'Analisi di dati di prova', startDate: '2026-12-01', endDate: '2027-02-28',
  });

  it('keeps the agreements with hosts by name, and refuses what is none', async () => {
    await agreement();
    expect((await university.as('operator').get('/host-agreements').expect(200)).body.items).toContainEqual(expect.objectContaining({ hostName: 'Impresa Esempio 1', validUntil: '2028-12-31' }));
    expect((await post('/host-agreements', { hostName: 'Impresa', hostVatNumber: '12345678904', validFrom: '2026-01-01', validUntil: '2026-12-31' })).status).toBe(400);
    const { body } = await post('/host-agreements', { hostName: 'Impresa', hostVatNumber: '12345678903', validFrom: '2026-01-02', validUntil: '2026-01-01' }).expect(422);
    expect(body.faults).toEqual([expect.objectContaining({ field: 'validUntil' })]);
  });

  it('takes a project in, suspends, extends and ends it', async () => {
    const { id, state, latestEnd } = (await post('/internships', project(await graduate(), await agreement())).expect(201)).body;
    expect({ state, latestEnd }).toEqual({ state: 'planned', latestEnd: '2027-05-31' });
    const suspended = (await post(`/internships/${id}/suspend`, { reason: 'illness', from: '2027-01-10', until: '2027-02-08' }).expect(200)).body;
    expect(suspended).toMatchObject({ suspendedDays: 30, latestEnd: '2027-06-30' });
    expect((await post(`/internships/${id}/extend`, { endDate: '2027-07-01' }).expect(422)).body.faults).toEqual([
      { field: 'endDate', rule: 'longest', detail: expect.stringContaining('L.R. Puglia 26/2023') },
    ]);
    expect((await post(`/internships/${id}/extend`, { endDate: '2027-06-30' }).expect(200)).body).toMatchObject({ endDate: '2027-06-30' });
    today = new Date('2027-01-20T12:00:00Z');
    expect((await university.as('operator').get(`/internships/${id}`).expect(200)).body).toMatchObject({ state: 'suspended' });
    today = new Date('2027-03-20T12:00:00Z');
    expect((await post(`/internships/${id}/end`, { lastDay: '2027-03-19', reason: 'hired' }).expect(200)).body).toMatchObject({ state: 'ended', endReason: 'hired', endDate: '2027-03-19' });
    await post(`/internships/${id}/extend`, { endDate: '2027-06-30' }).expect(409);
    today = new Date('2026-11-23T12:00:00Z');
  });

  it('tells every violation of a project at once', async () => {
    const candidate = await graduate();
    await post('/internships', project(candidate, await agreement())).expect(201);
    const again = { ...project(candidate, await agreement()), startDate: '2029-01-01', endDate: '2029-12-31' };
    const { body } = await post('/internships', again).expect(422);
    expect(body.faults.map(({ field, rule }: { field: string; rule: string }) => `${field}:${rule}`)).toEqual(['startDate:withinAgreement', 'endDate:longest', 'agreement:oncePerHost']);
    await post('/internships', project(candidate, await agreement('01234567897'))).expect(201);
  });

  it('gives a host a person once, also when two ask at the same moment', async () => {
    const [candidate, under] = [await graduate(), await agreement()];
    const answers = await Promise.all([1, 2, 3].map(() => post('/internships', project(candidate, under))));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422, 422]);
  });

  it('lets a cancelled project be made anew, and knows neither strangers nor unknown agreements', async () => {
    const [candidate, under] = [await graduate(), await agreement()];
    const { id } = (await post('/internships', project(candidate, under)).expect(201)).body;
    expect((await post(`/internships/${id}/cancel`).expect(200)).body.state).toBe('cancelled');
    await post('/internships', project(candidate, under)).expect(201);
    const nobody = '00000000-0000-4000-8000-000000000000';
    await post('/internships', project(nobody, under)).expect(404);
    await post('/internships', project(candidate, nobody)).expect(404);
    expect((await university.as('operator').get(`/internships?candidate=${candidate}`).expect(200)).body.total).toBe(2);
  });

  it('takes back an internship that was entered wrongly, also once it has started or ended: then the right one is taken in', async () => {
    const [candidate, under] = [await graduate(), await agreement()];
    const wrong = (await post('/internships', { ...project(candidate, under), startDate: '2026-11-02', endDate: '2027-01-31' }).expect(201)).body;
    expect(wrong.state).toBe('running');
    await post(`/internships/${wrong.id}/cancel`).expect(422);
    expect((await post('/internships', project(candidate, under)).expect(422)).body.faults).toEqual([expect.objectContaining({ rule: 'oncePerHost' })]);
    expect((await post(`/internships/${wrong.id}/annul`).expect(200)).body).toMatchObject({ state: 'annulled', endReason: null });
    expect((await post(`/internships/${wrong.id}/annul`).expect(409)).body.code).toBe('internship.closed');
    const ended = (await post('/internships', { ...project(candidate, under), startDate: '2026-10-01', endDate: '2027-01-31' }).expect(201)).body.id;
    await post(`/internships/${ended}/end`, { lastDay: '2026-11-20', reason: 'trainee-left' }).expect(200);
    expect((await post(`/internships/${ended}/annul`).expect(200)).body).toMatchObject({ state: 'annulled', endReason: null });
    expect((await post('/internships', project(candidate, under)).expect(201)).body.state).toBe('planned');
  });

  it('corrects a suspension and removes one that never was, and judges those that adjoin together', async () => {
    const { id } = (await post('/internships', project(await graduate(), await agreement())).expect(201)).body;
    const suspend = (from: string, until: string) => post(`/internships/${id}/suspend`, { reason: 'illness', from, until });
    const [{ id: first }] = (await suspend('2026-12-10', '2027-01-08').expect(200)).body.suspensions;
    const [, { id: second }] = (await suspend('2027-01-09', '2027-01-13').expect(200)).body.suspensions;
    const rules = ({ body }: { body: { faults: { rule: string }[] } }): string[] => body.faults.map(({ rule }) => rule);
    expect(rules(await post(`/internships/${id}/suspensions/${first}/remove`).expect(422))).toEqual(['shortestSuspension']);
    const move = (suspension: string, from: string, until: string) => university.as('operator').put(`/internships/${id}/suspensions/${suspension}`, { reason: 'illness', from, until });
    expect((await move(first, '2026-12-05', '2027-01-08').expect(200)).body).toMatchObject({ suspendedDays: 40, suspensions: [{ id: first, from: '2026-12-05' }, { id: second }] });
    expect((await post(`/internships/${id}/suspensions/${second}/remove`).expect(200)).body).toMatchObject({ suspendedDays: 35, suspensions: [{ id: first }] });
    expect((await move(second, '2027-01-09', '2027-01-13').expect(404)).body.code).toBe('internship.suspension-not-found');
    await post(`/internships/${id}/extend`, { endDate: '2027-07-05' }).expect(200);
    expect(rules(await post(`/internships/${id}/suspensions/${first}/remove`).expect(422))).toEqual(['longest']);
  });

  it('records apprenticeships of the third level, from 18 to 29 years and 364 days', async () => {
    const candidate = await graduate();
    const contract = { candidate, employerName: 'Impresa Esempio 1', employerVatNumber: '12345678903', qualification: 'higher-education', startDate: '2026-12-01', trainingEndDate: '2028-11-30' };
    expect((await post('/apprenticeships', contract).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'candidate', rule: 'age' })]);
    const young = (await post('/candidates', samplePerson(people++, { year: 1996, month: 12, day: 2 })).expect(201)).body.id;
    expect((await post('/apprenticeships', { ...contract, candidate: young }).expect(201)).body).toMatchObject({ candidate: young, level: 'third' });
    expect((await university.as('operator').get('/apprenticeships').expect(200)).body.total).toBe(1);
    await university.as('manager').post(`/candidates/${young}/erase`).expect(202);
    expect((await university.as('operator').get('/apprenticeships').expect(200)).body.total).toBe(0);
  });

  it('forgets the internships of a person who is erased', async () => {
    const [candidate, under] = [await graduate(), await agreement()];
    const { id } = (await post('/internships', project(candidate, under)).expect(201)).body;
    await post(`/internships/${id}/suspend`, { reason: 'closure', from: '2026-12-10', until: '2026-12-31' }).expect(200);
    await university.as('manager').post(`/candidates/${candidate}/erase`).expect(202);
    await university.as('operator').get(`/internships/${id}`).expect(404);
    expect(await university.query('SELECT 1 FROM internship_suspension WHERE internship = $1', [id])).toEqual([]);
    await post('/internships', project(candidate, under)).expect(409);
  });
});
