import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Database } from '@filiera/embedded';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startOwnDatabase, testFolder, type OwnServer } from '@filiera/testing';
import request from 'supertest';
import { keyOf, sampleSettings, startSample } from '../../test/sample-member.js';

describe('a member whose database goes away', () => {
  let server: OwnServer<Database>;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    server = await startOwnDatabase();
    app = await startSample(await sampleSettings(server.current.adminUrl, testFolder('outage')));
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
  });

  const notes = () => request(app.getHttpServer()).get('/notes').set('x-api-key', keyOf('operator'));
  const health = (path: string) => request(app.getHttpServer()).get(`/health/${path}`);

  it('stays alive, says that it is not ready and when to come back, and serves again once the database is there', async () => {
    await notes().expect(200);
    await server.kill();
    const { body, headers } = await notes().expect(503);
    expect(body).toMatchObject({ code: 'server.database-unavailable', title: 'Servizio momentaneamente non disponibile' });
    expect(headers['retry-after']).toBe('5');
    await health('live').expect(200);
    await health('ready').expect(503);
    await server.restart();
    await notes().expect(200);
    await health('ready').expect(200);
  });
});
