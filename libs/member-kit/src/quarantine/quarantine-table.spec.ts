import { createTestDatabase, eventually, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { EraseHere, type ErasureHere } from '../erasure/erase-here.js';
import type { Inbound } from '../inbox/inbound.js';
import { MESSAGING_MIGRATIONS } from '../messaging/messaging-migrations.js';
import { SystemClock } from '../time/clock.js';
import { RandomIdSource } from '../time/id-source.js';
import { addToQuarantine } from './quarantine-table.js';

const NOW = new Date();
const WAITING = `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database() WHERE locktype = 'advisory' AND NOT granted`;

describe('the quarantine, of an erased person,', () => {
  const ids = new RandomIdSource();
  const noPlaces = { getProviders: () => [], getControllers: () => [] } as unknown as DiscoveryService;
  const erasing = new EraseHere(noPlaces, new SystemClock());
  let database: TestDatabase;
  let dataSource: DataSource;
  let units: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase('quarantine');
    dataSource = await new DataSource({ type: 'postgres', url: database.url, migrations: [...MESSAGING_MIGRATIONS] }).initialize();
    await dataSource.runMigrations();
    units = new UnitOfWork(dataSource);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const message = (person: string, version: string | undefined, event = 'candidate.updated.v1', entity = person): Inbound => ({
    stream: 'CANDIDATES', subject: `rete.${event}.cpi-prova.agency.${person}.${entity}`,
    headers: { 'ce-id': ids.eventId(), ...(version === undefined ? {} : { 'ce-entityversion': version }) },
    payload: Buffer.from('{"text":"di prova"}'), streamSequence: 1, storedAt: NOW, deliveryCount: 1,
  });
  const setAside = (work: UnitOfWork, ...messages: Inbound[]): Promise<number> =>
    work.run((tx) => addToQuarantine(tx, messages.map((each) => ({ message: each, fault: { reason: 'handler-failed', detail: 'di prova' } })), NOW));
  const order = (person: string, belowVersion: number | null): ErasureHere =>
    ({ person, scope: belowVersion === null ? 'person' : 'superseded', belowVersion, holder: 'cpi-prova', requestedAt: NOW });
  const versionsWithPayload = async (person: string): Promise<(string | null)[]> => (await dataSource.query<{ version: string | null }[]>(
    `SELECT headers ->> 'ce-entityversion' AS version FROM quarantine WHERE person = $1 AND payload IS NOT NULL ORDER BY id`, [person])).map(({ version }) => version);

  it('loses the versions of the profile that were superseded, and no others', async () => {
    const person = ids.pseudonym();
    const referral = message(person, '1', 'referral.proposed.v1', ids.entityId());
    expect(await setAside(units, message(person, '1'), message(person, '2'), message(person, '3'), message(person, 'due'), message(person, undefined), referral)).toBe(6);
    expect(await units.run((tx) => erasing.run(order(person, 3), tx))).toBe(4);
    expect(await versionsWithPayload(person)).toEqual(['3', '1']);
    expect(await dataSource.query(`SELECT DISTINCT state, headers FROM quarantine WHERE person = $1 AND payload IS NULL`, [person])).toEqual([{ state: 'erased', headers: {} }]);
  });

  it('takes no superseded version in afterwards', async () => {
    const person = ids.pseudonym();
    await units.run((tx) => erasing.run(order(person, 3), tx));
    expect(await setAside(units, message(person, '2'), message(person, '99999999999'), message(person, '3'), message(person, '2', 'referral.proposed.v1', ids.entityId()))).toBe(2);
    expect(await versionsWithPayload(person)).toEqual(['3', '2']);
  });

  it('loses everything with the person', async () => {
    const person = ids.pseudonym();
    await setAside(units, message(person, '7'), message(person, '1', 'referral.proposed.v1', ids.entityId()));
    expect(await units.run((tx) => erasing.run(order(person, null), tx))).toBe(2);
    expect(await setAside(units, message(person, '8'))).toBe(0);
    expect(await versionsWithPayload(person)).toEqual([]);
  });

  it('takes nothing in beside an erasure that goes on', async () => {
    const person = ids.pseudonym();
    let adding!: Promise<number>;
    await units.run(async (tx) => {
      await erasing.run(order(person, null), tx);
      adding = setAside(new UnitOfWork(dataSource), message(person, '1'));
      await eventually('who waits for the erasure', () => dataSource.query<unknown[]>(WAITING), (waiting) => waiting.length === 1);
    });
    expect(await adding).toBe(0);
    expect(await versionsWithPayload(person)).toEqual([]);
  });
});
