import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addApiKey, createApiKey, createMember, initNode, NodeHome, readSettings } from '@filiera/member-kit';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import { exchangeWithPlacements } from '../features/features.js';

const ELECTRICIAN = { isco: '7411' };

describe('placements of an agency’s own candidate on its own vacancy', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let http: (method: 'get' | 'post', path: string, body?: object) => supertest.Test;

  beforeAll(async () => {
    database = await createTestDatabase('placements');
    const home = testFolder('placements');
    await initNode(home, {
      id: 'agenzia-prova', kind: 'agency', name: 'Agenzia di prova', agreement: '^1.0.0',
      http: { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' }, database: { url: database.url },
    }, new Date());
    const { key, stored } = createApiKey('operator-1', 'operator');
    addApiKey(new NodeHome(home), stored);
    const settings = await readSettings(home, { FILIERA_LOG_LEVEL: 'silent' });
    app = await createMember({ ...exchangeWithPlacements, kind: 'agency', agreement: '^1.0.0' }, settings);
    const url = await app.getUrl();
    http = (method, path, body) => {
      const request = supertest(url)[method](path).set('x-api-key', key);
      return body ? request.send(body) : request;
    };
  });

  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  async function vacancy(positions: number): Promise<string> {
    const draft = await http('post', '/vacancies', {
      title: 'Elettricista di prova', description: 'Impianti.', language: 'it', occupation: ELECTRICIAN, essentialSkills: [], optionalSkills: [],
      workplace: { country: 'IT', municipality: '075035' }, contract: 'fixed-term', hours: { schedule: 'full-time', weekly: 40 },
      pay: { min: 1400, max: 1700, currency: 'EUR', period: 'month' }, languages: [], licences: [], positions, remote: 'none', targetedPlacement: false,
      validUntil: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10), agencyAuthorisation: 'Aut. Min. Esempio 0001', sample: true,
    }).expect(201);
    const { id } = draft.body as { id: string };
    await http('post', `/vacancies/${id}/publish`, {}).expect(200);
    return id;
  }

  async function candidate(taxCode: string, birthDate: string): Promise<string> {
    const answer = await http('post', '/candidates', {
      firstName: 'Persona', lastName: 'Esempio', taxCode, birthDate, profile: { occupations: [ELECTRICIAN], skills: [], languages: [] }, sections: ['occupations'],
    }).expect(201);
    return (answer.body as { id: string }).id;
  }

  it('fill the position, and go from start to end', async () => {
    const [offered, person] = [await vacancy(1), await candidate('SMPPSN80A01E506P', '1980-01-01')];
    const terms = { contract: 'fixed-term', startDate: '2026-11-02', endDate: '2027-04-30' };
    const { body: placed } = await http('post', '/placements', { vacancy: offered, candidate: person, ...terms }).expect(201);
    expect(placed).toMatchObject({
      status: 'active', candidate: person, referral: null, vacancy: offered, vacancyTitle: 'Elettricista di prova', holder: 'agenzia-prova', vacancyOwner: 'agenzia-prova',
      occupation: ELECTRICIAN, municipality: '075035', weeklyHours: 40, sample: true, warnings: [],
    });
    expect((await http('get', `/vacancies/${offered}`).expect(200)).body).toMatchObject({ stage: 'filled', openPositions: 0 });

    const { id } = placed as { id: string };
    expect((await http('post', `/placements/${id}/extend`, { endDate: '2027-06-30' }).expect(200)).body).toMatchObject({ version: 2, endDate: '2027-06-30' });
    expect((await http('post', `/placements/${id}/transform`, { contract: 'permanent' }).expect(200)).body).toMatchObject({ version: 3, contract: 'permanent', endDate: null });
    expect((await http('post', `/placements/${id}/end`, { endDate: '2026-11-20', reason: 'resignation' }).expect(200)).body).toMatchObject({ status: 'ended', endReason: 'resignation' });
    expect((await http('post', `/placements/${id}/extend`, { endDate: '2028-06-30' }).expect(409)).body).toMatchObject({ code: 'placement.ended' });
    expect((await http('get', '/placements?status=ended').expect(200)).body).toMatchObject({ total: 1, items: [{ id }] });
  });

  it('report every fault and leave nothing behind', async () => {
    const [offered, person] = [await vacancy(1), await candidate('SMPPSN81A01E506Q', '1981-01-01')];
    const refused = await http('post', '/placements', { vacancy: offered, candidate: person, contract: 'permanent', startDate: '2026-11-02', endDate: '2027-04-30' }).expect(422);
    expect(refused.body).toMatchObject({ code: 'placement.invalid', faults: [{ field: 'endDate', rule: 'endDateForbidden' }] });
    await http('post', '/placements', { vacancy: offered, contract: 'permanent', startDate: '2026-11-02' }).expect(422);
    expect((await http('post', '/placements', { contract: 'nothing', startDate: '2026-02-30' }).expect(400)).body.faults).toHaveLength(2);
    expect((await http('get', `/placements?vacancy=${offered}`).expect(200)).body).toMatchObject({ total: 0 });
    expect((await http('get', `/vacancies/${offered}`).expect(200)).body).toMatchObject({ stage: 'published', openPositions: 1 });
  });

  it('are recorded once, also when the request is repeated', async () => {
    const [offered, person] = [await vacancy(2), await candidate('SMPPSN82A01E506R', '1982-01-01')];
    const body = { vacancy: offered, candidate: person, contract: 'permanent', startDate: '2026-11-02' };
    const first = await http('post', '/placements', body).set('idempotency-key', 'one-placement').expect(201);
    const again = await http('post', '/placements', body).set('idempotency-key', 'one-placement').expect(201);
    expect(again.body).toEqual(first.body);
    expect((await http('post', '/placements', body).expect(409)).body).toMatchObject({ code: 'placement.already-recorded' });
    expect((await http('get', `/vacancies/${offered}`).expect(200)).body).toMatchObject({ openPositions: 1 });
  });

  it('need no referral, and the answer says so', async () => {
    const [offered, person] = [await vacancy(1), await candidate('SMPPSN83A01E506S', '1983-01-01')];
    expect((await http('post', '/referrals', { vacancy: offered, candidate: person }).expect(409)).body).toMatchObject({ code: 'referral.both-yours' });
    expect((await http('get', '/referrals').expect(200)).body).toMatchObject({ total: 0, items: [] });
  });
});
