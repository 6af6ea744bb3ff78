import { candidateRegisteredV1, networkErasureRequestedV1 } from '@filiera/contracts';
import { createTestDatabase, eventually, HubForTests, MessagingNode, signedMessage, testMember, uuidNamed, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { EraseHere } from '../erasure/erase-here.js';
import { ConsumesHeaders } from '../messaging/consumes.js';
import type { Delivery, ReceivedHeader } from '../messaging/received-event.js';

const WAITS_FOR_ERASURE = `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database() WHERE locktype = 'advisory' AND NOT granted`;
const HEADERS = 'CREATE TABLE IF NOT EXISTS header (position bigint GENERATED ALWAYS AS IDENTITY, content jsonb NOT NULL)';

@Controller()
class CountsHeaders {
  @ConsumesHeaders('candidate', 'vacancy')
  async seen(headers: ReceivedHeader[], { tx }: Delivery): Promise<void> {
    if (headers.some(({ entity }) => entity === uuidNamed('velenosa'))) throw new Error('this one cannot be counted');
    for (const header of headers) await tx.query('INSERT INTO header (content) VALUES ($1)', [JSON.stringify(header)]);
  }
}

describe('a member that follows headers alone', () => {
  const [coordinator, cpi, agency] = [testMember('coordinator'), testMember('cpi'), testMember('agency')];
  let hub: HubForTests;
  let database: TestDatabase;
  let node: MessagingNode;

  beforeAll(async () => {
    hub = await HubForTests.start([coordinator, cpi, agency]);
    database = await createTestDatabase('coordinator');
    node = await start();
  });

  const start = (): Promise<MessagingNode> =>
    MessagingNode.start({ databaseUrl: database.url, messaging: hub.optionsFor(coordinator), controllers: [CountsHeaders], tables: [HEADERS] });

  afterAll(async () => {
    await node.stop();
    await hub[Symbol.asyncDispose]();
    await database.drop();
  });

  const headers = (count: number): Promise<{ content: Record<string, unknown> }[]> =>
    eventually(`${count} headers`, () => node.query<{ content: Record<string, unknown> }>('SELECT content FROM header ORDER BY position'), (rows) => rows.length >= count);
  const message = (entity: string, sequence: number): ReturnType<typeof signedMessage> => signedMessage({
    from: cpi, type: candidateRegisteredV1.type, audience: 'cpi', entity, person: entity, sequence, data: candidateRegisteredV1.example,
  });

  it('sees who, what and when of each event once, and nothing of its payload', async () => {
    const first = message(uuidNamed('persona-a'), 1);
    await hub.publish(first, 'una');
    await hub.publish(first, 'due');
    await hub.publish(message(uuidNamed('persona-b'), 2));
    const rows = await headers(2);
    expect(rows).toHaveLength(2);
    expect(rows[0]!.content).toMatchObject({
      id: first.id, type: candidateRegisteredV1.type, family: 'candidate', source: cpi.id, audience: 'cpi', person: uuidNamed('persona-a'), entity: uuidNamed('persona-a'), version: 1,
      sequence: 1, digest: first.digest, stream: 'CANDIDATES', bytes: first.payload.length,
    });
    expect(JSON.stringify(rows)).not.toContain('esco');
    expect(JSON.stringify(await node.query('SELECT * FROM inbox'))).not.toContain('esco');
  });

  it('believes the hub about how large a payload is, and not the publisher', async () => {
    const before = await headers(2);
    for (const [at, claimed] of ['0', '-7', '1.5', '1e30'].entries()) {
      const sent = message(uuidNamed(`misura-${at}`), 10 + at);
      await hub.publish({ ...sent, headers: { ...sent.headers, 'Nats-Msg-Size': claimed } });
      expect((await headers(before.length + 1 + at)).at(-1)!.content).toMatchObject({ id: sent.id, bytes: sent.payload.length });
    }
    await node.query('DELETE FROM header WHERE position > (SELECT min(position) + 1 FROM header)');
  });

  it('sets aside what it cannot count, and goes on', async () => {
    await hub.publish(message(uuidNamed('velenosa'), 3));
    await hub.publish({ ...message(uuidNamed('persona-c'), 4), headers: { 'ce-id': 'none' } });
    await hub.publish(message(uuidNamed('persona-d'), 5));
    await headers(3);
    expect(await node.query('SELECT reason FROM quarantine ORDER BY reason')).toEqual([{ reason: 'handler-failed' }, { reason: 'malformed-envelope' }]);
  });

  const strange = (entity: string, sequence: number): ReturnType<typeof signedMessage> => signedMessage({
    from: agency, type: candidateRegisteredV1.type, audience: 'cpi', entity, person: entity, version: 7, sequence, data: candidateRegisteredV1.example,
  });
  const wish = (from: typeof cpi, person: string): ReturnType<typeof signedMessage> =>
    signedMessage({ from, type: networkErasureRequestedV1.type, audience: 'all', entity: person, data: { person, scope: 'person' } });
  const quarantined = (id: string): Promise<unknown> =>
    eventually('the quarantine', () => node.query<{ reason: string }>('SELECT reason FROM quarantine WHERE event_id = $1', [id]), (rows) => rows.length === 1);
  const ledger = (person: string): Promise<{ holder: string }[]> => node.query<{ holder: string }>('SELECT holder FROM erasure WHERE person = $1', [person]);

  it('knows from headers alone who holds a person, and believes nobody else about them', async () => {
    const person = '00000000-0000-4000-8000-0000000000a1';
    await hub.publish(message(person, 6));
    await headers(4);
    const [profile, order] = [strange(person, 1), wish(agency, person)];
    await hub.publish(profile);
    await hub.publish(order);
    expect(await quarantined(profile.id)).toEqual([{ reason: 'not-the-holder' }]);
    expect(await quarantined(order.id)).toEqual([{ reason: 'not-the-holder' }]);
    expect(await ledger(person)).toEqual([]);
    await hub.publish(wish(cpi, person));
    await eventually('the holder\'s order', () => ledger(person), ([row]) => row?.holder === cpi.id);
  });

  it('forgets what it was told to erase by somebody who turns out not to hold the person', async () => {
    const person = '00000000-0000-4000-8000-0000000000a2';
    await hub.publish(wish(agency, person));
    await eventually('an order about somebody unknown', () => ledger(person), (rows) => rows.length === 1);
    const before = (await node.query('SELECT FROM header')).length;
    await hub.publish(message(person, 7));
    expect((await headers(before + 1)).at(-1)!.content).toMatchObject({ source: cpi.id, entity: person });
    expect(await ledger(person)).toEqual([]);
  });

  it('forgets also what was being erased for somebody else while it read whose the person is', async () => {
    const person = '00000000-0000-4000-8000-0000000000a3';
    const before = (await node.query('SELECT FROM header')).length;
    await node.run(async (tx) => {
      const erasing = node.app.get(EraseHere);
      await erasing.alone(tx);
      await hub.publish(message(person, 8));
      await eventually('the header to wait', () => node.query(WAITS_FOR_ERASURE), (rows) => rows.length === 1);
      await erasing.run({ person, scope: 'person', belowVersion: null, holder: agency.id, requestedAt: new Date() }, tx);
    });
    expect((await headers(before + 1)).at(-1)!.content).toMatchObject({ source: cpi.id, entity: person });
    expect(await ledger(person)).toEqual([]);
  });

  it('learns who holds a person from headers that it reads again, and handles none of them twice', async () => {
    const counted = await node.query('SELECT * FROM header ORDER BY position');
    const holder = (): Promise<{ holder: string }[]> => node.query<{ holder: string }>(`SELECT holder FROM person_holder WHERE person = '${uuidNamed('persona-a')}'`);
    expect(await holder()).toEqual([{ holder: cpi.id }]);
    await node.stop(async () => {
      await node.query('DELETE FROM person_holder');
      await node.query(`DELETE FROM inbox_progress WHERE stream = 'CANDIDATES'`);
    });
    node = await start();
    await eventually('the holder', holder, ([row]) => row?.holder === cpi.id);
    const profile = strange(uuidNamed('persona-a'), 2);
    await hub.publish(profile);
    expect(await quarantined(profile.id)).toEqual([{ reason: 'not-the-holder' }]);
    expect(await node.query('SELECT * FROM header ORDER BY position')).toEqual(counted);
  });

  it('counts what a later agreement tells of a person', async () => {
    const before = (await node.query('SELECT FROM header')).length;
    const told = signedMessage({ from: cpi, type: 'vacancy.applied.v1', audience: 'cpi', entity: uuidNamed('domanda'), person: uuidNamed('persona-e'), data: {} });
    await hub.publish(told);
    expect((await headers(before + 1)).at(-1)!.content).toMatchObject({ id: told.id, person: uuidNamed('persona-e') });
  });
});
