import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyOf, roleMatrix, RunningMember, samplePerson, sampleProfile, wrongCells } from '@filiera/testing';
import { manifest } from '../src/member.js';

describe('the program of a school', () => {
  let school: RunningMember;
  let today = new Date('2026-11-23T12:00:00Z');

  beforeAll(async () => {
    school = await RunningMember.start(manifest, { clock: { now: () => today }, settings: { work: { apprenticeships: { apprenticesThrough25: true } } } });
  });
  afterAll(() => school?.stop());

  it('lets each role do what its routes say, and nobody else', async () => {
    expect(wrongCells(await roleMatrix(school.app, keyOf))).toEqual([]);
  });

  it('records no placements: the agreement leaves that to employment offices and agencies', async () => {
    expect((await school.as('manager').post('/placements', {})).status).toBe(405);
  });

  it('takes apprentices of 25 years where its settings follow the practice of its Region', async () => {
    const { id: candidate } = (await school.as('operator').post('/candidates', { ...samplePerson(2, { year: 2001, month: 1, day: 10 }), profile: sampleProfile }).expect(201)).body;
    const contract = { employerName: 'Impresa Esempio 1', employerVatNumber: '12345678903', qualification: 'vocational-diploma', startDate: '2026-12-01', trainingEndDate: '2028-11-30' };
    expect((await school.as('operator').post('/apprenticeships', { ...contract, candidate })).status).toBe(201);
  });

  it('registers a minor, and shares the profile only with the guardian\'s delegation or from the eighteenth birthday', async () => {
    const minor = { ...samplePerson(1, { year: 2008, month: 11, day: 24 }), profile: sampleProfile };
    const { id } = (await school.as('operator').post('/candidates', minor).expect(201)).body;
    expect((await school.as('operator').put(`/candidates/${id}/consents`, { sections: ['skills'] }).expect(403)).body.code).toBe('candidate.minor-without-guardian');
    await school.as('operator').put(`/candidates/${id}/consents`, { sections: ['skills'], guardianDelegation: true }).expect(200);
    expect((await school.as('operator').put(`/candidates/${id}/consents`, { sections: ['skills'], guardianDelegation: false }).expect(403)).body.code).toBe('candidate.minor-without-guardian');
    await school.as('operator').put(`/candidates/${id}/consents`, { sections: [], guardianDelegation: false }).expect(200);
    today = new Date('2026-11-24T12:00:00Z');
    expect((await school.as('operator').put(`/candidates/${id}/consents`, { sections: ['skills'] }).expect(200)).body.standing).toBe('published');
  });
});
