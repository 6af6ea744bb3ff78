import pg from 'pg';
import { sampleVacancy } from '../full-path/sample-vacancy.js';

const TABLE = 'CREATE TABLE raw_vacancy (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload text NOT NULL)';
const ONE = { name: 'one', text: 'INSERT INTO raw_vacancy (payload) VALUES ($1)' };
const MANY = { name: 'many', text: 'INSERT INTO raw_vacancy (payload) SELECT json_array_elements_text($1::json)' };

/** What PostgreSQL takes when a program does nothing but insert the payloads: no model, no index beyond the key, statements prepared. */
export class RawDatabase {
  private constructor(private readonly clients: readonly pg.Client[]) {}

  static async open(url: string, writers: number): Promise<RawDatabase> {
    const clients = await Promise.all(Array.from({ length: writers }, async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    }));
    await clients[0]!.query(TABLE);
    return new RawDatabase(clients);
  }

  /** One row a transaction, all writers at once, each in the transaction that a use case needs. @param committed is told of each @returns rows a second */
  async insertOneByOne(count: number, committed: () => unknown = () => undefined): Promise<number> {
    const payload = JSON.stringify(sampleVacancy());
    let left = count;
    return perSecond(count, () => Promise.all(this.clients.map(async (client) => {
      while (left-- > 0) {
        await client.query('BEGIN');
        await client.query({ ...ONE, values: [payload] });
        await client.query('COMMIT');
        await committed();
      }
    })));
  }

  /** `batch` rows a statement, one writer. @param committed is told of each batch @returns rows a second */
  async insertInBulk(count: number, batch: number, committed: () => unknown = () => undefined): Promise<number> {
    const payloads = Array.from({ length: batch }, () => JSON.stringify(sampleVacancy()));
    return perSecond(count, async () => {
      for (let done = 0; done < count; done += batch) {
        await this.insertAll(payloads);
        await committed();
      }
    });
  }

  /** All in one statement. */
  async insertAll(payloads: readonly string[]): Promise<void> {
    await this.clients[0]!.query({ ...MANY, values: [JSON.stringify(payloads)] });
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }
}

/** Times some work. @returns how many of it a second */
export async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return count / ((performance.now() - began) / 1_000);
}
