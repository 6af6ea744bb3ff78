import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RunningMember, createTestDatabase, eventually, testFolder } from '@filiera/testing';
import { manifest } from '../src/member.js';
import { PruneRuns } from '../src/runs/prune-runs.js';
import type { RunReportView } from '../src/runs/run-views.js';
import { ForeignApi, type ForeignVacancy } from './foreign-api.fixture.js';
import { positionOpening } from './position-opening.fixture.js';

const START = Date.parse('2026-11-23T12:00:00Z');
const HOUR = 3_600_000;

describe('runs of the import from an input API', () => {
  let api: ForeignApi;
  let eures: RunningMember;
  let now = START;

  beforeAll(async () => {
    api = await ForeignApi.start();
    eures = await RunningMember.start(manifest, {
      clock: { now: () => new Date(now) }, settings: { work: { eures: { url: api.url, token: 'secret', batchSize: 2, attempts: 3, pauseMs: 1, timeoutSeconds: 5 } } },
    });
  });
  afterAll(async () => {
    await eures?.stop();
    await api?.stop();
  });
  beforeEach(async () => {
    now += HOUR;
    api.asked.length = 0;
    api.instead = () => undefined;
    api.vacancies = [];
    await eures.query('DELETE FROM eures_run');
  });

  const vacancy = (number: string, change: Partial<ForeignVacancy> = {}): ForeignVacancy =>
    ({ reference: number, modified: new Date(now).toISOString(), content: positionOpening({ number }), ...change });
  const ended = (id: string): Promise<RunReportView> =>
    eventually('the run to end', async () => (await eures.as('operator').get(`/eures-runs/${id}`).expect(200)).body as RunReportView, ({ state }) => state !== 'running');
  const run = async (body: object = {}): Promise<RunReportView> => ended((await eures.as('operator').post('/eures-runs', body).expect(202)).body.id);
  const published = async (number: string): Promise<string[]> =>
    (await eures.query<{ status: string }>(`SELECT status FROM board_vacancy WHERE content -> 'origin' ->> 'reference' = $1`, [`EXAMPLE/${number}`])).map(({ status }) => status);

  it('brings everything in once, in batches, and then only what has changed since', async () => {
    api.vacancies = ['m1', 'm2', 'm3'].map((number) => vacancy(number));
    const first = await run();
    expect(first).toMatchObject({ state: 'done', since: null, counts: { created: 3, updated: 0, unchanged: 0, closed: 0, refused: 0 }, requests: 4, retries: 0, durationMs: 0, askedBy: 'operator-1' });
    expect(api.asked).toEqual(['ping', 'getAll', 'getDetails 2', 'getDetails 1']);
    expect(await published('m1')).toEqual(['published']);

    const firstStart = now;
    now += HOUR;
    api.asked.length = 0;
    api.vacancies = [vacancy('m1', { content: positionOpening({ number: 'm1', title: 'Electrician, ships' }) }), vacancy('m2', { status: 'CLOSED', content: '' }), api.vacancies[2]!];
    const second = await run();
    expect(api.asked).toEqual(['ping', `getChanges/${firstStart - 10 * 60_000}`, 'getDetails 1']);
    // The third was listed again, because clocks differ, in the state that is known: it is not asked for.
    expect(second.counts).toEqual({ created: 0, updated: 1, unchanged: 1, closed: 1, refused: 0 });
    expect(await published('m2')).toEqual(['withdrawn']);
    expect((await eures.as('operator').get(`/eures-runs/${second.id}/items?outcome=closed`).expect(200)).body.items).toEqual([
      { outcome: 'closed', reference: 'EXAMPLE/m2', line: null, field: null, reason: null },
    ]);
    expect(await eures.query('SELECT reference FROM eures_document ORDER BY 1')).toEqual([{ reference: 'EXAMPLE/m1' }, { reference: 'EXAMPLE/m3' }]);
  });

  it('tells each document that is refused with line and reason, and each reference that is not answered, and takes the rest', async () => {
    api.vacancies = [vacancy('good'), vacancy('cut', { content: positionOpening({ number: 'cut' }).slice(0, 700) }), vacancy('codes', { content: positionOpening({ number: 'codes', offering: 'Forever' }) })];
    api.instead = (path) => path === 'getAll'
      ? { body: { createdReferences: [...api.vacancies, { reference: 'silent' }].map(({ reference }) => ({ reference, source: 'EXAMPLE' })), modifiedReferences: [{ source: 'EXAMPLE' }, 7], closedReferences: [] } }
      : undefined;
    const { counts, refused } = await run();
    expect(counts).toMatchObject({ created: 1 });
    expect(refused.map(({ reference, line, field }) => [reference, line! > 0, field])).toEqual(expect.arrayContaining([
      ['cut', true, 'xml'], ['codes', true, 'PositionOfferingTypeCode'], ['silent', true, 'reference'], ['', true, 'reference'],
    ]));
    expect(refused.find(({ reference }) => reference === 'cut')!.reason!.en).toMatch(/not well formed/);
  });

  it('tells a reference that is too long by its beginning, though the cut comes in the middle of a character', async () => {
    api.vacancies = [vacancy('short')];
    const reference = `${'x'.repeat(149)}🎉`;
    api.instead = (path) => (path === 'getAll' ? { body: { createdReferences: [{ reference: 'short', source: 'EXAMPLE' }, { reference, source: 'EXAMPLE' }] } } : undefined);
    const { refused } = await run();
    expect(refused).toContainEqual(expect.objectContaining({ reference: 'x'.repeat(149), field: 'reference' }));
  });

  it('tries again after faults of the server, and says how often', async () => {
    api.vacancies = [vacancy('again')];
    let faults = 0;
    api.instead = (path) => (path === 'getDetails' && ++faults <= 2 ? { status: 503 } : undefined);
    expect(await run()).toMatchObject({ state: 'done', retries: 2, requests: 5, counts: { created: 1 } });
  });

  it.each([
    ['a server that never recovers', { status: 500 }, /no useful answer after 3 tries \(HTTP 500\)/],
    ['credentials that are not taken', { status: 401 }, /HTTP 401, check work.eures.token/],
    ['an answer that is no JSON', { text: '<html>' }, /no JSON/],
    ['an answer of another shape', { body: { items: [] } }, /shape/],
    ['a redirection elsewhere', { status: 302 }, /HTTP 302/],
  ])('fails at %s, and moves nothing', async (_what, answer, reason) => {
    api.instead = (path) => (path === 'getAll' ? answer : undefined);
    const failed = await run();
    expect(failed).toMatchObject({ state: 'failed', counts: { created: 0 } });
    expect(failed.failure!.en).toMatch(reason);
    api.instead = () => undefined;
    expect(await run()).toMatchObject({ state: 'done', since: null });
  });

  it('goes on after a run that was cut off, from where it was, and doubles nothing', async () => {
    api.vacancies = ['c1', 'c2', 'c3', 'c4'].map((number) => vacancy(number));
    api.instead = (path, body) => (path === 'getDetails' && (body as string[]).includes('c3') ? { status: 400 } : undefined);
    expect(await run()).toMatchObject({ state: 'failed', counts: { created: 2 } });
    api.asked.length = 0;
    api.instead = () => undefined;
    expect(await run()).toMatchObject({ state: 'done', since: null, counts: { created: 2, unchanged: 2 } });
    expect(api.asked).toEqual(['ping', 'getAll', 'getDetails 2']);
    for (const number of ['c1', 'c2', 'c3', 'c4']) expect(await published(number)).toEqual(['published']);
  });

  it('asks for everything again when told to', async () => {
    api.vacancies = [vacancy('whole')];
    await run();
    expect(await run()).toMatchObject({ since: expect.any(String) });
    expect(await run({ whole: true })).toMatchObject({ since: null, counts: { unchanged: 1 } });
  });

  it('goes on from the last run whose clock was not ahead, also when the day of the other one has come', async () => {
    const day = 24 * HOUR;
    const right = await run();
    now += 400 * day;
    const ahead = await run();
    now -= 219 * day;
    expect(await eures.app.get(PruneRuns, { strict: false }).sweep()).toBe(0);
    const since = new Date(new Date(right.startedAt).getTime() - 10 * 60_000).toISOString();
    expect([ahead.since, (await run()).since]).toEqual([since, since]);
    now += 220 * day;
    expect((await run()).since).toBe(since);
    now -= 401 * day;
  });

  it('puts right what an older document of a file has changed, and keeps no document of a vacancy that was ended here', async () => {
    api.vacancies = [vacancy('file'), vacancy('done')];
    await run();
    const importFile = (number: string, title: string) => eures.as('operator').post('/eures/imports', { documents: [{ name: 'x', xml: positionOpening({ number, title }) }] }).expect(201);
    await importFile('file', 'Electrician');
    expect(await run({ whole: true })).toMatchObject({ counts: { updated: 0, unchanged: 2 } });
    expect(api.asked.filter((asked) => asked.startsWith('getDetails'))).toHaveLength(1);
    await importFile('file', 'Electrician, older');
    expect(await run({ whole: true })).toMatchObject({ counts: { updated: 1, unchanged: 1 } });
    expect(await eures.query(`SELECT content ->> 'title' AS title FROM vacancy WHERE origin_reference = 'EXAMPLE/file'`)).toEqual([{ title: 'Electrician' }]);

    const [{ id }] = await eures.query<{ id: string }>(`SELECT id FROM vacancy WHERE origin_reference = 'EXAMPLE/done'`) as [{ id: string }];
    await eures.as('operator').post(`/vacancies/${id}/withdraw`).expect(200);
    await eures.query(`DELETE FROM eures_document WHERE reference = 'EXAMPLE/done'`);
    expect(await run({ whole: true })).toMatchObject({ counts: { created: 0, unchanged: 2 } });
    expect(await eures.query(`SELECT reference FROM eures_document WHERE reference = 'EXAMPLE/done'`)).toEqual([]);
    expect(await published('done')).toEqual(['withdrawn']);
  });

  it('runs one at a time', async () => {
    api.vacancies = [vacancy('held')];
    const answers = await Promise.all([1, 2, 3].map(() => eures.as('operator').post('/eures-runs')));
    const started = answers.filter(({ status }) => status === 202);
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([202, 409]));
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'eures.run-going-on' });
    for (const { body } of started) await ended(body.id);
    expect(await published('held')).toEqual(['published']);
  });

  it('says what to set where no interface is set, and 404 for an unknown run', async () => {
    await using alone = await RunningMember.start(manifest, { clock: { now: () => new Date(now) } });
    expect((await alone.as('operator').post('/eures-runs').expect(409)).body).toMatchObject({ code: 'eures.not-configured' });
    await eures.as('operator').get('/eures-runs/00000000-0000-7000-8000-000000000000').expect(404);
    await eures.as('operator').get('/eures-runs/00000000-0000-7000-8000-000000000000/items').expect(404);
    expect((await eures.as('operator').get('/eures-runs').expect(200)).body).toMatchObject({ page: 1 });
  });

  it('drops reports after half a year, but not the run that the next one goes on from', async () => {
    api.vacancies = [vacancy('pruned')];
    const first = await run();
    now += HOUR;
    const second = await run();
    now += 181 * 24 * HOUR;
    expect(await eures.app.get(PruneRuns, { strict: false }).sweep()).toBe(1);
    await eures.as('operator').get(`/eures-runs/${first.id}`).expect(404);
    await eures.as('operator').get(`/eures-runs/${second.id}`).expect(200);
    now -= 181 * 24 * HOUR;
  });

  it('goes on in the next process after the node was stopped in the middle of a run', async () => {
    const database = await createTestDatabase('eures-resumed');
    const place = (): { databaseUrl: string; home: string } => ({ databaseUrl: database.url, home: testFolder('eures-resumed') });
    const options = { clock: { now: () => new Date(now) }, settings: { work: { eures: { url: api.url, token: 'secret', batchSize: 1, attempts: 2, pauseMs: 60_000 } } } };
    api.vacancies = ['s1', 's2', 's3'].map((number) => vacancy(number));
    // The second vacancy is not to be had: the run waits a minute before it tries again.
    api.instead = (path, body) => (path === 'getDetails' && (body as string[]).includes('s2') ? { status: 503 } : undefined);
    const first = await RunningMember.start(manifest, { ...options, place: place() });
    const { id } = (await first.as('operator').post('/eures-runs').expect(202)).body;
    await eventually('the pause', () => api.asked.filter((asked) => asked === 'getDetails 1').length, (asked) => asked === 2);
    await first.stop();

    api.instead = () => undefined;
    const second = await RunningMember.start(manifest, { ...options, place: place() });
    expect((await second.as('operator').get(`/eures-runs/${id}`).expect(200)).body).toMatchObject({ state: 'interrupted', counts: { created: 1 }, failure: null });
    const again = (await second.as('operator').post('/eures-runs').expect(202)).body;
    const report = await eventually('the run to end', async () => (await second.as('operator').get(`/eures-runs/${again.id}`)).body as RunReportView, ({ state }) => state !== 'running');
    expect(report).toMatchObject({ state: 'done', counts: { created: 2, unchanged: 1 } });
    expect(await second.query('SELECT count(*)::int AS n, count(DISTINCT origin_reference)::int AS d FROM vacancy')).toEqual([{ n: 3, d: 3 }]);
    // A process that is killed cannot say that its run has ended.
    await second.query(`UPDATE eures_run SET state = 'running', ended_at = NULL WHERE id = $1`, [id]);
    await second.stop();
    const third = await RunningMember.start(manifest, { ...options, place: place() });
    expect((await third.as('operator').get(`/eures-runs/${id}`).expect(200)).body).toMatchObject({ state: 'interrupted' });
    await third.stop();
    await database.drop();
  });
});
