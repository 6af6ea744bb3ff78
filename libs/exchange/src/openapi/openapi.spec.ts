import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningMember, samplePerson, sampleProfile, sampleVacancy } from '@filiera/testing';
import type { OpenAPIObject } from '@nestjs/swagger';
import { exchange } from '../features/features.js';

/** A schema as far as these tests look into it. */
interface Described {
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
}

describe('what a program that is made from a member’s OpenAPI description can send', () => {
  let agency: RunningMember;
  let document: OpenAPIObject;

  beforeAll(async () => {
    agency = await RunningMember.start({ ...exchange, kind: 'agency', agreement: '^1.0.0' });
    document = (await agency.as('technician').get('/openapi.json').expect(200)).body;
  });
  afterAll(() => agency?.stop());

  const fields = (request: string): Record<string, Described> => (document.components!.schemas![request] as { properties: Record<string, Described> }).properties;
  const operator = () => agency.as('operator');

  it('is null in every field that null removes, and in no other', () => {
    for (const request of ['UpdateVacancyRequest', 'CorrectPersonRequest', 'ChangeProfileRequest']) {
      expect({ request, without: Object.entries(fields(request)).filter(([, { nullable }]) => nullable !== true).map(([name]) => name) }).toEqual({ request, without: [] });
    }
    for (const request of ['DraftVacancyRequest', 'RegisterCandidateRequest']) expect(Object.values(fields(request)).filter(({ nullable }) => nullable === true)).toEqual([]);
    expect(fields('UpdateVacancyRequest')['remote']!.enum).toContain(null);
    expect(fields('DraftVacancyRequest')['remote']!.enum).not.toContain(null);
  });

  it('is If-Match wherever a route takes it', () => {
    const taking = Object.entries(document.paths).flatMap(([path, { patch, post, put }]) => Object.entries({ patch, post, put })
      .filter(([, operation]) => operation?.parameters?.some((parameter) => 'name' in parameter && parameter.in === 'header' && parameter.name === 'If-Match' && parameter.required === false))
      .map(([verb]) => `${verb} ${path}`));
    expect(taking.sort()).toEqual([
      'patch /candidates/{id}/person', 'patch /candidates/{id}/profile', 'patch /vacancies/{id}',
      'post /candidates/{id}/withdraw', 'post /vacancies/{id}/fill', 'post /vacancies/{id}/publish', 'post /vacancies/{id}/withdraw',
      'put /candidates/{id}/availability', 'put /candidates/{id}/consents',
    ]);
  });

  it('is null in what may be missing inside a field, where it says nothing', async () => {
    const { body } = await operator().post('/vacancies', { ...sampleVacancy, workplace: { ...sampleVacancy.workplace, postalCode: null }, hours: null }).expect(201);
    expect(body.workplace).toMatchObject(sampleVacancy.workplace);
    expect(body.workplace).not.toHaveProperty('postalCode');
    expect((await operator().patch(`/vacancies/${body.id}`, { description: null, employer: { name: null, sector: '43.21.01' } }).expect(200)).body).toMatchObject({ employer: { sector: '43.21.01' } });
    const { id } = (await operator().post('/candidates', { ...samplePerson(870), profile: sampleProfile }).expect(201)).body;
    const change = { status: 'unavailable', availability: null };
    expect((await operator().put(`/candidates/${id}/availability`, change).expect(200)).body).toMatchObject({ status: 'unavailable', profile: { availability: sampleProfile.availability } });
  });
});
