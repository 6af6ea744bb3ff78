import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventContract } from '@filiera/contracts';
import { UnitOfWork, type Clock, type IdSource, type MemberRegistry, type OutgoingEvent, type Outbox } from '@filiera/member-kit';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { Territory } from '../territory/territory.js';
import { decideFill, decideWithdraw, type VacancyDecision } from './decide-vacancy.js';
import { ExpireVacancies } from './expire-vacancies.js';
import { ImportedVacancies } from './imported-vacancies.js';
import { SaveVacancy } from './save-vacancy.js';
import { vacancyMigrations } from './vacancies.migration.js';
import { VacancyEntity, type VacancyContent } from './vacancy.entity.js';

const content: VacancyContent = {
  title: 'Cook', description: 'Cook in a hotel kitchen.', language: 'en', occupation: { isco: '5120' }, workplace: { country: 'DE' }, contract: 'permanent',
  hours: { schedule: 'flexible' }, validUntil: '2027-02-28',
};

/** Keeps what would leave the node. */
class RecordingOutbox implements Outbox {
  readonly told: string[] = [];

  add<T extends object>(contract: EventContract<T>, event: OutgoingEvent<T>): Promise<void> {
    return this.addAll(contract, [event]);
  }

  addAll<T extends object>(contract: EventContract<T>, events: readonly OutgoingEvent<T>[]): Promise<void> {
    this.told.push(...events.map((event) => `${contract.event} v${event.version}`));
    return Promise.resolve();
  }

  sent(): Promise<void> {
    return Promise.resolve();
  }
}

