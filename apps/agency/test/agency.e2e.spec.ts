import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf, roleMatrix, RunningMember, samplePerson, sampleProfile, sampleVacancy, wrongCells } from '@filiera/testing';
import { manifest } from '../src/member.js';

describe('the program of an agency', () => {
  let agency: RunningMember;

  beforeAll(async () => {
    agency = await RunningMember.start(manifest, { clock: { now: () => new Date('2026-11-23T12:00:00Z') } });
  });
  afterAll(() => agency?.stop());

  it('lets each role do what its routes say, and nobody else', async () => {
    expect(wrongCells(await roleMatrix(agency.app, keyOf))).toEqual([]);
  });

  it('publishes no vacancy without the number of its ministerial authorisation (D.Lgs 276/2003 art. 4)', async () => {
    const { id } = (await agency.as('operator').post('/vacancies', sampleVacancy).expect(201)).body;
    const refused = await agency.as('operator').post(`/vacancies/${id}/publish`).expect(422);
    expect(refused.body.faults).toEqual([expect.objectContaining({ field: 'agencyAuthorisation', rule: expect.stringContaining('D.Lgs 276/2003') })]);
    await agency.as('operator').patch(`/vacancies/${id}`, { agencyAuthorisation: 'Aut. Min. Esempio 0001' }).expect(200);
    await agency.as('operator').post(`/vacancies/${id}/publish`).expect(200);
  });

  it('shares nothing of a candidate without consent, then the sections consented to and no others', async () => {
    const { body } = await agency.as('operator').post('/candidates', { ...samplePerson(1), profile: sampleProfile }).expect(201);
    expect(body).toMatchObject({ standing: 'private', sections: [] });
    await agency.as('operator').get(`/board/candidates/${body.id}`).expect(404);
    const shared = await agency.as('operator').put(`/candidates/${body.id}/consents`, { sections: ['occupations'] }).expect(200);
    expect(shared.body.consents).toEqual([expect.objectContaining({ section: 'occupations', basis: 'consent' })]);
    expect((await agency.as('operator').get(`/board/candidates/${body.id}`).expect(200)).body).toMatchObject({ occupations: [{ isco: '7411' }], skills: [], languages: [] });
  });

  it('is refused the sections that only employment offices share', async () => {
    const answer = await agency.as('operator').post('/candidates', { ...samplePerson(2), profile: { ...sampleProfile, golPath: 1 }, sections: ['golPath'] }).expect(403);
    expect(answer.body).toMatchObject({ code: 'candidate.section-of-employment-offices', faults: [{ field: 'sections.golPath' }] });
  });
});
