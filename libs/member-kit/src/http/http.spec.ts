import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import request from 'supertest';
import { keyOf, sampleSettings, startSample } from '../../test/sample-member.js';

describe('a request to a member', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase('http');
    app = await startSample(await sampleSettings(database.url, testFolder('http')));
  });
  afterAll(async () => {
    await app?.close();
    await database?.drop();
  });

  const post = (path: string) => request(app.getHttpServer()).post(path).set('x-api-key', keyOf('operator'));
  const get = (path: string) => request(app.getHttpServer()).get(path).set('x-api-key', keyOf('operator'));

  it('is answered when it is as documented', async () => {
    const created = await post('/notes').send({ title: 'one', size: 1, tags: [{ name: 'a', weight: 'low' }] }).expect(201);
    expect(created.headers['location']).toBe(`/notes/${created.body.id}`);
    await get(`/notes/${created.body.id}`).expect(200, { id: created.body.id, title: 'one' });
  });

  it('is told all its faults together, in Italian, with the path of each field', async () => {
    const { body, headers } = await post('/notes').send({ title: '', size: 1.5, tags: [{ name: 'x'.repeat(11), weight: 'big', more: 1 }], other: true }).expect(400);
    expect(headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ type: 'urn:filiera:problem:request.invalid', title: 'Richiesta non valida', status: 400, instance: '/notes', code: 'request.invalid' });
    expect(body.faults).toEqual(expect.arrayContaining([
      { field: 'title', rule: 'isLength', detail: 'deve avere da 1 a 50 caratteri' },
      { field: 'size', rule: 'isInt', detail: 'deve essere un numero intero' },
      { field: 'tags.0.name', rule: 'isLength', detail: 'deve avere da 1 a 10 caratteri' },
      { field: 'tags.0.weight', rule: 'isIn', detail: 'deve essere uno di: low, high' },
      { field: 'tags.0.more', rule: 'whitelistValidation', detail: 'questo campo non è previsto: toglierlo' },
      { field: 'other', rule: 'whitelistValidation', detail: 'questo campo non è previsto: toglierlo' },
    ]));
    expect(body.faults).toHaveLength(6);
  });

  it('is answered in English when English is preferred', async () => {
    const { body, headers } = await post('/notes').set('accept-language', 'en-GB, it;q=0.5').send({ title: 'x', size: 101 }).expect(400);
    expect(headers['content-language']).toBe('en');
    expect(body).toMatchObject({ title: 'Invalid request', faults: [{ field: 'size', rule: 'max', detail: 'it must be at most 100' }] });
  });

  it('is told the faults of its path, its query and its body together', async () => {
    const { body } = await post('/notes/not-an-id/check?page=0').send({ title: 'x' }).expect(400);
    expect(body.faults.map(({ field }: { field: string }) => field).sort()).toEqual(['path.id', 'query.page', 'size', 'size', 'size']);
  });

  it.each([
    ['malformed JSON', '{"title":', 400, 'request.malformed-json'],
    ['a NUL character', '{"title":"a\\u0000b","size":1}', 400, 'request.unusable-content'],
    ['a lone surrogate', '{"title":"\\ud800","size":1}', 400, 'request.unusable-content'],
    ['a name that reaches the prototype', '{"__proto__":{"size":1},"title":"x"}', 400, 'request.unusable-content'],
    ['a constructor', '{"constructor":{"prototype":{"size":1}}}', 400, 'request.unusable-content'],
    ['a number that overflows', '{"title":"x","size":1e999}', 400, 'request.unusable-content'],
    ['nesting without end', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 400, 'request.unusable-content'],
    ['an array instead of an object', '[]', 400, 'request.invalid'],
    ['a text instead of an object', '"x"', 400, 'request.invalid'],
    ['null', 'null', 400, 'request.invalid'],
    ['nothing', '', 400, 'request.invalid'],
    ['too much', `"${'x'.repeat(1_100_000)}"`, 413, 'request.too-large'],
  ])('is refused when its body is %s', async (_what, body, status, code) => {
    const answer = await post('/notes').set('content-type', 'application/json').send(body).expect(status);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body).toMatchObject({ code, status });
  });

  it('is refused when its body is not UTF-8', async () => {
    const answer = await app.inject({
      method: 'POST', url: '/notes', headers: { 'x-api-key': keyOf('operator'), 'content-type': 'application/json' }, payload: Buffer.from([0x22, 0xff, 0x22]),
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'request.malformed-text' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/jsonx'])('is refused when it is %s', async (type) => {
    const { body } = await post('/notes').set('content-type', type).send('title=x').expect(415);
    expect(body).toMatchObject({ code: 'request.unsupported-media-type' });
  });

  it.each([
    ['/notes/%00', 400, 'request.unusable-content'],
    ['/notes?page=%00', 400, 'request.unusable-content'],
    ['/notes/%zz', 400, 'request.malformed-url'],
    [`/notes/${'x'.repeat(300)}`, 414, 'request.url-too-long'],
    ['/notes/1', 400, 'request.invalid'],
    ['/notes?page=x', 400, 'request.invalid'],
    ['/notes?page=1&page=2', 400, 'request.invalid'],
    ['/notes?other=1', 400, 'request.invalid'],
    ['/nowhere', 404, 'request.unknown-route'],
    ['/careless/sql/99999999', 400, 'data.invalid-value'],
    ['/careless/sql/abc', 400, 'data.invalid-value'],
  ])('is refused at %s', async (path, status, code) => {
    const { body } = await get(path).expect(status);
    expect(body).toMatchObject({ status, code });
  });

  it('is told which methods an address has', async () => {
    const { body, headers } = await request(app.getHttpServer()).put('/notes').set('x-api-key', keyOf('operator')).expect(405);
    expect(body).toMatchObject({ code: 'request.method-not-allowed' });
    expect(headers['allow']).toBe('GET, HEAD, POST');
  });

  it('is told that the thing exists already', async () => {
    await post('/notes').send({ title: 'twice', size: 1 }).expect(201);
    const { body } = await post('/notes').send({ title: 'twice', size: 1 }).expect(409);
    expect(body).toMatchObject({ code: 'data.already-exists', title: 'In contrasto con lo stato attuale' });
  });

  it('is told the clause and the rule that refuse it, and leaves nothing behind', async () => {
    const { body } = await post('/notes').send({ title: 'refused', size: 1 }).expect(422);
    expect(body).toMatchObject({ code: 'note.refused', clause: '9.9', rule: 'L. 1/2000', detail: 'Titolo rifiutato.' });
    const { body: notes } = await get('/notes').expect(200);
    expect(notes.map(({ title }: { title: string }) => title)).not.toContain('refused');
  });

  it('learns nothing of the inside when the node is at fault', async () => {
    const { body, text } = await get('/careless/bug').expect(500);
    expect(body).toMatchObject({ code: 'server.unexpected' });
    expect(text).not.toMatch(/SMPPSN|example\.org|careless\.controller|at /);
  });

  it('carries its id and its trace', async () => {
    const { headers, body } = await get('/nowhere').set('traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01');
    expect(headers['x-request-id']).toBe(body.requestId);
  });

  it('meets the headers that protect a browser', async () => {
    const { headers } = await get('/notes').expect(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
