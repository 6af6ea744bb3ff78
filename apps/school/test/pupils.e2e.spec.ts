import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningMember, samplePerson, sampleProfile } from '@filiera/testing';
import { manifest } from '../src/member.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('classes and pupils of a school', () => {
  let school: RunningMember;
  let people = 0;
  const now = new Date('2026-11-23T12:00:00Z');

  beforeAll(async () => {
    school = await RunningMember.start(manifest, { clock: { now: () => now } });
  });
  afterAll(() => school?.stop());

  const post = (path: string, body: object = {}) => school.as('operator').post(path, body);
  const read = async (path: string) => (await school.as('operator').get(path).expect(200)).body;
  const pupil = async (year = 2010): Promise<string> => (await post('/candidates', { ...samplePerson(people++, { year }), profile: sampleProfile }).expect(201)).body.id;
  const openClass = async (given: object = {}): Promise<string> =>
    (await post('/classes', { name: '4A', schoolYear: '2026/2027', yearOfCourse: 4, schoolType: 'technical', ...given }).expect(201)).body.id;
  const enrolled = async (schoolClass: string, year?: number): Promise<string> => {
    const id = await pupil(year);
    await school.as('operator').put(`/students/${id}`, { schoolClass }).expect(200);
    return id;
  };
  const eventsOf = async (person: string) => (await school.query<{ type: string }>('SELECT type FROM outbox WHERE entity::text = $1 ORDER BY position', [person])).map(({ type }) => type);

  it('enrols candidates of the node, who change class, and nobody else', async () => {
    const [first, second] = [await openClass(), await openClass({ name: '4B' })];
    const id = await enrolled(first);
    expect(await read(`/classes/${first}/students`)).toEqual([expect.objectContaining({ candidate: id, minor: true, guardianDelegation: false, standing: 'private' })]);
    await school.as('operator').put(`/students/${id}`, { schoolClass: second }).expect(200);
    expect(await read(`/classes/${first}/students`)).toEqual([]);
    expect(await read(`/students/${id}`)).toMatchObject({ schoolClass: second });
    await school.as('operator').put(`/students/${NOBODY}`, { schoolClass: second }).expect(404);
    await school.as('operator').put(`/students/${id}`, { schoolClass: NOBODY }).expect(404);
    expect((await post('/classes', { name: '4C', schoolYear: '2026/2028', yearOfCourse: 6, schoolType: 'technical' }).expect(400)).body.faults).toHaveLength(2);
    expect((await read('/classes')).items).toContainEqual(expect.objectContaining({ id: first, name: '4A' }));
  });

  it('lets a minor\'s profile travel with the guardian\'s delegation only, and stops it the day the delegation is withdrawn', async () => {
    const id = await enrolled(await openClass());
    const share = () => school.as('operator').put(`/candidates/${id}/consents`, { sections: ['skills', 'languages'] });
    expect((await share().expect(403)).body.code).toBe('candidate.minor-without-guardian');
    expect(await eventsOf(id)).toEqual([]);
    expect((await post(`/students/${id}/delegation`, { givenOn: '2026-11-24' }).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'givenOn' })]);
    expect((await post(`/students/${id}/delegation`, { givenOn: '2026-11-20' }).expect(200)).body).toMatchObject({ guardianDelegation: true, standing: 'private' });
    await post(`/students/${id}/delegation`, { givenOn: '2026-11-20' }).expect(409);
    await share().expect(200);
    await school.as('operator').get(`/board/candidates/${id}`).expect(200);
    expect((await post(`/students/${id}/delegation/withdraw`).expect(200)).body).toMatchObject({ guardianDelegation: false, standing: 'withdrawn' });
    await school.as('operator').get(`/board/candidates/${id}`).expect(404);
    expect(await eventsOf(id)).toContainEqual(expect.stringContaining('withdrawn'));
    expect((await read(`/candidates/${id}`)).consents).toEqual([expect.objectContaining({ withdrawnAt: now.toISOString() }), expect.objectContaining({ withdrawnAt: now.toISOString() })]);
    await post(`/students/${id}/delegation/withdraw`).expect(409);
    expect((await share().expect(403)).body.code).toBe('candidate.minor-without-guardian');
    expect(await school.query('SELECT given_on::text, withdrawn_on::text FROM guardian_delegation WHERE candidate = $1', [id])).toEqual([{ given_on: '2026-11-20', withdrawn_on: '2026-11-23' }]);
  });

  it('closes the row of a delegation that is withdrawn with the consents, and opens one that comes with them', async () => {
    const id = await enrolled(await openClass());
    const rows = () => school.query('SELECT given_on::text, withdrawn_on::text FROM guardian_delegation WHERE candidate = $1 ORDER BY withdrawn_on NULLS LAST', [id]);
    const consents = (body: object) => school.as('operator').put(`/candidates/${id}/consents`, body).expect(200);
    await post(`/students/${id}/delegation`, { givenOn: '2026-11-20' }).expect(200);
    await consents({ sections: ['skills'] });
    expect(await rows()).toEqual([{ given_on: '2026-11-20', withdrawn_on: null }]);
    await consents({ sections: [], guardianDelegation: false });
    expect(await rows()).toEqual([{ given_on: '2026-11-20', withdrawn_on: '2026-11-23' }]);
    expect(await read(`/students/${id}`)).toMatchObject({ guardianDelegation: false, standing: 'withdrawn' });
    await consents({ sections: ['skills'], guardianDelegation: true });
    expect(await rows()).toEqual([{ given_on: '2026-11-20', withdrawn_on: '2026-11-23' }, { given_on: '2026-11-23', withdrawn_on: null }]);
    await post(`/students/${id}/delegation`, { givenOn: '2026-11-20' }).expect(409);
    const { id: registered } = (await post('/candidates', { ...samplePerson(people++, { year: 2010 }), profile: sampleProfile, guardianDelegation: true }).expect(201)).body;
    expect(await school.query('SELECT withdrawn_on FROM guardian_delegation WHERE candidate = $1', [registered])).toEqual([{ withdrawn_on: null }]);
  });

  it('asks no delegation of who is of full age, and keeps none for who is no pupil', async () => {
    const id = await enrolled(await openClass(), 2007);
    expect((await post(`/students/${id}/delegation`, { givenOn: '2026-11-20' }).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'candidate', rule: 'minor' })]);
    await school.as('operator').put(`/candidates/${id}/consents`, { sections: ['skills'] }).expect(200);
    await post(`/students/${await pupil()}/delegation`, { givenOn: '2026-11-20' }).expect(404);
  });

  it('counts the hours at host firms against the legal minimum, and says who is behind', async () => {
    const agreement = (await post('/host-agreements', { hostName: 'Impresa Esempio 1', hostVatNumber: '12345678903', validFrom: '2026-09-01', validUntil: '2027-06-30' }).expect(201)).body.id;
    const schoolClass = await openClass({ yearOfCourse: 3, schoolType: 'lyceum' });
    const [diligent, late] = [await enrolled(schoolClass), await enrolled(schoolClass)];
    const days = { agreement, title: 'Archivio di prova', from: '2026-10-01', until: '2027-05-31' };
    const project = (await post(`/classes/${schoolClass}/school-work`, days).expect(201)).body.id;
    const hours = (candidate: string, day: string, count: number) => post(`/school-work/${project}/hours`, { candidate, day, hours: count });
    for (const day of ['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08']) await hours(diligent, day, 7.5).expect(204);
    await hours(late, '2026-10-05', 8).expect(204);
    await hours(late, '2026-10-05', 4).expect(204);
    expect(await read(`/classes/${schoolClass}/school-work`)).toMatchObject({
      label: { it: 'Formazione scuola-lavoro' }, minimum: 90, source: 'L. 145/2018 art. 1 c. 784', projects: [{ id: project }],
      students: [{ candidate: late, hours: 4, missing: 86, due: 30, behind: true }, { candidate: diligent, hours: 30, missing: 60, due: 30, behind: false }],
    });
    expect((await hours(await enrolled(await openClass()), '2026-11-24', 9).expect(422)).body.faults.map(({ field }: { field: string }) => field)).toEqual(['candidate', 'day', 'hours']);
    await post(`/classes/${await openClass({ yearOfCourse: 2 })}/school-work`, days).expect(422);
    await post(`/school-work/${NOBODY}/hours`, { candidate: late, day: '2026-10-05', hours: 4 }).expect(404);
  });

  it('removes hours recorded by mistake, and records and corrects those of a class that the pupil has left', async () => {
    const agreement = (await post('/host-agreements', { hostName: 'Impresa Esempio 3', hostVatNumber: '12345678903', validFrom: '2025-09-01', validUntil: '2027-06-30' }).expect(201)).body.id;
    const [last, next] = [await openClass({ name: '3D', schoolYear: '2025/2026', yearOfCourse: 3 }), await openClass({ name: '4D' })];
    const id = await enrolled(last);
    const project = (await post(`/classes/${last}/school-work`, { agreement, title: 'Prova', from: '2025-10-01', until: '2026-05-31' }).expect(201)).body.id;
    const hours = (day: string, count: number) => post(`/school-work/${project}/hours`, { candidate: id, day, hours: count });
    await hours('2026-05-05', 4).expect(204);
    await school.as('operator').put(`/students/${id}`, { schoolClass: next }).expect(200);
    const done = async (): Promise<number> => (await read(`/classes/${next}/school-work`)).students[0].hours;
    await hours('2026-05-05', 6).expect(204);
    await hours('2026-05-06', 8).expect(204);
    expect(await done()).toBe(14);
    const remove = (candidate: string, day: string) => post(`/school-work/${project}/hours/remove`, { candidate, day });
    await remove(id, '2026-05-06').expect(204);
    expect(await done()).toBe(6);
    expect((await remove(id, '2026-05-06').expect(404)).body.code).toBe('school-work.hours-not-found');
    const other = await enrolled(next);
    expect((await post(`/school-work/${project}/hours`, { candidate: other, day: '2026-05-05', hours: 4 }).expect(422)).body.faults).toEqual([expect.objectContaining({ rule: 'inClass' })]);
  });

  it('refuses the forty-first hour of a week, in whatever project, and takes it in the next week', async () => {
    const agreement = (await post('/host-agreements', { hostName: 'Impresa Esempio 4', hostVatNumber: '12345678903', validFrom: '2026-09-01', validUntil: '2027-06-30' }).expect(201)).body.id;
    const schoolClass = await openClass();
    const id = await enrolled(schoolClass);
    const open = async (): Promise<string> => (await post(`/classes/${schoolClass}/school-work`, { agreement, title: 'Prova', from: '2026-10-01', until: '2027-05-31' }).expect(201)).body.id;
    const [one, other] = [await open(), await open()];
    const hours = (project: string, day: string, count: number) => post(`/school-work/${project}/hours`, { candidate: id, day, hours: count });
    for (const day of ['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09']) await hours(one, day, 8).expect(204);
    expect((await hours(other, '2026-10-11', 1).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'hours', rule: 'weeklyMost' })]);
    await hours(other, '2026-10-12', 1).expect(204);
    await hours(one, '2026-10-09', 7).expect(204);
    await hours(other, '2026-10-11', 1).expect(204);
  });

  it('takes a pupil off a class, whose delegation can still be withdrawn', async () => {
    const schoolClass = await openClass();
    const id = await enrolled(schoolClass);
    await post(`/students/${id}/delegation`, { givenOn: '2026-11-20' }).expect(200);
    await post(`/students/${id}/remove`).expect(204);
    expect(await read(`/classes/${schoolClass}/students`)).toEqual([]);
    expect((await post(`/students/${id}/remove`).expect(404)).body.code).toBe('student.not-found');
    await school.as('operator').put(`/candidates/${id}/consents`, { sections: [], guardianDelegation: false }).expect(200);
    expect(await school.query('SELECT withdrawn_on::text FROM guardian_delegation WHERE candidate = $1', [id])).toEqual([{ withdrawn_on: '2026-11-23' }]);
  });

  it('records apprenticeships of the first level, from 15 until 25 is completed', async () => {
    const contract = { employerName: 'Impresa Esempio 1', employerVatNumber: '12345678903', qualification: 'vocational-diploma', startDate: '2026-12-01', trainingEndDate: '2028-11-30' };
    const { body: recorded } = await post('/apprenticeships', { ...contract, candidate: await pupil(2010) }).expect(201);
    expect(recorded).toMatchObject({ level: 'first' });
    const { body } = await post('/apprenticeships', { ...contract, candidate: await pupil(2012), qualification: 'research' }).expect(422);
    expect(body.faults.map(({ field, rule }: { field: string; rule: string }) => `${field}:${rule}`)).toEqual(['candidate:age', 'qualification:level']);
    await post(`/apprenticeships/${recorded.id}/remove`).expect(204);
    expect((await read('/apprenticeships')).items).toEqual([]);
    await post(`/apprenticeships/${recorded.id}/remove`).expect(404);
  });

  it('forgets a pupil who is erased', async () => {
    const agreement = (await post('/host-agreements', { hostName: 'Impresa Esempio 2', hostVatNumber: '01234567897', validFrom: '2026-09-01', validUntil: '2027-06-30' }).expect(201)).body.id;
    const schoolClass = await openClass();
    const id = await enrolled(schoolClass);
    await post(`/students/${id}/delegation`, { givenOn: '2026-11-20' }).expect(200);
    const project = (await post(`/classes/${schoolClass}/school-work`, { agreement, title: 'Prova', from: '2026-10-01', until: '2027-05-31' }).expect(201)).body.id;
    await post(`/school-work/${project}/hours`, { candidate: id, day: '2026-10-05', hours: 4 }).expect(204);
    await school.as('manager').post(`/candidates/${id}/erase`).expect(202);
    await school.as('operator').get(`/students/${id}`).expect(404);
    for (const table of ['student', 'student_class', 'guardian_delegation', 'school_work_hours']) {
      expect(await school.query(`SELECT 1 FROM ${table} WHERE candidate = $1`, [id])).toEqual([]);
    }
    await school.as('operator').put(`/students/${id}`, { schoolClass }).expect(409);
  });
});
