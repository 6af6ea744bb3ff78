import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { begun, keyOf, sampleSettings, startSample } from '../../test/sample-member.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ParkedEvents } from '../relay/parked-events.js';
import { Clock } from '../time/clock.js';
import { EraseAnswers } from './erase-answers.js';
import { ANSWERS_KEPT_DAYS, PruneAnswers } from './prune-answers.js';

class SetClock extends Clock {
  at = new Date('2026-11-23T08:00:00Z');

  override now(): Date {
    return this.at;
  }
}

describe('a POST with an Idempotency-Key', () => {
  const clock = new SetClock();
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase('idempotency');
    app = await startSample(await sampleSettings(database.url, testFolder('idempotency')), { clock });
    dataSource = app.get(DataSource);
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const post = (key: string, title: string, role: 'operator' | 'manager' = 'operator') =>
    request(app.getHttpServer()).post('/notes').set('x-api-key', keyOf(role)).set('idempotency-key', key).send({ title, size: 1 });
  const notes = async (title: string): Promise<number> => Number(((await dataSource.query('SELECT count(*) AS n FROM note WHERE title = $1', [title])) as { n: string }[])[0]!.n);

  it('is done once, and answered the same when repeated', async () => {
    const first = await post('k-1', 'once').expect(201);
    const again = await post('k-1', 'once').expect(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
    expect(await notes('once')).toBe(1);
  });

  it('is the same request whatever the order of its fields', async () => {
    await post('k-order', 'ordered').expect(201);
    const again = await request(app.getHttpServer()).post('/notes').set('x-api-key', keyOf('operator')).set('idempotency-key', 'k-order')
      .set('content-type', 'application/json').send('{"size":1,"title":"ordered"}');
    expect([again.status, again.headers['idempotent-replayed']]).toEqual([201, 'true']);
  });

  it('is refused when the key stood for another body or another address', async () => {
    await post('k-2', 'two').expect(201);
    expect((await post('k-2', 'other').expect(422)).body).toMatchObject({ code: 'idempotency.key-reused' });
    const elsewhere = await request(app.getHttpServer()).post('/notes/00000000-0000-4000-8000-000000000000/check')
      .set('x-api-key', keyOf('operator')).set('idempotency-key', 'k-2').send({ title: 'two', size: 1 });
    expect(elsewhere.status).toBe(422);
  });

  it('does not meet the same key of someone else', async () => {
    await post('k-3', 'mine').expect(201);
    const theirs = await post('k-3', 'theirs', 'manager').expect(201);
    expect(theirs.body).toMatchObject({ title: 'theirs' });
  });

  it('is done once when its duplicates arrive at the same moment', async () => {
    const before = begun.creations;
    const answers = await Promise.all(Array.from({ length: 8 }, () => post('k-4', 'crowd')));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(begun.creations - before).toBe(1);
  });

  it('can be tried again with the same key after a refusal, because nothing was done', async () => {
    await post('k-5', 'refused').expect(422);
    await post('k-5', '').expect(400);
    await post('k-5', 'accepted').expect(201);
    expect(await notes('accepted')).toBe(1);
  });

  it.each(['x'.repeat(201), 'with space', ''])('is refused when the key is "%s"', async (key) => {
    expect((await post(key, 'bad-key').expect(400)).body).toMatchObject({ code: 'idempotency.malformed-key' });
  });

  it('loses its answer with the person it speaks of, and is still not done twice', async () => {
    const { body } = await post('k-6', 'erased').expect(201);
    await dataSource.transaction((tx) => app.get(EraseAnswers).erase(body.id, tx));
    expect((await post('k-6', 'erased').expect(410)).body).toMatchObject({ code: 'idempotency.answer-erased' });
    expect(await notes('erased')).toBe(1);
  });

  it('is answered with what it has done to a quarantined event, not with what was there before', async () => {
    const [{ id }] = await dataSource.query<[{ id: string }]>(`INSERT INTO quarantine (fingerprint, reason, detail, stream, subject, headers, payload, quarantined_at)
      VALUES ('di-prova', 'unsigned', 'di prova', 'VACANCIES', 'rete.vacancy.published.v1.agenzia-prova.all.-.prova', '{}', 'x', now()) RETURNING id`);
    const decide = (what: string) => request(app.getHttpServer()).post(`/quarantine/${id}/${what}`).set('x-api-key', keyOf('technician')).set('idempotency-key', `k-${what}`);
    expect((await decide('replay').expect(200)).body).toMatchObject({ id, state: 'open', replays: 1 });
    expect((await decide('discard').expect(200)).body).toMatchObject({ id, state: 'discarded', settledBy: 'technician-1' });
  });

  it('lets a parked event go with the request, or not at all', async () => {
    const [{ position }] = await dataSource.query<[{ position: string }]>(`WITH row AS (
        INSERT INTO outbox (id, stream, type, entity, entity_version, audience, subject, time, correlation_id, agreement_version, purpose, own_view)
        VALUES (gen_random_uuid(), 'VACANCIES', 'vacancy.published.v1', 'prova', 1, 'all', 'prova', now(), 'prova', '1.0.0', 'prova', true) RETURNING position
      ) INSERT INTO outbox_sealed (position, stream, sequence, salt, previous_digest, digest, batch, place, message_id, parked_reason)
      SELECT position, 'VACANCIES', 1, '', '', '', position, 0, 'prova', 'di prova' FROM row RETURNING position`);
    const reason = (): Promise<unknown> => dataSource.query('SELECT parked_reason AS reason FROM outbox_sealed WHERE position = $1', [position]);
    await expect(app.get(UnitOfWork).run(async () => {
      await app.get(ParkedEvents, { strict: false }).retry(position);
      throw new Error('the request failed');
    })).rejects.toThrow('the request failed');
    expect(await reason()).toEqual([{ reason: 'di prova' }]);
    await request(app.getHttpServer()).post(`/outbox/parked/${position}/retry`).set('x-api-key', keyOf('technician')).set('idempotency-key', 'k-parked').expect(202);
    expect(await reason()).toEqual([{ reason: null }]);
  });

  it('is forgotten after seven days', async () => {
    await post('k-7', 'week').expect(201);
    clock.at = new Date(clock.at.getTime() + ANSWERS_KEPT_DAYS * 86_400_000 - 1_000);
    await app.get(PruneAnswers).sweep();
    await post('k-7', 'week').expect(201).expect('idempotent-replayed', 'true');
    clock.at = new Date(clock.at.getTime() + 2_000);
    await app.get(PruneAnswers).sweep();
    expect(await dataSource.query("SELECT 1 FROM idempotency WHERE key = 'k-7'")).toEqual([]);
  });
});
