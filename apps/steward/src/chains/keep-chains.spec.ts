import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FIRST_PREVIOUS_DIGEST } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { DataSource } from 'typeorm';
import { CreateHub1763900900010 } from '../create-hub.migration.js';
import { CountFaults1764600000080 } from './count-faults.migration.js';
import { ForgetClosedGaps } from './forget-closed-gaps.js';
import { keepChains, type SeenMessage } from './keep-chains.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const link = (sequence: number, publisher = 'cpi-uno'): SeenMessage => ({
  publisher, foreign: false, link: { sequence, previousDigest: sequence === 1 ? FIRST_PREVIOUS_DIGEST : `d${sequence - 1}`, digest: `d${sequence}` },
});

describe('the chains that the steward keeps', () => {
  let database: TestDatabase;
  let source: DataSource;

  const see = (...messages: SeenMessage[]) => source.transaction((tx) => keepChains(tx, 'CANDIDATES', messages, NOW));
  const openGaps = async (): Promise<string[]> => {
    const rows = await source.query<{ publisher: string; from_sequence: string; to_sequence: string }[]>(
      `SELECT * FROM chain_fault WHERE kind = 'gap' AND closed_at IS NULL ORDER BY from_sequence`,
    );
    return rows.map((row) => `${row.publisher} ${row.from_sequence}-${row.to_sequence}`);
  };

  beforeAll(async () => {
    database = await createTestDatabase('chains');
    source = await new DataSource({ type: 'postgres', url: database.url, migrations: [CreateHub1763900900010, CountFaults1764600000080] }).initialize();
    await source.runMigrations();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });
  beforeEach(() => source.query('TRUNCATE chain_head, chain_fault'));

  it('goes on where the batch before ended, for each publisher apart', async () => {
    expect(await see(link(1), link(2), link(1, 'agenzia-due'))).toEqual({ gaps: [], forks: [], unreadable: 0, repeated: new Set() });
    expect(await see(link(3), link(2, 'agenzia-due'))).toEqual({ gaps: [], forks: [], unreadable: 0, repeated: new Set() });
    expect(await source.query('SELECT publisher, sequence, digest FROM chain_head ORDER BY publisher')).toEqual([
      { publisher: 'agenzia-due', sequence: '2', digest: 'd2' }, { publisher: 'cpi-uno', sequence: '3', digest: 'd3' },
    ]);
  });

  it('keeps what is missing, and closes it when a repair brings it, in any order', async () => {
    expect((await see(link(1), link(6))).gaps).toEqual(['cpi-uno 2-5']);
    await see(link(4));
    expect(await openGaps()).toEqual(['cpi-uno 2-3', 'cpi-uno 5-5']);
    const [first, again] = [link(3), link(3)];
    expect((await see(link(5), link(2), first, again)).repeated).toEqual(new Set([again]));
    expect(await openGaps()).toEqual([]);
    expect((await see(link(7))).gaps).toEqual([]);
  });

  it('keeps a fork for good, and what has no envelope or another\'s name in it', async () => {
    await see(link(1), link(2));
    const rewritten: SeenMessage = { ...link(3), link: { sequence: 3, previousDigest: 'altro', digest: 'd3' } };
    expect((await see(rewritten)).forks).toEqual(['cpi-uno 3']);
    expect((await see({ publisher: 'cpi-uno', foreign: false, link: null }, { ...link(4), foreign: true })).unreadable).toBe(2);
    expect((await source.query<{ kind: string }[]>('SELECT kind FROM chain_fault ORDER BY id')).map(({ kind }) => kind)).toEqual(['fork', 'unreadable', 'foreign']);
    expect((await see(link(4))).gaps).toEqual([]);
  });

  it('counts what has no envelope or another\'s name in it, and forks of one link, however many come', async () => {
    await see(link(1), link(2));
    const rewritten = (digest: string): SeenMessage => ({ ...link(2), link: { sequence: 2, previousDigest: 'd1', digest } });
    const strange: SeenMessage[] = [{ publisher: 'cpi-uno', foreign: false, link: null }, { publisher: 'cpi-uno', foreign: false, link: null }, { ...link(4), foreign: true }, rewritten('a'), rewritten('b')];
    await see(...strange);
    const later = new Date(NOW.getTime() + 60_000);
    await source.transaction((tx) => keepChains(tx, 'CANDIDATES', [...strange, { publisher: 'agenzia-due', foreign: false, link: null }], later));
    expect(await source.query('SELECT publisher, kind, times, found_at, last_found_at FROM chain_fault ORDER BY publisher, kind')).toEqual([
      { publisher: 'agenzia-due', kind: 'unreadable', times: '1', found_at: later, last_found_at: later },
      { publisher: 'cpi-uno', kind: 'foreign', times: '2', found_at: NOW, last_found_at: later },
      { publisher: 'cpi-uno', kind: 'fork', times: '4', found_at: NOW, last_found_at: later },
      { publisher: 'cpi-uno', kind: 'unreadable', times: '4', found_at: NOW, last_found_at: later },
    ]);
  });

  it('forgets a gap a month after it was closed, and no open one', async () => {
    await see(link(1), link(3), link(5));
    await see(link(2));
    const clock = new (class extends Clock { days = 29; override now(): Date { return new Date(NOW.getTime() + this.days * 86_400_000); } })();
    const forget = new ForgetClosedGaps(new UnitOfWork(source), clock);
    expect(await forget.sweep()).toBe(0);
    clock.days = 31;
    expect(await forget.sweep()).toBe(1);
    expect(await openGaps()).toEqual(['cpi-uno 4-4']);
    expect(await source.query('SELECT FROM chain_fault')).toHaveLength(1);
  });
});
