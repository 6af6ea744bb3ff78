import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { CandidateProfile, CandidateWithdrawnV1, VacancyState } from '@filiera/contracts';
import { UnitOfWork, type Clock, type Delivery, type MemberRegistry, type ReceivedEvent } from '@filiera/member-kit';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { plainToInstance } from 'class-transformer';
import { DataSource } from 'typeorm';
import { LoadTerritory } from '../territory/load-territory.js';
import { territoryMigrations } from '../territory/territory.migration.js';
import { Territory } from '../territory/territory.js';
import { BoardChanges } from './board-changes.js';
import { boardMigrations } from './board.migration.js';
import { BoardCandidateProjection, BoardVacancyProjection } from './board-projection.js';
import { BoardCandidatesQuery, BoardVacanciesQuery } from './board-queries.js';
import { BoardEraser } from './erase-board.js';
import { PlaceBoard } from './place-board.js';
import { PruneBoard } from './prune-board.js';
import { SearchCandidates } from './search-candidates.js';
import { SearchVacancies } from './search-vacancies.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const clock: Clock = { now: () => NOW };
const territory = new Territory();

function at(municipality: string): VacancyState['workplace'] {
  const { latitude, longitude } = territory.find(municipality)!;
  return { country: 'IT', municipality, latitude, longitude };
}

const vacancyState: VacancyState = {
  status: 'published', title: 'Elettricista civile', description: 'Installazione di impianti elettrici.', language: 'it', occupation: { isco: '7411' },
  essentialSkills: [], optionalSkills: [], workplace: at('075035'), contract: 'permanent',
  hours: { schedule: 'full-time' }, pay: { min: 1500, max: 1900, currency: 'EUR', period: 'month' }, languages: [{ code: 'it', cefr: 'B1' }], licences: ['B'],
  positions: 1, openPositions: 1, remote: 'none', targetedPlacement: false, publishedOn: '2026-11-20', validUntil: '2026-12-31', sample: true,
};
const profile: CandidateProfile = {
  status: 'available', occupations: [{ isco: '7411', esco: 'http://data.europa.eu/esco/occupation/x-1' }], skills: [{ uri: 'http://data.europa.eu/esco/skill/s-1' }],
  languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: 'B1' }], licences: ['B'],
  availability: { from: '2026-12-01', contracts: ['permanent'], schedule: 'any' }, mobility: { municipality: '075035', maxKm: 30 },
};

function event<T extends object>(data: T, change: Partial<ReceivedEvent<T>> = {}): ReceivedEvent<T> {
  return {
    id: randomUUID(), type: 'any', source: 'agency-esempio', sourceKind: 'agency', audience: 'all', entity: randomUUID(), version: 1, person: null, time: NOW,
    correlationId: randomUUID(), sequence: 1, ...change, data,
  };
}

function permutations<T>(items: readonly T[]): T[][] {
  return items.length < 2 ? [[...items]] : items.flatMap((item, at) => permutations(items.filter((_, other) => other !== at)).map((rest) => [item, ...rest]));
}

