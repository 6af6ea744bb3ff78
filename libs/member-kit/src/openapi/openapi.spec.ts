import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import request from 'supertest';
import { keyOf, sampleSettings, startSample } from '../../test/sample-member.js';
import { routesOf } from '../http/routes-of.js';

describe('the OpenAPI description of a member', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let document: OpenAPIObject;

  beforeAll(async () => {
    database = await createTestDatabase('openapi');
    app = await startSample(await sampleSettings(database.url, testFolder('openapi')));
    document = (await request(app.getHttpServer()).get('/openapi.json').set('x-api-key', keyOf('technician')).expect(200)).body as OpenAPIObject;
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  it('has every route of the member but its own pages', () => {
    const described = Object.entries(document.paths).flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path}`));
    const routes = routesOf(app).filter(({ handler }) => !handler.startsWith('OpenApiController')).map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(routes.sort());
  });

  it('takes the fields of a request from the rules that validate it', () => {
    expect(document.components?.schemas?.['SampleNoteRequest']).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['title', 'size'],
      properties: {
        title: { type: 'string', minLength: 1, maxLength: 50 },
        size: { type: 'integer', minimum: 0, maximum: 100 },
        tags: { type: 'array', maxItems: 5, items: { $ref: '#/components/schemas/SampleTag' } },
      },
    });
    expect(document.components?.schemas?.['SampleTag']).toMatchObject({ required: ['name'], properties: { weight: { enum: ['low', 'high'] } } });
    expect(document.paths['/notes']?.get?.parameters).toEqual([expect.objectContaining({ name: 'page', in: 'query', required: false, schema: expect.objectContaining({ type: 'integer', minimum: 1 }) })]);
  });

  it('names roles, credentials, problems and the idempotency key of each operation', () => {
    const create = document.paths['/notes']?.post;
    expect(create).toMatchObject({ 'x-roles': ['operator'], security: [{ key: [] }, { browser: [] }] });
    expect(create?.parameters).toEqual([expect.objectContaining({ name: 'Idempotency-Key', in: 'header' })]);
    expect(Object.keys(create?.responses ?? {})).toEqual(expect.arrayContaining(['400', '401', '403', '409', '422']));
    expect(document.components?.schemas?.['Problem']).toBeDefined();
    expect(document.paths['/health/live']?.get?.security).toEqual([]);
  });

  it('is shown on a page that needs nothing from elsewhere', async () => {
    const open = (path: string) => request(app.getHttpServer()).get(path).auth('operator-1', keyOf('operator'));
    const page = await open('/openapi').expect(200);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.text).not.toMatch(/(?:src|href)="(?!\/openapi\/)/);
    for (const [, path] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) await open(path!).expect(200);
    await open('/openapi/package.json').expect(404);
    await open('/openapi/..%2f..%2fpackage.json').expect(404);
  });
});
