import { Writable } from 'node:stream';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { copyOut } from './copy-rows.js';

describe('rows that are copied to a stream', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await createTestDatabase('rows');
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  it('leave the connection free for the next statement, though the stream was ended before it had taken them', async () => {
    const held: (() => void)[] = [];
    const slow = new Writable({ highWaterMark: 1, write: (_rows, _encoding, taken) => { held.push(taken); } });
    await copyOut(client, `COPY (SELECT 'una riga') TO STDOUT`, slow);
    expect(slow.writableNeedDrain).toBe(true);
    slow.end();
    for (const taken of held) taken();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  }, 20_000);
});
