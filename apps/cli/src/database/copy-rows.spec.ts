import { PassThrough, Readable, Writable } from 'node:stream';
import { createTestDatabase, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { copyIn, copyOut } from './copy-rows.js';

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

  it('end with what PostgreSQL refused, in both directions, and leave the connection free', async () => {
    await client.query('CREATE TABLE thing (n int)');
    await expect(copyOut(client, 'COPY (SELECT 1 / (n - 9000) FROM generate_series(1, 10000) n) TO STDOUT', new PassThrough().resume())).rejects.toThrow('division by zero');
    await expect(copyIn(client, 'COPY thing FROM STDIN', Readable.from([Buffer.from('uno\n')]))).rejects.toThrow('invalid input syntax');
    const brokenOff = Readable.from((function* () { yield Buffer.from('1\n'); throw new Error('half a file'); })());
    await expect(copyIn(client, 'COPY thing FROM STDIN', brokenOff)).rejects.toThrow('half a file');
    expect((await client.query('SELECT count(*)::int AS rows FROM thing')).rows).toEqual([{ rows: 0 }]);
  }, 20_000);
});
