import { candidateRegisteredV1 } from '@filiera/contracts';
import { createTestDatabase, eventually, HubForTests, MessagingNode, signedMessage, testMember, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { ConsumesHeaders } from '../messaging/consumes.js';
import type { Delivery, ReceivedHeader } from '../messaging/received-event.js';

const HEADERS = 'CREATE TABLE IF NOT EXISTS header (position bigint GENERATED ALWAYS AS IDENTITY, content jsonb NOT NULL)';

@Controller()
class CountsHeaders {
  @ConsumesHeaders('candidate', 'vacancy')
  async seen(headers: ReceivedHeader[], { tx }: Delivery): Promise<void> {
    if (headers.some(({ entity }) => entity === 'velenosa')) throw new Error('this one cannot be counted');
    for (const header of headers) await tx.query('INSERT INTO header (content) VALUES ($1)', [JSON.stringify(header)]);
  }
}

describe('a member that follows headers alone', () => {
  const [coordinator, cpi] = [testMember('coordinator'), testMember('cpi')];
  let hub: HubForTests;
  let database: TestDatabase;
  let node: MessagingNode;

  beforeAll(async () => {
    hub = await HubForTests.start([coordinator, cpi]);
    database = await createTestDatabase('coordinator');
    node = await MessagingNode.start({ databaseUrl: database.url, messaging: hub.optionsFor(coordinator), controllers: [CountsHeaders], tables: [HEADERS] });
  });

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
    const first = message('persona-a', 1);
    await hub.publish(first, 'una');
    await hub.publish(first, 'due');
    await hub.publish(message('persona-b', 2));
    const rows = await headers(2);
    expect(rows).toHaveLength(2);
    expect(rows[0]!.content).toMatchObject({
      id: first.id, type: candidateRegisteredV1.type, family: 'candidate', source: cpi.id, audience: 'cpi', person: 'persona-a', entity: 'persona-a', version: 1,
      sequence: 1, digest: first.digest, stream: 'CANDIDATES', bytes: first.payload.length,
    });
    expect(JSON.stringify(rows)).not.toContain('esco');
    expect(JSON.stringify(await node.query('SELECT * FROM inbox'))).not.toContain('esco');
  });

  it('sets aside what it cannot count, and goes on', async () => {
    await hub.publish(message('velenosa', 3));
    await hub.publish({ ...message('persona-c', 4), headers: { 'ce-id': 'none' } });
    await hub.publish(message('persona-d', 5));
    await headers(3);
    expect(await node.query('SELECT reason FROM quarantine ORDER BY reason')).toEqual([{ reason: 'handler-failed' }, { reason: 'malformed-envelope' }]);
  });
});