describe('the board', () => {
  let database: TestDatabase;
  let source: DataSource;
  let work: UnitOfWork;
  let vacancies: SearchVacancies;
  let candidates: SearchCandidates;
  const vacancyProjection = new BoardVacancyProjection(territory);
  const candidateProjection = new BoardCandidateProjection(territory);

  beforeAll(async () => {
    database = await createTestDatabase('board');
    source = await new DataSource({ type: 'postgres', url: database.url, migrations: [...boardMigrations, ...territoryMigrations] }).initialize();
    await source.runMigrations();
    work = new UnitOfWork(source);
    vacancies = new SearchVacancies(work, territory, clock, { self: () => ({ id: 'cpi-esempio' }) } as MemberRegistry);
    candidates = new SearchCandidates(work, territory);
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    await source.query('TRUNCATE board_vacancy, board_vacancy_search, board_vacancy_words, board_candidate, board_candidate_search');
  });

  const deliver = (handle: (delivery: Delivery) => Promise<void>): Promise<void> => work.run((tx) => handle({ tx, rebuild: false, own: false }));
  const publish = (...events: ReceivedEvent<VacancyState>[]): Promise<void> => deliver((delivery) => vacancyProjection.onPublished(events, delivery));
  const register = (...events: ReceivedEvent<CandidateProfile>[]): Promise<void> => deliver((delivery) => candidateProjection.onRegistered(events, delivery));
  const listed = async (query: Partial<BoardVacanciesQuery> = {}): Promise<string[]> =>
    (await vacancies.list(plainToInstance(BoardVacanciesQuery, query))).items.map((vacancy) => vacancy.title);
  const people = async (query: Partial<Record<keyof BoardCandidatesQuery, unknown>> = {}): Promise<string[]> =>
    (await candidates.list(plainToInstance(BoardCandidatesQuery, query))).items.map((candidate) => candidate.id);

  it('has places for people and vacancies of a municipality that only an import brings, and tells whoever keeps it in memory', async () => {
    const imported = new Territory();
    const load = new LoadTerritory(work, imported);
    const changes = new BoardChanges(work);
    const told: unknown[] = [];
    changes.listen((kind, ids) => told.push([kind, ids]));
    new PlaceBoard(load, changes);
    const vacancy = event({ ...vacancyState, title: 'A Brindisi', workplace: { country: 'IT', municipality: '074001' } });
    const person = event({ ...profile, mobility: { municipality: '074001', maxKm: 30 } });
    await publish(vacancy, event({ ...vacancyState, title: 'A Lecce' }));
    await register(person, event({ ...profile, mobility: undefined }));
    const near = { near: '075035', km: 60 };
    expect([await listed(near), await people(near)]).toEqual([['A Lecce'], []]);

    await source.query(`INSERT INTO municipality (istat, belfiore, name, province, latitude, longitude) VALUES ('074001', 'B180', 'Brindisi', 'BR', 40.63, 17.94)`);
    await load.load();
    expect([(await listed(near)).sort(), await people(near)]).toEqual([['A Brindisi', 'A Lecce'], [person.entity]]);
    expect(told).toEqual(expect.arrayContaining([['vacancy', [vacancy.entity]], ['candidate', [person.entity]]]));
    expect(told).toHaveLength(2);

    await deliver((delivery) => new BoardVacancyProjection(imported).onPublished([event({ ...vacancy.data, title: 'Poi a Brindisi' })], delivery));
    expect(await listed(near)).toContain('Poi a Brindisi');
    await source.query('TRUNCATE municipality');
  });

  describe('of vacancies', () => {
    it('keeps the newest version in whatever order the events arrive, twice or in one batch', async () => {
      const entity = randomUUID();
      const story = [
        { data: vacancyState, version: 1, on: 'onPublished' }, { data: { ...vacancyState, title: 'Elettricista industriale' }, version: 2, on: 'onUpdated' },
        { data: { ...vacancyState, title: 'Elettricista industriale', status: 'filled', openPositions: 0 }, version: 3, on: 'onFilled' },
      ] as const;
      for (const order of permutations(story)) {
        await source.query('TRUNCATE board_vacancy, board_vacancy_search, board_vacancy_words');
        for (const step of [...order, order[0]!]) {
          await deliver((delivery) => vacancyProjection[step.on]([event(step.data as VacancyState, { entity, version: step.version })], delivery));
        }
        const rows = await source.query(`SELECT version, status, title FROM board_vacancy`);
        expect(rows).toEqual([{ version: 3, status: 'filled', title: 'Elettricista industriale' }]);
      }
      await source.query('TRUNCATE board_vacancy, board_vacancy_search, board_vacancy_words');
      await publish(event({ ...vacancyState, title: 'Nuovo' }, { entity, version: 2 }), event(vacancyState, { entity, version: 1 }));
      expect(await listed()).toEqual(['Nuovo']);
    });

    it('lets nobody take over an entry by publishing under its id', async () => {
      const mine = event(vacancyState);
      await publish(mine, event({ ...vacancyState, title: 'Falso' }, { entity: mine.entity, source: 'zz-altro', version: 99 }));
      expect((await vacancies.one(mine.entity, 'agency-esempio')).title).toBe('Elettricista civile');
      expect(await listed({ publisher: 'agency-esempio' })).toEqual(['Elettricista civile']);
    });

    it('lists only what can still be applied for, also before the sweep has closed it', async () => {
      await publish(
        event({ ...vacancyState, title: 'Ultimo giorno', validUntil: '2026-11-23' }), event({ ...vacancyState, title: 'Passato', validUntil: '2026-11-22' }),
        event({ ...vacancyState, title: 'Ritirato', status: 'withdrawn' }),
      );
      expect(await listed()).toEqual(['Ultimo giorno']);
    });

    it('finds Italian words by their stems, other languages by their words, and leaves out what is excluded', async () => {
      await publish(
        event(vacancyState), event({ ...vacancyState, title: 'Cuoco', description: 'Cucina di mare; nessun elettricista.', language: 'it' }),
        event({ ...vacancyState, title: 'Koch', description: 'Wir suchen einen Koch', language: 'de' }),
      );
      expect(await listed({ text: 'elettricisti' })).toEqual(['Elettricista civile', 'Cuoco']);
      expect(await listed({ text: 'elettricista -mare' })).toEqual(['Elettricista civile']);
      expect(await listed({ text: 'suchen' })).toEqual(['Koch']);
      expect(await listed({ text: `'"); DROP` })).toEqual([]);
    });

    it('leaves out what is excluded in whatever language the vacancy is, by its stem or as it is written', async () => {
      const marketing = { ...vacancyState, title: 'Addetto marketing', description: 'Campagne di vendita.' };
      await publish(
        event(marketing), event({ ...marketing, title: 'Addetto marketing, stage', description: 'Stage retribuito in azienda.' }),
        event({ ...marketing, title: 'Marketing assistant', description: 'A stage in sales.', language: 'en' }), event({ ...marketing, title: 'Koch', description: 'Wir suchen einen Koch', language: 'de' }),
      );
      const found = async (text: string): Promise<string[]> => (await listed({ text })).sort();
      expect(await found('marketing')).toEqual(['Addetto marketing', 'Addetto marketing, stage', 'Marketing assistant']);
      expect(await found('marketing -stage')).toEqual(['Addetto marketing']);
      expect(await found('-stage')).toEqual(['Addetto marketing', 'Koch']);
      expect(await found('marketing -addetti')).toEqual(['Marketing assistant']);
      expect(await found('marketing -assistant')).toEqual(['Addetto marketing', 'Addetto marketing, stage']);
      expect(await found('marketing -"stage retribuiti"')).toEqual(['Addetto marketing', 'Marketing assistant']);
      expect(await found('koch or marketing -stage')).toEqual(['Addetto marketing', 'Koch']);
      expect(await found('marketing -di -!')).toEqual(['Addetto marketing', 'Addetto marketing, stage', 'Marketing assistant']);
      expect(await found('"marketing -stage"')).toEqual(['Addetto marketing, stage']);
    });

    it('finds by occupation, contract, schedule, language, licence, remote, country and publisher', async () => {
      await publish(event(vacancyState), event({
        ...vacancyState, title: 'Cook', occupation: { isco: '5120', esco: 'http://data.europa.eu/esco/occupation/cook' }, contract: 'seasonal', hours: { schedule: 'part-time' },
        languages: [{ code: 'de', cefr: 'B2' }], licences: [], remote: 'full', workplace: { country: 'DE' }, targetedPlacement: true,
      }, { source: 'eures-it' }));
      const queries: Partial<BoardVacanciesQuery>[] = [
        { occupation: '5' }, { occupation: '5120' }, { occupation: 'http://data.europa.eu/esco/occupation/cook' }, { occupation: 'http://data.europa.eu/esco/isco/C51' },
        { contract: ['seasonal', 'on-call'] }, { schedule: 'part-time' }, { language: 'de' }, { remote: 'full' }, { country: 'DE' }, { publisher: 'eures-it' }, { targetedPlacement: true },
      ];
      for (const query of queries) expect({ query, found: await listed(query) }).toEqual({ query, found: ['Cook'] });
      expect(await listed({ licence: 'B', targetedPlacement: false })).toEqual(['Elettricista civile']);
    });

    it('finds within kilometres of a municipality, says how far, and sorts by distance, pay, deadline', async () => {
      await publish(
        event({ ...vacancyState, title: 'A Galatina', workplace: at('075029'), validUntil: '2026-12-01', pay: { min: 20, max: 25, currency: 'EUR', period: 'hour' } }),
        event({ ...vacancyState, title: 'A Lecce', pay: undefined }), event({ ...vacancyState, title: 'Senza luogo', workplace: { country: 'IT' }, validUntil: '2026-11-30' }),
      );
      expect(await listed({ near: '075035', km: 10 })).toEqual(['A Lecce']);
      expect(await listed({ near: '075035', km: 25, sort: 'distance' })).toEqual(['A Lecce', 'A Galatina']);
      expect((await vacancies.list(plainToInstance(BoardVacanciesQuery, { near: '075029', km: 25, sort: 'distance' }))).items.map(({ km }) => km)).toEqual([0, Math.round(territory.distanceKm('075035', '075029')! * 10) / 10]);
      expect(await listed({ sort: 'deadline' })).toEqual(['Senza luogo', 'A Galatina', 'A Lecce']);
      expect((await listed({ sort: 'pay' }))[0]).toBe('A Galatina');
      await expect(listed({ near: '999999' })).rejects.toMatchObject({ code: 'board.unknown-municipality' });
      await expect(listed({ sort: 'distance' })).rejects.toMatchObject({ code: 'board.sort' });
    });

    it('turns pages without leaving anything out or showing it twice', async () => {
      await publish(...Array.from({ length: 25 }, (_, at) => event({ ...vacancyState, title: `Posto ${at}` })));
      const pages = await Promise.all([1, 2, 3].map((page) => vacancies.list(plainToInstance(BoardVacanciesQuery, { page, size: 10 }))));
      expect(pages.map(({ total, items }) => [total, items.length])).toEqual([[25, 10], [25, 10], [25, 5]]);
      expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(25);
    });

    it('drops what is past the agreement\'s retention and nothing else', async () => {
      await publish(event({ ...vacancyState, title: 'Vecchio' }, { time: new Date('2025-11-23T11:59:59Z') }), event({ ...vacancyState, title: 'Appena' }, { time: new Date('2025-11-23T12:00:00Z') }));
      expect(await new PruneBoard(work, clock).sweep()).toBe(3);
      expect(await listed()).toEqual(['Appena']);
    });
  });

  describe('of candidates', () => {
    it('remembers a withdrawal, so that a late older event brings nobody back, in any order', async () => {
      const entity = randomUUID();
      const steps = [
        () => register(event(profile, { entity, version: 1 })), () => deliver((delivery) => candidateProjection.onUpdated([event(profile, { entity, version: 2 })], delivery)),
        () => deliver((delivery) => candidateProjection.onWithdrawn([event<CandidateWithdrawnV1>({ reason: 'consent-revoked' }, { entity, version: 3 })], delivery)),
      ];
      for (const order of permutations(steps)) {
        await source.query('TRUNCATE board_candidate, board_candidate_search');
        for (const step of order) await step();
        expect(await people()).toEqual([]);
        expect(await source.query(`SELECT version, content FROM board_candidate`)).toEqual([{ version: 3, content: null }]);
        await expect(candidates.one(entity)).rejects.toMatchObject({ status: 404 });
      }
    });

    it('lists who is available, and shows who is not only by id', async () => {
      const away = event({ ...profile, status: 'unavailable' as const });
      await register(event(profile), away);
      expect(await people()).toHaveLength(1);
      expect((await candidates.one(away.entity)).status).toBe('unavailable');
    });

    it('finds by occupation, skills, language and level, licence, contract, schedule, place', async () => {
      const cook = event({ ...profile, occupations: [{ isco: '5120' }], skills: [], languages: [{ code: 'en', cefr: 'A2' as const }], licences: [], mobility: { municipality: '075031', maxKm: 5 },
        availability: { from: '2026-12-01', contracts: ['seasonal' as const], schedule: 'part-time' as const } });
      const electrician = event(profile);
      await register(cook, electrician);
      const found: [Partial<Record<keyof BoardCandidatesQuery, unknown>>, ReceivedEvent[]][] = [
        [{ occupation: '74' }, [electrician]], [{ occupation: 'http://data.europa.eu/esco/occupation/x-1' }, [electrician]], [{ skill: 'http://data.europa.eu/esco/skill/s-1' }, [electrician]],
        [{ language: 'en' }, [cook, electrician]], [{ language: 'en:B1' }, [electrician]], [{ licence: 'B' }, [electrician]], [{ contract: 'seasonal,on-call' }, [cook]],
        [{ schedule: 'full-time' }, [electrician]], [{ schedule: 'part-time' }, [cook, electrician]], [{ near: '075035', km: 10 }, [electrician]], [{ near: '075031', km: 50, sort: 'distance' }, [cook, electrician]],
      ];
      for (const [query, expected] of found) expect({ query, ids: (await people(query)).sort() }).toEqual({ query, ids: expected.map(({ entity }) => entity).sort() });
    });

    it('shows a profile as narrow as its variant', async () => {
      const narrow = event({ status: 'available', occupations: [{ isco: '7411' }], skills: [] } as unknown as CandidateProfile);
      await register(narrow);
      expect(await candidates.one(narrow.entity)).toEqual({ ...narrow.data, id: narrow.entity, publisher: 'agency-esempio', version: 1, km: null });
    });

    it('erases a person, says how much it held, and can be asked again', async () => {
      const person = event(profile);
      await register(person, event(profile));
      expect(await work.run((tx) => new BoardEraser().erase(person.entity, tx))).toBe(1);
      expect(await work.run((tx) => new BoardEraser().erase(person.entity, tx))).toBe(0);
      expect(await people()).toHaveLength(1);
    });

    it('shows no superseded version of a profile, and the one that holds when it comes', async () => {
      const changes = new BoardChanges(work);
      const noted: string[] = [];
      changes.listen((kind, ids) => noted.push(kind, ...ids));
      const eraser = new BoardEraser(changes);
      const [superseded, holding] = [event(profile, { version: 5 }), event(profile, { version: 6 })];
      await register(superseded, holding);
      const eraseBelowSix = ({ entity }: ReceivedEvent): Promise<number> => work.run((tx) => eraser.eraseSuperseded(entity, 6, tx));
      expect([await eraseBelowSix(superseded), await eraseBelowSix(holding)]).toEqual([1, 0]);
      expect(await people()).toEqual([holding.entity]);
      expect(noted).toEqual(expect.arrayContaining(['candidate', superseded.entity]));
      await register({ ...superseded, version: 6 });
      expect((await people()).sort()).toEqual([superseded.entity, holding.entity].sort());
    });
  });
});
