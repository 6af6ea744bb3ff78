import { contractOf, vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { createTestDatabase, eventually, HubForTests, MessagingNode, testMember, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { ConsumesBatch } from '../messaging/consumes.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { uuidV7 } from '../time/id-source.js';

const cpi = testMember('cpi');
const agency = testMember('agency');

@Controller()
class SeesVacancies {
  @ConsumesBatch(vacancyPublishedV1)
  async seen(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    await tx.query('INSERT INTO seen (id, entity, version) SELECT * FROM unnest($1::uuid[], $2::text[], $3::integer[])',
      [events.map((event) => event.id), events.map((event) => event.entity), events.map((event) => event.version)]);
  }
}

const SEEN = 'CREATE TABLE IF NOT EXISTS seen (position bigint GENERATED ALWAYS AS IDENTITY, id uuid NOT NULL, entity text NOT NULL, version integer NOT NULL)';

describe('an event from one node to another', () => {
  let hub: HubForTests;
  let databases: TestDatabase[];
  let sender: MessagingNode;
  let receiver: MessagingNode;

  beforeAll(async () => {
    hub = await HubForTests.start([cpi, agency]);
    databases = [await createTestDatabase('cpi'), await createTestDatabase('agency')];
    sender = await MessagingNode.start({ databaseUrl: databases[0]!.url, messaging: hub.optionsFor(cpi), log: true });
    receiver = await MessagingNode.start({ databaseUrl: databases[1]!.url, messaging: hub.optionsFor(agency), controllers: [SeesVacancies], tables: [SEEN] });
  });

  afterAll(async () => {
    await sender.stop();
    await receiver.stop();
    await hub[Symbol.asyncDispose]();
    for (const database of databases) await database.drop();
  });

  it('crosses from the outbox of one to the handler of the other', async () => {
    expect(contractOf(vacancyPublishedV1.type)).toBe(vacancyPublishedV1);
    const entity = uuidV7(Date.now(), Buffer.alloc(10, 1));
    await sender.run((tx) => sender.outbox.add(vacancyPublishedV1, { entity, version: 1, data: vacancyPublishedV1.example }, tx));
    await eventually('the vacancy', () => receiver.query('SELECT * FROM seen WHERE entity = $1', [entity]), (rows) => rows.length === 1);
    await eventually('the mark', () => sender.query("SELECT * FROM outbox_sealed WHERE published_at IS NOT NULL"), (rows) => rows.length === 1);
  });
});
