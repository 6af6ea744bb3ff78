import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, fuzzRoutes, roleMatrix, testFolder, wrongCells, type TestDatabase } from '@filiera/testing';
import { keyOf, sampleSettings, startSample } from './sample-member.js';

describe('the tools for the HTTP side of a member', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase('fuzz');
    app = await startSample(await sampleSettings(database.url, testFolder('fuzz')));
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('find a role matrix without a wrong cell in the sample member', async () => {
    const cells = await roleMatrix(app, keyOf);
    expect(wrongCells(cells)).toEqual([]);
    expect(cells.filter(({ found }) => found === 'let in').length).toBeGreaterThan(10);
    expect(cells.filter(({ role, route }) => role === 'nobody' && !route.includes('/health/')).every(({ status }) => status === 401)).toBe(true);
  });

  it('find no server error and no partial change in 1,500 requests, and do reach the handlers', async () => {
    const report = await fuzzRoutes(app, { requests: 1_500, seed: 20_261_123, keyOf, skip: ({ path }) => path === '/careless/bug' || path === '/careless/half' });
    expect(report.faults).toEqual([]);
    expect(report.byStatus).toMatchObject({ 200: expect.any(Number), 201: expect.any(Number), 400: expect.any(Number), 413: expect.any(Number), 415: expect.any(Number) });
  });

  it('notice a handler that fails', async () => {
    const report = await fuzzRoutes(app, { requests: 50, seed: 1, keyOf, skip: ({ path }) => path !== '/careless/bug' });
    expect(report.faults.some(({ what, status }) => what === 'server error' && status === 500)).toBe(true);
  });

  it('notice what a refused request has left behind', async () => {
    const report = await fuzzRoutes(app, { requests: 50, seed: 1, keyOf, skip: ({ path }) => path !== '/careless/half' });
    expect(report.faults.filter(({ what }) => what === 'partial change')[0]).toMatchObject({ status: 409, detail: 'note' });
  });
});
