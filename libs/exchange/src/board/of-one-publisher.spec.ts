import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { needDeclaredV1, networkCrisisAnnouncedV1, trainingCoursePublishedV1, vacancyPublishedV1, type EventContract, type VacancyState } from '@filiera/contracts';
import { UnitOfWork, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { RunningMember, samplePerson, sampleVacancy } from '@filiera/testing';
import { BoardCourseProjection } from '../courses/board-course-projection.js';
import { BoardCrisisProjection } from '../crises/board-crisis-projection.js';
import { exchangeWithPlacements } from '../features/features.js';
import { BoardNeedProjection } from '../needs/board-need-projection.js';
import { vacanciesIn } from '../training-plans/board-for-plan.js';
import { BoardVacancyProjection } from './board-projection.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const PROFILE = { occupations: [{ isco: '7411' }], licences: ['B'], availability: { from: '2026-12-01', contracts: ['permanent'], schedule: 'full-time' }, mobility: { municipality: '075035', maxKm: 30 } };

describe('what several members have published under one identifier', () => {
  let cpi: RunningMember;
  let person: string;

  beforeAll(async () => {
    cpi = await RunningMember.start({ ...exchangeWithPlacements, kind: 'cpi', agreement: '^1.0.0' }, { clock: { now: () => NOW } });
    person = (await cpi.as('operator').post('/candidates', { ...samplePerson(841), profile: PROFILE }).expect(201)).body.id;
  });
  afterAll(() => cpi?.stop());

  const get = (path: string) => cpi.as('operator').get(path);
  const arrives = (handle: (delivery: Delivery) => Promise<void>): Promise<void> => cpi.app.get(UnitOfWork).run((tx) => handle({ tx, rebuild: false, own: false }));
  const event = <T extends object>({ type }: EventContract<T>, entity: string, source: string, data: T): ReceivedEvent<T> => (
    { id: randomUUID(), type, source, sourceKind: 'agency', audience: 'all', entity, version: 1, person: null, time: NOW, data, correlationId: randomUUID(), sequence: 1 });
  const vacancy = (entity: string, source: string, data: VacancyState): Promise<void> =>
    arrives((delivery) => cpi.app.get(BoardVacancyProjection, { strict: false }).onPublished([event(vacancyPublishedV1, entity, source, data)], delivery));
  const own = async (): Promise<{ id: string; state: VacancyState }> => {
    const { id } = (await cpi.as('operator').post('/vacancies', sampleVacancy).expect(201)).body;
    await cpi.as('operator').post(`/vacancies/${id}/publish`).expect(200);
    const { id: _, publisher: __, version: ___, km: ____, ...state } = (await get(`/board/vacancies/${id}`).expect(200)).body;
    return { id, state };
  };
  const matched = async (id: string): Promise<string[]> => (await get(`/matches/vacancies/for-candidate/${person}?limit=100`).expect(200)).body.items
    .filter((item: { id: string }) => item.id === id).map(({ publisher }: { publisher: string }) => publisher);

  const BOARDS: readonly [path: string, (entity: string, source: string) => Promise<void>][] = [
    ['vacancies', (entity, source) => vacancy(entity, source, vacancyPublishedV1.example)],
    ['courses', (entity, source) => arrives((delivery) => cpi.app.get(BoardCourseProjection, { strict: false }).onPublished([event(trainingCoursePublishedV1, entity, source, trainingCoursePublishedV1.example)], delivery))],
    ['needs', (entity, source) => arrives((delivery) => cpi.app.get(BoardNeedProjection, { strict: false }).onDeclared([event(needDeclaredV1, entity, source, needDeclaredV1.example)], delivery))],
    ['crises', (entity, source) => arrives((delivery) => cpi.app.get(BoardCrisisProjection, { strict: false }).onAnnounced([event(networkCrisisAnnouncedV1, entity, source, networkCrisisAnnouncedV1.example)], delivery))],
  ];

  it.each(BOARDS)('is shown on the page of %s once a person says whose is meant, and that of this member by itself', async (path, publish) => {
    const [others, ownToo] = [randomUUID(), randomUUID()];
    for (const id of [others, ownToo]) for (const source of ['agenzia-a', 'agenzia-b']) await publish(id, source);
    await publish(ownToo, 'cpi-esempio');
    expect((await get(`/board/${path}/${others}`).expect(409)).body).toMatchObject({ code: 'board.several-publishers', detail: expect.stringContaining('agenzia-a, agenzia-b') });
    expect((await get(`/board/${path}/${others}?publisher=agenzia-b`).expect(200)).body).toMatchObject({ publisher: 'agenzia-b' });
    await get(`/board/${path}/${others}?publisher=agenzia-c`).expect(404);
    expect((await get(`/board/${path}/${ownToo}`).expect(200)).body).toMatchObject({ publisher: 'cpi-esempio' });
    expect((await get(`/board/${path}/${ownToo}?publisher=agenzia-a`).expect(200)).body).toMatchObject({ publisher: 'agenzia-a' });
  });

  it('replaces no own vacancy in matches, open or closed', async () => {
    const { id, state } = await own();
    await vacancy(id, 'agenzia-a', { ...state, licences: ['C'] });
    expect(await matched(id)).toEqual(['cpi-esempio']);
    const proposed = async (): Promise<string[]> => (await get(`/matches/candidates/for-vacancy/${id}?limit=100`).expect(200)).body.items.map((item: { id: string }) => item.id);
    expect(await proposed()).toContain(person);
    await cpi.as('operator').post(`/vacancies/${id}/withdraw`).expect(200);
    expect(await matched(id)).toEqual([]);
    await get(`/matches/candidates/for-vacancy/${id}`).expect(404);
  });

  it('weighs in a training plan as this member asks it, where it has published it', async () => {
    const { id, state } = await own();
    await vacancy(id, 'agenzia-a', { ...state, essentialSkills: ['http://data.europa.eu/esco/skill/altrui'] });
    const planned = await cpi.app.get(UnitOfWork).run((tx) => vacanciesIn('7411', '7411', { me: 'cpi-esempio', day: '2026-11-23' }, tx));
    expect(planned.filter((one) => one.id === id)).toEqual([expect.objectContaining({ essential: state.essentialSkills })]);
  });

  it('is matched of each of the others, under its name, and a person says for whose candidates are sought', async () => {
    const [{ state }, id] = [await own(), randomUUID()];
    for (const source of ['agenzia-b', 'agenzia-a']) await vacancy(id, source, state);
    expect(await matched(id)).toEqual(['agenzia-a', 'agenzia-b']);
    expect((await get(`/matches/candidates/for-vacancy/${id}`).expect(409)).body.code).toBe('board.several-publishers');
    expect((await get(`/matches/candidates/for-vacancy/${id}?publisher=agenzia-b`).expect(200)).body.items.map((item: { id: string }) => item.id)).toContain(person);
  });
});
