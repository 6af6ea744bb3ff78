import { candidateRegisteredV1, networkErasureConfirmedV1, networkErasureRequestedV1, type CandidateProfile } from '@filiera/contracts';
import {
  createTestDatabase, eventually, HubForTests, MessagingNode, signedMessage, testMember, type TestDatabase, type TestMember,
} from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { holdersOf } from '../inbox/inbox-table.js';
import { Consumes } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { Projections } from '../projections/projections.js';
import { Projects } from '../projections/projects.js';
import { RandomIdSource } from '../time/id-source.js';
import { besideErasures } from './beside-erasures.js';
import { Erasures, type ErasureStatus } from './erasures.js';
import { ErasesPerson, type PersonEraser } from './person-eraser.js';

const WAITS_FOR_HANDLERS = `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database() WHERE locktype = 'advisory' AND NOT granted`;
const PROFILES = 'CREATE TABLE IF NOT EXISTS profile (person text PRIMARY KEY, version integer NOT NULL, content jsonb NOT NULL)';

@Controller()
@Projects('profile')
class KeepsProfiles {
  @Consumes(candidateRegisteredV1)
  async registered(event: ReceivedEvent<CandidateProfile>, { tx }: Delivery): Promise<void> {
    await tx.query(`INSERT INTO profile (person, version, content) VALUES ($1, $2, $3)
      ON CONFLICT (person) DO UPDATE SET version = excluded.version, content = excluded.content WHERE excluded.version > profile.version`,
    [event.entity, event.version, event.data]);
  }
}

@ErasesPerson()
@Injectable()
class ErasesProfiles implements PersonEraser {
  async erase(person: string, tx: EntityManager): Promise<number> {
    const [, erased] = (await tx.query('DELETE FROM profile WHERE person = $1', [person])) as [unknown, number];
    return erased;
  }

  async eraseSuperseded(person: string, belowVersion: number, tx: EntityManager): Promise<number> {
    const [, erased] = (await tx.query('DELETE FROM profile WHERE person = $1 AND version < $2', [person, belowVersion])) as [unknown, number];
    return erased;
  }
}

