import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf, roleMatrix, RunningMember, samplePerson, sampleProfile, sampleVacancy, wrongCells } from '@filiera/testing';
import { manifest } from '../src/member.js';

describe('the program of a university', () => {
  let university: RunningMember;

  beforeAll(async () => {
    university = await RunningMember.start(manifest, { clock: { now: () => new Date('2026-11-23T12:00:00Z') } });
  });
  afterAll(() => university?.stop());

  it('lets each role do what its routes say, and nobody else', async () => {
    expect(wrongCells(await roleMatrix(university.app, keyOf))).toEqual([]);
  });

  it('publishes graduates with consent and internships of its own', async () => {
    const graduate = { ...samplePerson(1), profile: { ...sampleProfile, occupations: [{ isco: '2511' }] }, sections: ['occupations', 'education', 'languages'] };
    const { id } = (await university.as('operator').post('/candidates', graduate).expect(201)).body;
    expect((await university.as('operator').get(`/board/candidates?occupation=2511`).expect(200)).body.items).toEqual([expect.objectContaining({ id, skills: [] })]);
    const internship = (await university.as('operator').post('/vacancies', { ...sampleVacancy, title: 'Tirocinio in laboratorio', contract: 'internship' }).expect(201)).body;
    await university.as('operator').post(`/vacancies/${internship.id}/publish`).expect(200);
    expect((await university.as('operator').get('/board/vacancies?contract=internship').expect(200)).body.total).toBe(1);
  });
});
