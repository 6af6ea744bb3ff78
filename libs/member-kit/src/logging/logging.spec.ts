import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import request from 'supertest';
import { DataSource } from 'typeorm';
import { keyOf, sampleSettings, startSample } from '../../test/sample-member.js';
import { SweepsRegularly } from '../time/sweeps-regularly.js';
import { redact, redactLine, REDACTED } from './redact.js';

const PERSONAL = /SMPPSN80A01E506P|prova@example\.org|320 ?123 ?4567|key-of-the-operator|secret/;

class FailingSweep extends SweepsRegularly {
  constructor() {
    super(60_000, 'nothing was swept');
  }

  override sweep(): Promise<number> {
    return Promise.reject(new Error('no broom'));
  }
}

describe('the log of a member', () => {
  const lines: string[] = [];
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase('logging');
    const settings = await sampleSettings(database.url, testFolder('logging'), { log: { level: 'debug' } });
    app = await startSample(settings, { log: { write: (line: string) => void lines.push(line) } });
  });
  beforeEach(() => { lines.length = 0; });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const logged = (): Record<string, unknown>[] => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

  it('tells each request on one line of JSON: who, what, how it went, and no query', async () => {
    const { headers } = await request(app.getHttpServer()).get('/notes?page=1&prova@example.org').set('x-api-key', keyOf('operator'));
    expect(logged()).toEqual([expect.objectContaining({
      level: 'info', member: 'cpi-prova', context: 'Http', method: 'GET', path: '/notes', route: '/notes', status: 400, requestId: headers['x-request-id'],
    })]);
  });

  it('never contains a body, a credential or an address of a person', async () => {
    await request(app.getHttpServer()).post('/notes').set('x-api-key', keyOf('operator')).set('authorization', 'Bearer secret')
      .send({ title: 'prova@example.org', size: 1, tax: 'SMPPSN80A01E506P' });
    await request(app.getHttpServer()).get('/notes/SMPPSN80A01E506P').set('x-api-key', keyOf('operator'));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('')).not.toMatch(PERSONAL);
  });

  it('tells an unexpected error with its stack, without what it quotes', async () => {
    await request(app.getHttpServer()).get('/careless/bug').set('x-api-key', keyOf('operator')).expect(500);
    const error = logged().find(({ err }) => err !== undefined);
    expect(error).toMatchObject({ level: 'error', err: { type: 'Error', message: `written by ${REDACTED} for ${REDACTED}` } });
    expect((error as { err: { stack: string } }).err.stack).toMatch(/at .*sample-member/);
    expect(lines.join('')).not.toMatch(PERSONAL);
  });

  it('tells which regular work failed, and of what', async () => {
    const sweeping = new FailingSweep();
    sweeping.onApplicationBootstrap();
    await sweeping.beforeApplicationShutdown();
    expect(logged()).toMatchObject([{ level: 'error', context: 'FailingSweep', msg: 'nothing was swept; the next sweep tries again', err: { type: 'Error', message: 'no broom' } }]);
  });

  it('keeps to itself what a failed statement was about', async () => {
    await request(app.getHttpServer()).post('/notes').set('x-api-key', keyOf('operator')).send({ title: 'Persona Esempio 1', size: 1 });
    await request(app.getHttpServer()).post('/notes').set('x-api-key', keyOf('operator')).send({ title: 'Persona Esempio 1', size: 1 }).expect(409);
    new Logger('Spec').error(await app.get(DataSource).query('SELECT $1::int', ['Persona Esempio 1']).catch((error: unknown) => error));
    expect(lines.join('')).not.toContain('Persona Esempio');
    expect(lines.join('')).toContain('22P02');
  });

  it('redacts what any part of the node writes', () => {
    new Logger('Spec').log('call 320 123 4567 or +39 0832 123456 about smppsn80a01e506p');
    new Logger('Spec').warn({ nested: { mail: 'prova@example.org', number: 3201234567 } });
    expect(lines.join('')).not.toMatch(/320 123|0832|smppsn|example\.org/);
    expect(logged()).toHaveLength(2);
  });
});

describe('redaction', () => {
  it.each([
    ['SMPPSN80A01E506P', REDACTED],
    ['a tax code with letters for digits: SMPPSNULALMERLSP', `a tax code with letters for digits: ${REDACTED}`],
    ['nome.cognome+a@posta.example.it!', `${REDACTED}!`],
    ['tel. 3201234567', `tel. ${REDACTED}`],
    ['+39 320 1234567', REDACTED],
    ['postgres://node:password@host/db', `postgres://${REDACTED}@host/db`],
    ['Bearer abcdefghijklmn', REDACTED],
    ['018f4c2e-3201-7234-9567-320123456789', '018f4c2e-3201-7234-9567-320123456789'],
    ['2026-11-23T10:15:30.123Z took 3.25 ms, sequence 4200000000', '2026-11-23T10:15:30.123Z took 3.25 ms, sequence 4200000000'],
    ['rete.vacancy.published.v1.cpi-lecce.all.-.0190a1b2-0000-7000-8000-000000000000', 'rete.vacancy.published.v1.cpi-lecce.all.-.0190a1b2-0000-7000-8000-000000000000'],
  ])('makes of "%s" what may be read', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('leaves the numbers and the form of a line alone', () => {
    expect(JSON.parse(redactLine('{"sequence":3201234567,"text":"3201234567 \\"quoted\\""}'))).toEqual({ sequence: 3_201_234_567, text: `${REDACTED} "quoted"` });
  });
});
