import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningMember, samplePerson } from '@filiera/testing';
import { manifest } from '../src/member.js';

describe('the outcomes of a university\'s graduates', () => {
  let university: RunningMember;
  const now = new Date('2026-11-23T12:00:00Z');

  beforeAll(async () => {
    university = await RunningMember.start(manifest, { clock: { now: () => now } });
  });
  afterAll(() => university?.stop());

  const graduate = async (number: number, graduatedOn: string): Promise<string> => {
    const { id } = (await university.as('operator').post('/candidates', samplePerson(number)).expect(201)).body;
    await university.as('operator').put(`/graduates/${id}`, { degree: 'master', graduatedOn }).expect(200);
    return id;
  };
  const placed = (person: string, startDate: string, endDate: string | null, contract = 'permanent') => university.query(
    `INSERT INTO placement (id, version, person, publisher, status, vacancy_owner, holder, occupation, contract, start_date, end_date, sample, changed_at, correlation)
     VALUES (gen_random_uuid(), 1, $1, 'agenzia-esempio', 'active', 'agenzia-esempio', 'university-esempio', '{"isco":"2512"}', $2, $3, $4, false, now(), 'prova')`,
    [person, contract, startDate, endDate]);
  const outcomes = async (query = '') => (await university.as('operator').get(`/graduate-outcomes${query}`).expect(200)).body;

  it('are counted at one, three and five years, from the placements that last on the anniversary', async () => {
    const people: string[] = [];
    for (let number = 0; number < 12; number++) people.push(await graduate(number, number < 11 ? '2023-11-23' : '2025-11-24'));
    for (const person of people.slice(0, 5)) await placed(person, '2024-11-23', null);
    await placed(people[0]!, '2024-11-01', '2024-11-30', 'fixed-term');
    for (const person of people.slice(5, 7)) await placed(person, '2024-11-24', '2026-11-22', 'fixed-term');
    // Trainees, volunteers and people on a reserve list have no job.
    for (const [at, contract] of ['internship', 'volunteer', 'recruitment-reserve'].entries()) await placed(people[7 + at]!, '2024-11-01', null, contract);
    expect(await outcomes()).toEqual([
      { years: 1, followed: 11, atWork: 5, permanent: 5 }, { years: 3, followed: 11, atWork: 5, permanent: 5 }, { years: 5, followed: 0, atWork: 0, permanent: 0 },
    ]);
    expect(await outcomes('?degree=bachelor')).toContainEqual({ years: 1, followed: 0, atWork: 0, permanent: 0 });
    expect(await outcomes('?graduatedFrom=2023-11-24')).toContainEqual({ years: 1, followed: 0, atWork: 0, permanent: 0 });

    await university.as('manager').post(`/candidates/${people[0]}/erase`).expect(202);
    expect(await outcomes('?graduatedUntil=2023-11-23')).toContainEqual({ years: 1, followed: 10, atWork: null, permanent: null });
  });

  it('leave out a degree that was recorded by mistake', async () => {
    const id = await graduate(40, '2019-11-23');
    const remove = () => university.as('operator').post(`/graduates/${id}/remove`);
    await remove().expect(204);
    expect(await university.query('SELECT 1 FROM graduate WHERE candidate = $1', [id])).toEqual([]);
    expect((await remove().expect(404)).body.code).toBe('graduate.not-found');
  });

  it('start from a degree that a candidate of the node has taken', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    await university.as('operator').put(`/graduates/${nobody}`, { degree: 'master', graduatedOn: '2023-11-23' }).expect(404);
    const { body } = await university.as('operator').put(`/graduates/${nobody}`, { degree: 'master', graduatedOn: '2026-11-24' }).expect(422);
    expect(body.faults).toEqual([expect.objectContaining({ field: 'graduatedOn', rule: 'notInFuture' })]);
  });
});
