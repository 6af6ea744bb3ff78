import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import type { FastifyInstance } from 'fastify';
import request from 'supertest';
import { keyOf, sampleSettings, startSample } from '../../test/sample-member.js';
import { routesOf } from '../http/routes-of.js';
import { ROLES } from './roles.js';
import { satisfies } from './access.guard.js';

describe('access to a member', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let provider: Server;
  let issuer: string;
  let key: CryptoKey;
  let otherKey: CryptoKey;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    otherKey = (await generateKeyPair('ES256')).privateKey;
    const jwk = { ...await exportJWK(pair.publicKey), kid: 'one', alg: 'ES256' };
    provider = createServer((asked, answer) => {
      const document = asked.url === '/keys' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/keys` };
      answer.setHeader('content-type', 'application/json').end(JSON.stringify(document));
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
    database = await createTestDatabase('access');
    const settings = await sampleSettings(database.url, testFolder('access'));
    settings.access.oidc = { issuer, audience: 'filiera', rolesClaim: 'realm_access.roles' };
    app = await startSample(settings);
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
    provider?.close();
  });

  const token = (claims: Record<string, unknown> = {}, by = key, over: { issuer?: string; audience?: string; expires?: string } = {}): Promise<string> =>
    new SignJWT({ realm_access: { roles: ['operator', 'unknown'] }, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' }).setSubject('someone').setIssuedAt()
      .setIssuer(over.issuer ?? issuer).setAudience(over.audience ?? 'filiera').setExpirationTime(over.expires ?? '5m').sign(by);
  const get = (path: string) => request(app.getHttpServer()).get(path);

  it('is open for health alone', () => {
    expect(routesOf(app).filter(({ open }) => open).map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /health/live', 'GET /health/ready']);
  });

  it('goes through the guard on every route that Fastify has', () => {
    const { routeTable } = app.getHttpAdapter().getInstance() as FastifyInstance;
    expect(routeTable.templates().sort()).toEqual([...new Set(routesOf(app).map(({ path }) => path))].sort());
  });

  it('is refused without credentials, telling how to present them', async () => {
    const { body, headers } = await get('/notes').expect(401);
    expect(body).toMatchObject({ code: 'access.credentials-required', title: 'Credenziali necessarie' });
    expect(headers['www-authenticate']).toBe('ApiKey realm="cpi-prova", header="X-Api-Key", Bearer realm="cpi-prova"');
    const page = await get('/openapi').set('accept', 'text/html').expect(401);
    expect(page.headers['www-authenticate']).toContain('Basic realm="cpi-prova"');
  });

  it.each(['x', 'operator-1', '', 'é'.repeat(1_000)])('is refused with the wrong key "%s"', async (wrong) => {
    expect((await get('/notes').set('x-api-key', encodeURIComponent(wrong))).status).toBe(401);
  });

  it('lets a role through where it is named, and tells all others which role is asked for', async () => {
    for (const route of routesOf(app).filter(({ open }) => !open)) {
      for (const role of ROLES) {
        const answer = await app.inject({ method: route.method, url: route.path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000'), headers: { 'x-api-key': keyOf(role) } });
        const refused = answer.statusCode === 403 && answer.json<{ code: string }>().code === 'access.role-required';
        expect({ route: route.handler, role, refused }).toEqual({ route: route.handler, role, refused: !route.roles.some((needed) => satisfies(role, needed)) });
        if (refused && route.roles.length > 0) expect(answer.json<{ detail: string }>().detail).toContain(route.roles[0]);
      }
    }
  });

  it('lets a manager do what an operator may, not the reverse', () => {
    expect([satisfies('manager', 'operator'), satisfies('operator', 'manager'), satisfies('technician', 'operator')]).toEqual([true, false, false]);
  });

  it('refuses everyone where no role is named', async () => {
    for (const role of ROLES) expect((await get('/careless/forgotten').set('x-api-key', keyOf(role))).status).toBe(403);
  });

  it('takes label and key from a browser', async () => {
    expect((await get('/notes').auth('operator-1', keyOf('operator'))).status).toBe(200);
    expect((await get('/notes').auth('manager-1', keyOf('operator'))).status).toBe(401);
    expect((await get('/openapi').auth('technician-1', keyOf('technician'))).status).toBe(200);
  });

  it('does not let a page of another site act with the credentials that a browser adds by itself', async () => {
    const post = () => request(app.getHttpServer()).post('/careless/conflict').auth('operator-1', keyOf('operator'));
    expect((await post().set('sec-fetch-site', 'cross-site').expect(403)).body).toMatchObject({ code: 'access.foreign-page' });
    expect((await post().set('sec-fetch-site', 'same-origin')).status).toBe(409);
    expect((await post()).status).toBe(409);
  });

  it('takes a token of the identity provider', async () => {
    expect((await get('/notes').auth(await token(), { type: 'bearer' })).status).toBe(200);
    expect((await get('/metrics').auth(await token(), { type: 'bearer' })).status).toBe(403);
  });

  it('refuses a token that is foreign, expired, for others, or without roles', async () => {
    expect((await get('/notes').auth(await token({}, otherKey), { type: 'bearer' })).status).toBe(401);
    expect((await get('/notes').auth(await token({}, key, { expires: '-5m' }), { type: 'bearer' })).status).toBe(401);
    expect((await get('/notes').auth(await token({}, key, { audience: 'others' }), { type: 'bearer' })).status).toBe(401);
    expect((await get('/notes').auth(await token({}, key, { issuer: 'http://others' }), { type: 'bearer' })).status).toBe(401);
    expect((await get('/notes').auth('not.a.token', { type: 'bearer' })).status).toBe(401);
    expect((await get('/notes').auth(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"x"}').toString('base64url')}.`, { type: 'bearer' })).status).toBe(401);
    expect((await get('/notes').auth(await token({ realm_access: { roles: 'none' } }), { type: 'bearer' })).status).toBe(403);
  });

  it('says so when the identity provider is out of reach', async () => {
    // Of its own: one process at a time works on a node's database.
    const other = await createTestDatabase('unreachable');
    const settings = await sampleSettings(other.url, testFolder('unreachable'));
    settings.access.oidc = { issuer: 'http://127.0.0.1:9', audience: 'filiera', rolesClaim: 'roles' };
    const alone = await startSample(settings);
    try {
      const { body } = await request(alone.getHttpServer()).get('/notes').auth(await token(), { type: 'bearer' }).expect(503);
      expect(body).toMatchObject({ code: 'access.identity-provider-unreachable' });
    } finally {
      await alone.close();
      await other.drop();
    }
  });
});