describe('erasure', () => {
  const [holder, reader, stranger] = [testMember('cpi', 'cpi-titolare'), testMember('agency', 'agenzia-lettrice'), testMember('cpi', 'cpi-estraneo')];
  const ids = new RandomIdSource();
  let hub: HubForTests;
  let databases: TestDatabase[];
  let at: { holder: MessagingNode; reader: MessagingNode };

  beforeAll(async () => {
    hub = await HubForTests.start([holder, reader, stranger]);
    databases = [await createTestDatabase('holder'), await createTestDatabase('reader')];
    at = { holder: await start(holder, databases[0]!), reader: await start(reader, databases[1]!) };
  });

  afterAll(async () => {
    await at.holder.stop();
    await at.reader.stop();
    await hub[Symbol.asyncDispose]();
    for (const database of databases) await database.drop();
  });

  const start = (member: TestMember, database: TestDatabase): Promise<MessagingNode> => MessagingNode.start({
    controllers: [KeepsProfiles], providers: [ErasesProfiles], tables: [PROFILES], databaseUrl: database.url, messaging: hub.optionsFor(member),
  });
  const register = async (version = 1, person = ids.pseudonym(), seenBy = at.reader): Promise<string> => {
    await at.holder.run((tx) => at.holder.outbox.add(candidateRegisteredV1, { entity: person, person, version, data: candidateRegisteredV1.example }, tx));
    await eventually('the profile', () => seenBy.query('SELECT FROM profile WHERE person = $1 AND version = $2', [person, version]), (rows) => rows.length === 1);
    return person;
  };
  const erase = (person: string): Promise<void> => at.holder.run((tx) => at.holder.app.get(Erasures).request(person, { scope: 'person' }, tx));
  const profiles = (node: MessagingNode, person: string): Promise<unknown[]> => node.query('SELECT FROM profile WHERE person = $1', [person]);

  it('reaches every place of every node, and each confirms to the holder', async () => {
    const person = await register();
    await erase(person);
    expect(await profiles(at.holder, person)).toEqual([]);
    await eventually('the reader’s erasure', () => profiles(at.reader, person), (rows) => rows.length === 0);
    const status = await eventually('the confirmation', () => at.holder.app.get(Erasures).status(person), ({ confirmed }) => confirmed.length === 2);
    expect(status).toMatchObject({
      holder: holder.id, scope: 'person', missing: [stranger.id], overdue: false,
      confirmed: [{ member: holder.id }, { member: reader.id, erasedRecords: 1 }],
    });
    expect(status.dueAt.getTime() - status.requestedAt.getTime()).toBe(72 * 3_600_000);
  });

  it('is asked and confirmed in one story, by the holder itself too', async () => {
    const person = await register();
    await erase(person);
    await eventually('the reader’s confirmation', () => at.reader.query('SELECT FROM outbox WHERE entity = $1 AND type = $2', [person, networkErasureConfirmedV1.type]), (rows) => rows.length > 0);
    const stories = async (node: MessagingNode): Promise<string[]> => (await node.query<{ story: string }>(
      'SELECT DISTINCT correlation_id AS story FROM outbox WHERE entity = $1 AND type = ANY($2)', [person, [networkErasureRequestedV1.type, networkErasureConfirmedV1.type]])).map(({ story }) => story);
    const own = await stories(at.holder);
    expect(own).toHaveLength(1);
    expect(await stories(at.reader)).toEqual(own);
  });

  it('leaves the digests and takes the payloads of the holder’s own log', async () => {
    const person = await register();
    await erase(person);
    const rows = await at.holder.query('SELECT o.payload, o.erased_at, s.digest, s.withdrawn_at FROM outbox o JOIN outbox_sealed s USING (position) WHERE o.person = $1', [person]);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ payload: null, erased_at: expect.any(Date), digest: expect.any(String), withdrawn_at: expect.any(Date) });
  });

  it('never lets an event about the person out that had not been published yet', async () => {
    const person = ids.pseudonym();
    await at.holder.run(async (tx) => {
      await at.holder.outbox.add(candidateRegisteredV1, { entity: person, person, version: 1, data: candidateRegisteredV1.example }, tx);
      await at.holder.app.get(Erasures).request(person, { scope: 'person' }, tx);
    });
    await eventually('the order', () => at.reader.query('SELECT FROM erasure WHERE person = $1', [person]), (rows) => rows.length === 1);
    expect(await hub.count('CANDIDATES', `rete.*.*.*.*.*.${person}.>`)).toBe(0);
    await expect(at.holder.run((tx) => at.holder.outbox.add(candidateRegisteredV1, { entity: person, person, version: 2, data: candidateRegisteredV1.example }, tx)))
      .rejects.toMatchObject({ code: 'person.erased' });
  });

  it('drops what still arrives about an erased person, and what a rebuild would bring back', async () => {
    const person = await register();
    await erase(person);
    await eventually('the reader’s erasure', () => profiles(at.reader, person), (rows) => rows.length === 0);
    await hub.publish(signedMessage({ from: holder, type: candidateRegisteredV1.type, audience: 'agency', entity: person, person, version: 9, data: { ...candidateRegisteredV1.example, targetedPlacement: undefined, golPath: undefined } }));
    const other = await register();
    at.reader.app.get(Projections).rebuild('KeepsProfiles');
    await at.reader.app.get(Projections).settled();
    expect(at.reader.app.get(Projections).find('KeepsProfiles')).toMatchObject({ status: 'rebuilt', result: { identical: true } });
    expect(await profiles(at.reader, person)).toEqual([]);
    expect(await profiles(at.reader, other)).toHaveLength(1);
  });

  it('is carried out again where the holder itself has forgotten it, as after restoring a backup, and not told twice', async () => {
    const person = await register();
    await hub.publish(signedMessage({ from: holder, type: networkErasureRequestedV1.type, audience: 'all', entity: person, data: { person, scope: 'person' } }));
    await eventually('the holder’s erasure', () => profiles(at.holder, person), (rows) => rows.length === 0);
    expect(await at.holder.query('SELECT FROM outbox WHERE person = $1 AND payload IS NOT NULL', [person])).toEqual([]);
    expect(await at.holder.query('SELECT scope FROM erasure WHERE person = $1', [person])).toEqual([{ scope: 'person' }]);
    const other = await register();
    await erase(other);
    await eventually('the holder’s own order', () => at.holder.query('SELECT FROM inbox i JOIN outbox o ON o.id = i.event_id WHERE o.entity = $1', [other]), (rows) => rows.length === 1);
    const told = await at.holder.query('SELECT entity, type FROM outbox WHERE entity = ANY($1) AND type = $2', [[person, other], networkErasureConfirmedV1.type]);
    expect(told).toEqual([{ entity: other, type: networkErasureConfirmedV1.type }]);
  });

  it('is refused also when whose the person is was being entered at that moment', async () => {
    const person = ids.pseudonym();
    await at.reader.run(async (tx) => {
      await besideErasures(tx);
      await holdersOf(tx, [{ person, source: holder.id }]);
      await tx.query(`INSERT INTO profile (person, version, content) VALUES ($1, 1, '{}')`, [person]);
      await hub.publish(signedMessage({ from: stranger, type: networkErasureRequestedV1.type, audience: 'all', entity: person, data: { person, scope: 'person' } }));
      await eventually('the order to wait', () => at.reader.query(WAITS_FOR_HANDLERS), (rows) => rows.length === 1);
    });
    const [entry] = await eventually('the quarantine', () => at.reader.query('SELECT reason FROM quarantine WHERE subject LIKE $1', [`%${person}`]), (rows) => rows.length === 1);
    expect(entry).toEqual({ reason: 'not-the-holder' });
    expect(await profiles(at.reader, person)).toHaveLength(1);
    // No event told of it: a rebuild would not have it.
    await at.reader.query('DELETE FROM profile WHERE person = $1', [person]);
  });

  const forged = (person: string, audience: 'agency' | 'cpi'): ReturnType<typeof signedMessage> => signedMessage({
    from: stranger, type: candidateRegisteredV1.type, audience, entity: person, person, version: 7,
    data: audience === 'cpi' ? candidateRegisteredV1.example : { ...candidateRegisteredV1.example, targetedPlacement: undefined, golPath: undefined },
  });

  it.each(['holder', 'reader'] as const)('is refused to a member that does not hold the person, at the %s', async (where) => {
    const person = await register();
    await hub.publish(signedMessage({ from: stranger, type: networkErasureRequestedV1.type, audience: 'all', entity: person, data: { person, scope: 'person' } }));
    const [entry] = await eventually('the quarantine', () => at[where].query('SELECT reason FROM quarantine WHERE subject LIKE $1', [`%${person}`]), (rows) => rows.length === 1);
    expect(entry).toEqual({ reason: 'not-the-holder' });
    expect(await profiles(at[where], person)).toHaveLength(1);
  });

  it.each([['holder', 'cpi'], ['reader', 'agency']] as const)('believes about a person only the member that holds them, at the %s, in a rebuild too', async (where, audience) => {
    const person = await register();
    await hub.publish(forged(person, audience));
    const [entry] = await eventually('the quarantine', () => at[where].query<{ id: string; reason: string }>('SELECT id, reason FROM quarantine WHERE person = $1', [person]), (rows) => rows.length === 1);
    expect(entry).toMatchObject({ reason: 'not-the-holder' });
    // Settled entries of the quarantine are kept for a while only.
    await at[where].query('DELETE FROM quarantine WHERE id = $1', [entry!.id]);
    at[where].app.get(Projections).rebuild('KeepsProfiles');
    await at[where].app.get(Projections).settled();
    expect(at[where].app.get(Projections).find('KeepsProfiles')).toMatchObject({ status: 'rebuilt', result: { identical: true } });
    expect(await at[where].query('SELECT version FROM profile WHERE person = $1', [person])).toEqual([{ version: 1 }]);
    await erase(person);
  });

  it('of superseded versions empties the older ones alone', async () => {
    const person = await register(1);
    await register(2, person);
    await at.holder.run((tx) => at.holder.app.get(Erasures).request(person, { scope: 'superseded', belowVersion: 2 }, tx));
    const rows = await at.holder.query<{ entity_version: number; empty: boolean }>(
      "SELECT DISTINCT entity_version, payload IS NULL AS empty FROM outbox WHERE person = $1 ORDER BY 1", [person]);
    expect(rows).toEqual([{ entity_version: 1, empty: true }, { entity_version: 2, empty: false }]);
    expect(await profiles(at.holder, person)).toHaveLength(1);
    await eventually('the ledger', () => at.reader.query("SELECT FROM erasure WHERE person = $1 AND scope = 'superseded'", [person]), (found) => found.length === 1);
    expect(await profiles(at.reader, person)).toHaveLength(1);
  });

  it('of superseded versions is confirmed by a reader once none of its places shows one, though the profile that holds is still on its way', async () => {
    const person = await register(1);
    await at.holder.run((tx) => at.holder.app.get(Erasures).request(person, { scope: 'superseded', belowVersion: 2 }, tx));
    const { confirmed } = await eventually('the confirmations', () => at.holder.app.get(Erasures).status(person), (status) => status.confirmed.length === 2);
    expect(confirmed).toContainEqual(expect.objectContaining({ member: reader.id, erasedRecords: 1 }));
    expect(await profiles(at.reader, person)).toEqual([]);
    await register(2, person);
  });

  it('is confirmed by who has carried out this very order, not one before', async () => {
    const person = await register(1);
    await register(2, person);
    const status = (node = at.holder): Promise<ErasureStatus> => node.app.get(Erasures).status(person);
    const confirmed = async (): Promise<string[]> => (await status()).confirmed.map(({ member }) => member).sort();
    const both = [holder.id, reader.id].sort();
    await at.holder.run((tx) => at.holder.app.get(Erasures).request(person, { scope: 'superseded', belowVersion: 2 }, tx));
    await eventually('the confirmations', confirmed, (members) => members.length === 2);
    expect((await status(at.reader)).confirmed.map(({ member }) => member)).toEqual([reader.id]);
    const narrowed = await status();

    await at.reader.stop();
    await register(3, person, at.holder);
    await at.holder.run((tx) => at.holder.app.get(Erasures).request(person, { scope: 'superseded', belowVersion: 3 }, tx));
    expect(await confirmed()).toEqual([holder.id]);
    expect((await status()).requestedAt.getTime()).toBeGreaterThan(narrowed.requestedAt.getTime());
    await erase(person);
    expect(await status()).toMatchObject({ scope: 'person', confirmed: [{ member: holder.id }], missing: expect.arrayContaining([reader.id]) });
    expect((await status()).confirmed[0]!.at.getTime()).toBeGreaterThan(narrowed.confirmed.find(({ member }) => member === holder.id)!.at.getTime());

    at.reader = await start(reader, databases[1]!);
    await eventually('the reader’s confirmation', confirmed, (members) => members.length === 2);
    expect(await confirmed()).toEqual(both);
    const [ledger] = await at.reader.query<{ requested_at: Date }>("SELECT requested_at FROM erasure WHERE person = $1 AND scope = 'superseded'", [person]);
    expect(ledger!.requested_at.getTime()).toBeGreaterThan(narrowed.requestedAt.getTime());
    at.holder.app.get(Projections).rebuild('OnErasureConfirmed');
    await at.holder.app.get(Projections).settled();
    expect(at.holder.app.get(Projections).find('OnErasureConfirmed')).toMatchObject({ status: 'rebuilt', result: { identical: true } });
  });

  it('counts, by their time, confirmations that are part of no order’s story, or were kept before stories were', async () => {
    const person = await register();
    await erase(person);
    const confirms = (member: string, after: string, story = ''): Promise<unknown> => at.holder.query(`INSERT INTO erasure_confirmation (person, member, correlation, erased_records, confirmed_at)
      SELECT person, $2, $4, 1, requested_at + $3::interval FROM erasure WHERE person = $1`, [person, member, after, story]);
    const foreign = ids.eventId();
    await confirms('agenzia-di-prima', '-1 day');
    await confirms('agenzia-con-orologio-indietro', '-1 hour');
    await confirms('agenzia-di-prima-con-altra-storia', '-1 day', foreign);
    await confirms('agenzia-con-altra-storia', '1 minute', foreign);
    const { confirmed } = await at.holder.app.get(Erasures).status(person);
    const members = confirmed.map(({ member }) => member).filter((member) => member !== reader.id);
    expect(members.sort()).toEqual(['agenzia-con-altra-storia', 'agenzia-con-orologio-indietro', holder.id].sort());
  });
});
