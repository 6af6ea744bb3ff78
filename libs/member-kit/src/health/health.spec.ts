import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import request from 'supertest';
import { keyOf, sampleSettings, startSample } from '../../test/sample-member.js';
import { MESSAGING_OBSERVER, type MessagingObserver } from '../messaging-observer.js';
import { HealthRegistry, type PartHealth } from './health-contributor.js';

describe('the health of a member', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  const part = { health: (): PartHealth | Promise<PartHealth> => ({ up: true }) };

  beforeAll(async () => {
    database = await createTestDatabase('health');
    app = await startSample(await sampleSettings(database.url, testFolder('health')));
    app.get(HealthRegistry).add({ name: 'needed', required: true, health: () => part.health() });
    app.get(HealthRegistry).add({ name: 'useful', required: false, health: () => part.health() });
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const ready = () => request(app.getHttpServer()).get('/health/ready');
  const stateOf = (body: { parts: { name: string; up: boolean }[] }) => Object.fromEntries(body.parts.map(({ name, up }) => [name, up]));

  it('is told without credentials', async () => {
    await request(app.getHttpServer()).get('/health/live').expect(200, { status: 'up' });
    const { body } = await ready().expect(200);
    expect(stateOf(body)).toMatchObject({ database: true, needed: true, useful: true });
  });

  it('is 503 when a required part is down, and names it', async () => {
    part.health = () => ({ up: false, text: { it: 'spento', en: 'off' } });
    const { body } = await ready().expect(503);
    expect(body).toMatchObject({ status: 'down', parts: expect.arrayContaining([{ name: 'needed', required: true, up: false, text: { it: 'spento', en: 'off' } }]) });
  });

  it('takes a check that fails for a part that is down', async () => {
    part.health = () => Promise.reject(new Error('secret detail'));
    const { body, text } = await ready().expect(503);
    expect(stateOf(body)).toMatchObject({ needed: false });
    expect(text).not.toContain('secret detail');
  });
});

describe('the figures of a member', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase('metrics');
    app = await startSample(await sampleSettings(database.url, testFolder('metrics')));
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const figures = async (): Promise<string> => (await request(app.getHttpServer()).get('/metrics').set('x-api-key', keyOf('technician')).expect(200)).text;

  it('count requests by route template, never by path', async () => {
    await request(app.getHttpServer()).get('/notes/00000000-0000-4000-8000-000000000001').set('x-api-key', keyOf('operator')).expect(404);
    await request(app.getHttpServer()).get('/no/such/path').expect(404);
    const text = await figures();
    expect(text).toMatch(/filiera_http_request_seconds_count\{[^}]*method="GET",route="\/notes\/:id",status="404"\} 1/);
    expect(text).toContain('route="unknown"');
    expect(text).not.toMatch(/00000000-0000|no\/such/);
  });

  it('tell process, event loop and database connections', async () => {
    const text = await figures();
    for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds', 'filiera_database_connections']) expect(text).toContain(name);
  });

  it('count events by family and nothing narrower', async () => {
    const observer = app.get<MessagingObserver>(MESSAGING_OBSERVER);
    observer.published('vacancy', 3);
    observer.consumed('candidate', 2, 0.004);
    observer.relayBacklog(7);
    observer.consumerLag('referral', 4);
    const text = await figures();
    expect(text).toMatch(/filiera_events_published_total\{family="vacancy",[^}]*\} 3/);
    expect(text).toMatch(/filiera_event_delay_seconds_count\{[^}]*family="candidate"\} 1/);
    expect(text).toMatch(/filiera_outbox_waiting\{[^}]*\} 7/);
    expect(text).toMatch(/filiera_consumer_waiting\{family="referral",[^}]*\} 4/);
  });
});
