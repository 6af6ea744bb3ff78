import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Erasures, Projections, UnitOfWork } from '@filiera/member-kit';
import { ALGORITHM_VERSION } from '@filiera/matching';
import { eventually, RunningMember, samplePerson, sampleVacancy } from '@filiera/testing';
import { BoardChanges } from '../board/board-changes.js';
import { BoardEraser } from '../board/erase-board.js';
import { exchangeWithPlacements } from '../features/features.js';
import { MatchEraser } from './erase-matches.js';
import { MatchIndex } from './match-index.js';
import { PruneMatches } from './prune-matches.js';

let now = new Date('2026-11-23T12:00:00Z');

interface Found { id: string; score: number; eligible: boolean; explanation: { it: string; en: string }[]; requirements: { name: string; outcome: string }[] }

describe('matches', () => {
  let cpi: RunningMember;
  let electricity: string;
  let wiring: string;
  let people = 500;

  beforeAll(async () => {
    cpi = await RunningMember.start({ ...exchangeWithPlacements, kind: 'cpi', agreement: '^1.0.0' }, { clock: { now: () => now } });
    const skill = async (text: string): Promise<string> => (await cpi.as('operator').get(`/vocabulary/skills?text=${text}`).expect(200)).body.items[0].uri;
    electricity = await skill('elettricit%C3%A0');
    wiring = await skill('schemi%20elettrici');
  });
  afterAll(() => cpi?.stop());

  const profile = (change: object = {}): object => ({
    occupations: [{ isco: '7411' }], skills: [{ uri: electricity }], education: { eqf: 4 }, licences: ['B'],
    availability: { from: '2026-12-01', contracts: ['permanent'], schedule: 'full-time' }, mobility: { municipality: '075035', maxKm: 30 }, ...change,
  });
  const person = async (change: object = {}): Promise<string> =>
    (await cpi.as('operator').post('/candidates', { ...samplePerson(people++), profile: profile(change) }).expect(201)).body.id;
  const vacancy = async (change: object = {}): Promise<string> => {
    const { id } = (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, essentialSkills: [electricity, wiring], ...change }).expect(201)).body;
    await cpi.as('operator').post(`/vacancies/${id}/publish`).expect(200);
    return id;
  };
  const vacanciesFor = async (id: string, query = ''): Promise<Found[]> => (await cpi.as('operator').get(`/matches/vacancies/for-candidate/${id}?limit=100${query}`).expect(200)).body.items;
  const candidatesFor = async (id: string, query = ''): Promise<Found[]> => (await cpi.as('operator').get(`/matches/candidates/for-vacancy/${id}?limit=100${query}`).expect(200)).body.items;

  it('proposes a vacancy to a candidate and the candidate for the vacancy, with one score and its reasons in words', async () => {
    const [candidate, offered] = [await person(), await vacancy()];
    const forward = (await vacanciesFor(candidate)).find(({ id }) => id === offered)!;
    const backward = (await candidatesFor(offered)).find(({ id }) => id === candidate)!;
    expect(forward.score).toBe(backward.score);
    expect(forward.score).toBeGreaterThan(50);
    expect(forward.explanation.map(({ it }) => it)).toEqual(expect.arrayContaining([
      'Competenze: 1 competenza essenziale su 2: manca schemi elettrici',
      'Figura professionale: la stessa figura',
      'Contratto: tempo indeterminato, soddisfatto',
    ]));
    expect(backward.explanation.map(({ en }) => en)).toContain('Skills: 1 essential skill out of 2: missing electrical wiring plans');
  });

  it('says that a person decides', async () => {
    const answer = (await cpi.as('operator').get(`/matches/vacancies/for-candidate/${await person()}`).expect(200)).body;
    expect(answer).toMatchObject({ algorithm: ALGORITHM_VERSION, notice: { it: expect.stringContaining('decide una persona'), en: expect.stringContaining('a person decides') } });
  });

  it('leaves out who misses a hard requirement, and shows them when asked to', async () => {
    const candidate = await person({ licences: ['AM'] });
    const offered = await vacancy({ licences: ['C'] });
    expect((await vacanciesFor(candidate)).map(({ id }) => id)).not.toContain(offered);
    const shown = (await vacanciesFor(candidate, '&unmet=show')).find(({ id }) => id === offered)!;
    expect(shown).toMatchObject({ eligible: false, requirements: expect.arrayContaining([expect.objectContaining({ name: 'licences', outcome: 'unmet' })]) });
  });

  it('proposes a vacancy, until its last day for applying, to who is still on notice after it', async () => {
    const [candidate, offered] = [await person({ availability: { from: '2027-02-01', contracts: ['permanent'], schedule: 'full-time' } }), await vacancy({ validUntil: '2026-11-23' })];
    expect((await vacanciesFor(candidate)).find(({ id }) => id === offered)).toMatchObject({ eligible: true });
    expect((await candidatesFor(offered)).find(({ id }) => id === candidate)).toMatchObject({ eligible: true });
    expect((await candidatesFor(offered, '&availableBy=2027-01-31')).map(({ id }) => id)).not.toContain(candidate);
  });

  it('follows the board: a change, a withdrawal and an end are seen at the next question', async () => {
    const [candidate, offered] = [await person(), await vacancy()];
    const score = async (): Promise<number | undefined> => (await vacanciesFor(candidate)).find(({ id }) => id === offered)?.score;
    const before = (await score())!;
    await cpi.as('operator').patch(`/candidates/${candidate}/profile`, { skills: [{ uri: electricity }, { uri: wiring }] }).expect(200);
    expect(await score()).toBeGreaterThan(before);
    await cpi.as('operator').post(`/vacancies/${offered}/withdraw`).expect(200);
    expect(await score()).toBeUndefined();
  });

  it('knows each vacancy for what it says itself where several members have published under one id', async () => {
    const [candidate, sample, id] = [await person({ occupations: [{ isco: '9623' }], skills: [] }), await vacancy(), randomUUID()];
    const publish = async (publisher: string, change: object): Promise<void> => {
      await cpi.query(
        `INSERT INTO board_vacancy SELECT (jsonb_populate_record(sample, jsonb_build_object('id', $2::text, 'publisher', $3::text, 'content', content || $4::jsonb))).* FROM board_vacancy sample WHERE id = $1`,
        [sample, id, publisher, JSON.stringify({ occupation: { isco: '9623' }, essentialSkills: [], ...change })]);
      await cpi.app.get(UnitOfWork).run(async () => cpi.app.get(BoardChanges).changed('vacancy', [id]));
    };
    const publishers = async (query = ''): Promise<string[]> => ((await vacanciesFor(candidate, query)) as (Found & { publisher: string })[]).filter((match) => match.id === id).map(({ publisher }) => publisher).sort();
    await publish('member-b', {});
    expect(await publishers()).toEqual(['member-b']);
    await publish('member-a', { occupation: { isco: '2512' }, contract: 'seasonal' });
    expect(await publishers()).toEqual(['member-b']);
    expect(await publishers('&unmet=show&contract=permanent')).toEqual(['member-b']);
    await publish('member-c', { contract: 'seasonal' });
    expect(await publishers()).toEqual(['member-b']);
    expect(await publishers('&unmet=show')).toEqual(['member-b', 'member-c']);
    expect(await publishers('&unmet=show&contract=seasonal')).toEqual(['member-c']);
    const index = cpi.app.get(MatchIndex);
    index.renew();
    await index.settled();
    expect(await publishers('&unmet=show')).toEqual(['member-b', 'member-c']);
    for (const gone of ['member-a', 'member-b']) await cpi.query('DELETE FROM board_vacancy WHERE id = $1 AND publisher = $2', [id, gone]);
    await cpi.app.get(UnitOfWork).run(async () => cpi.app.get(BoardChanges).changed('vacancy', [id]));
    expect(await publishers('&unmet=show')).toEqual(['member-c']);
    expect((await index.upToDate()).matcher.vacancy(id)).toMatchObject({ contract: 'seasonal' });
  });

  it('filters by group, circle, contract and score', async () => {
    const [candidate, near, far] = [await person({ mobility: { municipality: '075035', maxKm: 200 } }), await vacancy(), await vacancy({ workplace: { country: 'IT', municipality: '075031' } })];
    const ids = async (query: string): Promise<string[]> => (await vacanciesFor(candidate, query)).map(({ id }) => id);
    expect(await ids('')).toEqual(expect.arrayContaining([near, far]));
    expect(await ids('&near=075035&km=10')).not.toContain(far);
    expect(await ids('&contract=seasonal')).toEqual([]);
    expect(await ids('&isco=51')).toEqual([]);
    expect(await ids('&minimumScore=100')).toEqual([]);
    await cpi.as('operator').get(`/matches/vacancies/for-candidate/${candidate}?near=000000`).expect(422);
    expect((await candidatesFor(near, '&licence=B&schedule=full-time&minimumEqf=4&availableBy=2026-12-01')).map(({ id }) => id)).toContain(candidate);
    expect(await candidatesFor(near, '&language=de:C2')).toEqual([]);
  });

  it('answers 404 for who and what cannot be proposed', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await cpi.as('operator').get(`/matches/vacancies/for-candidate/${nobody}`).expect(404)).body.code).toBe('match.candidate-not-found');
    expect((await cpi.as('operator').get(`/matches/candidates/for-vacancy/${nobody}`).expect(404)).body.code).toBe('match.vacancy-not-found');
    expect((await cpi.as('manager').get(`/matches/runs/${nobody}`).expect(404)).body.code).toBe('match.run-not-found');
    const away = await person();
    await cpi.as('operator').put(`/candidates/${away}/availability`, { status: 'unavailable' }).expect(200);
    await cpi.as('operator').get(`/matches/vacancies/for-candidate/${away}`).expect(404);
  });

  it('logs who asked what, when, with which version and result, for managers alone', async () => {
    const [candidate, offered] = [await person(), await vacancy()];
    const { run } = (await cpi.as('operator').get(`/matches/vacancies/for-candidate/${candidate}?limit=5&isco=74`).expect(200)).body;
    const logged = (await cpi.as('manager').get(`/matches/runs/${run}`).expect(200)).body;
    expect(logged).toMatchObject({ askedBy: 'operator-1', role: 'operator', direction: 'vacancies-for-candidate', subject: candidate, algorithm: ALGORITHM_VERSION, at: now.toISOString(), inputs: { limit: 5, isco: '74' } });
    expect(logged.results.map(({ id }: { id: string }) => id)).toContain(offered);
    expect((await cpi.as('manager').get(`/matches/runs?subject=${candidate}`).expect(200)).body).toMatchObject({ total: 1, items: [{ id: run }] });
    await cpi.as('operator').get('/matches/runs').expect(403);
  });

  it('erases a person from the log and from memory', async () => {
    const [candidate, other, offered] = [await person(), await person(), await vacancy()];
    await vacanciesFor(candidate);
    await candidatesFor(offered);
    const eraser = cpi.app.get(MatchEraser);
    const work = cpi.app.get(UnitOfWork);
    const erased = await work.run(async (tx) => {
      await cpi.app.get(BoardEraser).erase(candidate, tx);
      return eraser.erase(candidate, tx);
    });
    expect(erased).toBeGreaterThanOrEqual(2);
    expect(await work.run((tx) => eraser.erase(candidate, tx))).toBe(0);
    expect(await cpi.query(`SELECT id FROM match_run WHERE match_run::text LIKE '%' || $1 || '%'`, [candidate])).toEqual([]);
    expect((await cpi.query<{ persons: string[] }>(`SELECT persons FROM match_run WHERE subject = $1`, [offered]))[0]!.persons).toContain(other);
    expect((await cpi.app.get(MatchIndex).upToDate()).matcher.candidate(candidate)).toBeUndefined();
  });

  it('answers and logs nothing of a person whose erasure commits while they are being matched', async () => {
    const [candidate, other, offered] = [await person(), await person(), await vacancy()];
    const occupation = (await cpi.as('operator').get('/vocabulary/occupations?text=elettricista').expect(200)).body.items[0].uri;
    const [work, erasures] = [cpi.app.get(UnitOfWork), cpi.app.get(Erasures, { strict: false })];
    let ordered!: () => void;
    let commit!: () => void;
    const isOrdered = new Promise<void>((resolve) => { ordered = resolve; });
    const mayCommit = new Promise<void>((resolve) => { commit = resolve; });
    const erasing = work.run(async (tx) => {
      await erasures.request(candidate, { scope: 'person' }, tx);
      ordered();
      await mayCommit;
    });
    await isOrdered;
    const asked = Promise.all([
      `/matches/vacancies/for-candidate/${candidate}`, `/matches/candidates/for-vacancy/${offered}?limit=100`, `/candidates/${candidate}/training-plan?occupation=${encodeURIComponent(occupation)}`,
    ].map((path) => cpi.as('operator').get(path)));
    // All have read the person and wait to log them.
    await eventually('three questions wait', () => cpi.query(`SELECT FROM pg_locks JOIN pg_database d ON d.oid = database WHERE datname = current_database() AND locktype = 'advisory' AND mode = 'ShareLock' AND NOT granted`), (rows) => rows.length === 3)
      .finally(commit);
    await erasing;
    const [vacancies, people, plan] = await asked;
    expect([vacancies!.status, vacancies!.body.code]).toEqual([404, 'match.candidate-not-found']);
    expect([plan!.status, plan!.body.code]).toEqual([404, 'training-plan.candidate-not-found']);
    const found = people!.body.items.map(({ id }: Found) => id);
    expect(found).toContain(other);
    expect(found).not.toContain(candidate);
    expect(await cpi.query(`SELECT id FROM match_run WHERE match_run::text LIKE '%' || $1 || '%'`, [candidate])).toEqual([]);
    expect((await cpi.query<{ persons: string[] }>(`SELECT persons FROM match_run WHERE id = $1`, [people!.body.run]))[0]!.persons).toEqual(found);
  });

  it('drops runs after a year', async () => {
    await vacanciesFor(await person());
    now = new Date('2027-11-24T12:00:00Z');
    expect(await cpi.app.get(PruneMatches).sweep()).toBeGreaterThan(0);
    expect(await cpi.query('SELECT id FROM match_run')).toEqual([]);
    now = new Date('2026-11-23T12:00:00Z');
  });

  it('never shows what has gone from the board behind the index, and then reads the board again', async () => {
    const [candidate, offered] = [await person({ occupations: [{ isco: '9621' }], skills: [] }), await vacancy({ occupation: { isco: '9621' }, essentialSkills: [] })];
    expect((await vacanciesFor(candidate)).map(({ id }) => id)).toContain(offered);
    await cpi.query('DELETE FROM board_vacancy WHERE id = $1', [offered]);
    expect((await vacanciesFor(candidate)).map(({ id }) => id)).not.toContain(offered);
  });

  it('reads the board again outside of the transaction of whoever found the index far behind', async () => {
    const candidate = await person({ occupations: [{ isco: '9622' }], skills: [] });
    for (let gone = 0; gone < 11; gone++) await cpi.query('DELETE FROM board_vacancy WHERE id = $1', [await vacancy({ occupation: { isco: '9622' }, essentialSkills: [] })]);
    const surrounding: unknown[] = [];
    const renew = jest.spyOn(cpi.app.get(MatchIndex), 'renew').mockImplementation(() => void surrounding.push(cpi.app.get(UnitOfWork).current()));
    try {
      await cpi.as('operator').get(`/matches/vacancies/for-candidate/${candidate}?limit=1&isco=9622`).expect(200);
    } finally {
      renew.mockRestore();
    }
    expect(surrounding).toEqual([undefined]);
  });

  it('fills the index from the tables when it starts', async () => {
    const [candidate, offered] = [await person(), await vacancy()];
    const index = cpi.app.get(MatchIndex);
    index.renew();
    await index.settled();
    const { matcher } = await index.upToDate();
    expect(matcher.candidate(candidate)?.skills).toEqual([electricity]);
    expect(new Set(matcher.vacancy(offered)?.essentialSkills)).toEqual(new Set([electricity, wiring]));
  });

  it('knows what a rebuild of the board has brought back', async () => {
    const [candidate, offered] = [await person(), await vacancy()];
    await cpi.query('DELETE FROM board_vacancy WHERE id = $1', [offered]);
    const [index, projections] = [cpi.app.get(MatchIndex), cpi.app.get(Projections)];
    index.renew();
    await index.settled();
    expect((await vacanciesFor(candidate)).map(({ id }) => id)).not.toContain(offered);
    projections.rebuild('BoardVacancyProjection');
    await projections.settled();
    expect(projections.find('BoardVacancyProjection')).toMatchObject({ status: 'rebuilt' });
    await index.settled();
    expect((await vacanciesFor(candidate)).map(({ id }) => id)).toContain(offered);
  });
});