describe('vacancies brought in from another system', () => {
  let database: TestDatabase;
  let source: DataSource;
  let outbox: RecordingOutbox;
  let imported: ImportedVacancies;
  let expiry: ExpireVacancies;
  let today: Date;
  const clock: Clock = { now: () => today };

  beforeAll(async () => {
    database = await createTestDatabase('imported');
    source = await new DataSource({ type: 'postgres', url: database.url, migrations: vacancyMigrations, entities: [VacancyEntity] }).initialize();
    await source.runMigrations();
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });
  beforeEach(async () => {
    await source.query('TRUNCATE vacancy');
    today = new Date('2026-11-23T12:00:00Z');
    outbox = new RecordingOutbox();
    const work = new UnitOfWork(source);
    const saver = new SaveVacancy(outbox, clock);
    const registry = { self: () => ({ id: 'eures-it', kind: 'eures' }) } as MemberRegistry;
    const ids: IdSource = { eventId: randomUUID, entityId: randomUUID, pseudonym: randomUUID };
    imported = new ImportedVacancies(work, saver, registry, new Territory(), ids, clock, outbox);
    expiry = new ExpireVacancies(work, saver, clock);
  });

  const act = async (reference: string, decide: (vacancy: VacancyEntity) => VacancyDecision): Promise<void> => {
    await source.transaction(async (tx) => {
      const vacancy = await tx.findOneByOrFail(VacancyEntity, { originReference: reference });
      await new SaveVacancy(outbox, clock).save([{ id: vacancy.id, version: vacancy.version + 1, decision: decide(vacancy) }], tx);
    });
  };
  const bringIn = (...vacancies: [string, VacancyContent?][]) => imported.bringIn('eures', vacancies.map(([reference, change]) => ({ reference, content: { ...content, ...change } })));

  it('are published once, however often they come', async () => {
    expect(await bringIn(['r-1'], ['r-2'], ['r-1'])).toMatchObject({ published: ['r-1', 'r-2'] });
    expect(await bringIn(['r-1'], ['r-2'])).toMatchObject({ published: [], unchanged: ['r-1', 'r-2'] });
    expect(outbox.told).toEqual(['published v1', 'published v1']);
  });

  it('are updated in full: what the other system no longer says is taken away', async () => {
    await bringIn(['r-1', { durationMonths: 6 }]);
    expect(await bringIn(['r-1', { title: 'Chef' }])).toMatchObject({ updated: ['r-1'] });
    const [row] = await source.query<{ content: VacancyContent; version: number }[]>('SELECT content, version FROM vacancy');
    expect(row).toMatchObject({ version: 2, content: { title: 'Chef' } });
    expect(row!.content).not.toHaveProperty('durationMonths');
  });

  it('are refused one by one with their faults, and the others come in', async () => {
    const outcome = await bringIn(['r-1', { title: 'Young woman wanted, females only' }], ['r-2'], ['r-3', { occupation: undefined }]);
    expect(outcome).toMatchObject({ published: ['r-2'], refused: [{ reference: 'r-1', faults: [expect.objectContaining({ field: 'title' }), expect.objectContaining({ field: 'title' })] }, { reference: 'r-3' }] });
    expect(await source.query('SELECT count(*)::int AS n FROM vacancy')).toEqual([{ n: 1 }]);
  });

  it('are closed when the other system closes them, once, and come back when it offers them again', async () => {
    await bringIn(['r-1'], ['r-2']);
    expect(await imported.close('eures', ['r-1', 'unknown'])).toMatchObject({ closed: ['r-1'] });
    expect(await imported.close('eures', ['r-1'])).toMatchObject({ closed: [] });
    expect(await bringIn(['r-1'])).toMatchObject({ published: ['r-1'] });
    expect(outbox.told).toEqual(['published v1', 'published v1', 'withdrawn v2', 'published v3']);
  });

  it('stay filled, or withdrawn by this member, however often the other system offers them', async () => {
    await bringIn(['filled'], ['withdrawn'], ['both']);
    await imported.close('eures', ['both']);
    await bringIn(['both']);
    await act('filled', (vacancy) => decideFill(vacancy));
    for (const reference of ['withdrawn', 'both']) await act(reference, decideWithdraw);
    outbox.told.length = 0;
    for (const change of [{}, { title: 'Chef', positions: 3 }]) {
      expect(await bringIn(['filled', change], ['withdrawn', change], ['both', change])).toMatchObject({ published: [], updated: [], unchanged: ['filled', 'withdrawn', 'both'] });
    }
    expect(outbox.told).toEqual([]);
  });

  it.each(['closed there', 'expired'])('that were %s come back with the positions that are left', async (how) => {
    await bringIn(['r-1', { positions: 3, validUntil: '2026-11-23' }]);
    await act('r-1', (vacancy) => decideFill(vacancy, 2));
    if (how === 'expired') today = new Date('2026-11-24T12:00:00Z');
    await (how === 'expired' ? expiry.sweep() : imported.close('eures', ['r-1']));
    expect(await bringIn(['r-1', { positions: 4, durationMonths: 6 }])).toMatchObject({ published: ['r-1'] });
    expect(await source.query('SELECT stage, open_positions, content FROM vacancy')).toEqual([{ stage: 'published', open_positions: 2, content: expect.objectContaining({ positions: 4, durationMonths: 6 }) }]);
    await imported.close('eures', ['r-1']);
    expect(await bringIn(['r-1', { positions: 1 }])).toMatchObject({ refused: [{ reference: 'r-1', faults: [{ field: 'positions' }] }] });
  });

  it('are not published past their last day, and close when they reach it', async () => {
    expect(await bringIn(['r-1', { validUntil: '2026-11-22' }], ['r-2', { validUntil: '2026-11-23' }])).toMatchObject({ expired: ['r-1'], published: ['r-2'] });
    today = new Date('2026-11-24T12:00:00Z');
    expect(await bringIn(['r-2', { validUntil: '2026-11-23' }])).toMatchObject({ expired: ['r-2'] });
    expect(outbox.told).toEqual(['published v1', 'expired v2']);
  });

  it('come in by thousands', async () => {
    const many = Array.from({ length: 1_200 }, (_, at): [string, VacancyContent] => [`r-${at}`, { title: `Cook ${at}` }]);
    expect((await bringIn(...many)).published).toHaveLength(1_200);
    expect((await bringIn(...many)).unchanged).toHaveLength(1_200);
  });

  it('are closed by the sweep the day after their last day, all of them, once', async () => {
    await bringIn(...Array.from({ length: 600 }, (_, at): [string, VacancyContent] => [`r-${at}`, { validUntil: '2026-11-23' }]), ['r-last', { validUntil: '2026-11-24' }]);
    expect(await expiry.sweep()).toBe(0);
    today = new Date('2026-11-24T12:00:00Z');
    expect(await expiry.sweep()).toBe(600);
    expect(await expiry.sweep()).toBe(0);
    expect(await source.query(`SELECT stage, count(*)::int AS n FROM vacancy GROUP BY stage ORDER BY stage`)).toEqual([{ stage: 'expired', n: 600 }, { stage: 'published', n: 1 }]);
  });

  it('are closed once also when two processes sweep at the same time', async () => {
    await bringIn(['r-1', { validUntil: '2026-11-23' }]);
    today = new Date('2026-11-24T12:00:00Z');
    const closed = await Promise.all([expiry.sweep(), expiry.sweep(), expiry.sweep()]);
    expect(closed.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(outbox.told.filter((step) => step.startsWith('expired'))).toEqual(['expired v2']);
  });
});
