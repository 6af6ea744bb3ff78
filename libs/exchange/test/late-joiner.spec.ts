import { AGREEMENT, audiencesFor, ruleOf, streamsOf } from '@filiera/contracts';
import type { MemberManifest } from '@filiera/member-kit';
import { eventually, fingerprint, HubForTests, RunningMember, samplePerson, sampleProfile, sampleVacancy, testMember } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { exchangeWithPlacements } from '../src/index.js';

const manifestOf = (kind: 'cpi' | 'agency'): MemberManifest => ({ ...exchangeWithPlacements, kind, agreement: '^1.0.0' });
const clock = { now: (): Date => new Date('2026-11-23T12:00:00Z') };
const ENTITIES = 6;
const NOT_OF_THE_BOARD = /^(?!board_)/;

interface Told {
  readonly id: string;
  readonly subject: string;
  readonly entity: string;
  readonly version: number;
}

describe('a member that joins when the network has been at work for long', () => {
  const office = testMember('cpi');
  const [early, late] = [testMember('agency', 'agenzia-dal-principio'), testMember('agency', 'agenzia-tarda')];
  let hub: HubForTests;
  let cpi: RunningMember;
  let first: RunningMember;
  let joiner: RunningMember | undefined;
  const vacancies: string[] = [];
  const people: string[] = [];

  beforeAll(async () => {
    hub = await HubForTests.start([office, early, late]);
    // The steward makes a member's consumers when it joins: this one has not joined yet.
    for (const { name } of streamsOf(AGREEMENT)) {
      for await (const consumer of hub.manager.consumers.list(name)) {
        if (consumer.name.startsWith(late.id)) await hub.manager.consumers.delete(name, consumer.name);
      }
    }
    cpi = await RunningMember.start(manifestOf('cpi'), { hub, member: office, clock });
    first = await RunningMember.start(manifestOf('agency'), { hub, member: early, clock });
  });
  afterAll(async () => {
    for (const member of [cpi, first, joiner]) await member?.stop();
    await hub?.[Symbol.asyncDispose]();
  });

  const at = () => cpi.as('operator');
  const vacancyAt = async (id: string, versions: number): Promise<void> => {
    for (let n = 0; n < versions; n++) await at().patch(`/vacancies/${id}`, { title: `Elettricista civile, m/f, squadra ${n + 1}` }).expect(200);
  };
  const personAt = async (id: string, versions: number): Promise<void> => {
    for (let n = 0; n < versions; n++) await at().patch(`/candidates/${id}/profile`, { experience: [{ occupation: { isco: '7411' }, months: 31 + n }] }).expect(200);
  };
  /** What the office has told agencies, in order: of the forms of an event, the one that the agreement gives them. */
  const told = async (): Promise<Told[]> => {
    const rows = await cpi.query<Told & { type: string; audience: string }>(
      `SELECT id, subject, entity, entity_version AS version, type, audience FROM outbox WHERE stream IN ('CANDIDATES', 'VACANCIES') ORDER BY position`);
    return rows.filter(({ type, audience }) => audiencesFor(ruleOf(AGREEMENT, type)!, late).includes(audience));
  };
  const taken = async (member: RunningMember): Promise<string[]> =>
    (await member.query<{ id: string }>(`SELECT event_id AS id FROM inbox WHERE stream IN ('CANDIDATES', 'VACANCIES')`)).map(({ id }) => id).sort();
  const board = (member: RunningMember): Promise<unknown> => fingerprint(member.app.get(DataSource), NOT_OF_THE_BOARD);
  const sameBoards = async (): Promise<void> => {
    const tables = [...await board(first) as Map<string, string>];
    expect(tables.map(([name]) => name)).toEqual(expect.arrayContaining(['board_candidate', 'board_vacancy']));
    expect(await board(joiner!)).toEqual(new Map(tables));
  };

  it('gets the last word on every subject once, and nothing that a later word has replaced', async () => {
    for (let n = 0; n < ENTITIES; n++) {
      const vacancy = (await at().post('/vacancies', sampleVacancy).expect(201)).body.id;
      await at().post(`/vacancies/${vacancy}/publish`).expect(200);
      await vacancyAt(vacancy, n);
      const person = (await at().post('/candidates', { ...samplePerson(n), profile: sampleProfile }).expect(201)).body.id;
      await personAt(person, n);
      vacancies.push(vacancy);
      people.push(person);
    }
    await at().post(`/vacancies/${vacancies[0]!}/withdraw`).expect(200);
    await at().post(`/candidates/${people[0]!}/withdraw`).expect(200);
    const all = await told();
    await eventually('everything at the agency that was there', () => taken(first), (ids) => ids.length === all.length);

    for (const { name } of streamsOf(AGREEMENT)) await hub.makeConsumers(name, late);
    joiner = await RunningMember.start(manifestOf('agency'), { hub, member: late, clock });
    const last = new Map(all.map((event) => [event.subject, event]));
    expect(last.size).toBeLessThan(all.length);
    await eventually('the snapshot', () => taken(joiner!), (ids) => ids.length >= last.size);
    expect(await taken(joiner)).toEqual([...last.values()].map(({ id }) => id).sort());
    // Every entity's newest state is among them.
    const newest = new Map(all.map((event) => [event.entity, event]));
    for (const { id } of newest.values()) expect(await taken(joiner)).toContain(id);
    expect(newest.size).toBe(2 * ENTITIES);
  });

  it('has the same board as a member that was there from the start', async () => {
    await sameBoards();
    const newest = new Map((await told()).map(({ entity, version }) => [entity, version]));
    const rows = await joiner!.query<{ id: string; version: number }>('SELECT id::text, version FROM board_vacancy UNION ALL SELECT person::text, version FROM board_candidate');
    expect(Object.fromEntries(rows.map(({ id, version }) => [id, version]))).toMatchObject(Object.fromEntries(vacancies.map((id) => [id, newest.get(id)])));
  });

  it('follows from there on, and stays the same', async () => {
    await vacancyAt(vacancies[1]!, 2);
    await personAt(people[2]!, 2);
    const { id } = (await at().post('/vacancies', { ...sampleVacancy, title: 'Quadrista, m/f' }).expect(201)).body;
    await at().post(`/vacancies/${id}/publish`).expect(200);
    const newest = (await told()).slice(-5).map((event) => event.id);
    for (const member of [first, joiner!]) await eventually('what came since', () => taken(member), (ids) => newest.every((event) => ids.includes(event)));
    await sameBoards();
    expect((await joiner!.as('operator').get(`/board/vacancies/${id}`).expect(200)).body.title).toBe('Quadrista, m/f');
  });
});
