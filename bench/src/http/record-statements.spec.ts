import { describe, expect, it } from '@jest/globals';
import { preparedQuery, UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase } from '@filiera/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { recordStatements } from './record-statements.js';

describe('statements of a request', () => {
  it('are recorded as they went to PostgreSQL, with the names under which they are prepared, and nobody else’s among them', async () => {
    const database = await createTestDatabase('statements');
    const source = await new DataSource({ type: 'postgres', url: database.url, poolSize: 1 }).initialize();
    const units = new UnitOfWork(source);
    const { query } = pg.Client.prototype as { readonly query: unknown };
    const sweeping = setInterval(() => void source.query('SELECT 7').catch(() => undefined), 1);
    const inject = async (): Promise<{ readonly statusCode: number }> => {
      await units.read((tx) => preparedQuery(tx, 'one', 'SELECT $1::integer AS n', [1]));
      await units.read((tx) => tx.query('SELECT $1::text AS other', ['x']));
      return { statusCode: 200 };
    };
    try {
      expect(await recordStatements({ get: () => source, inject } as unknown as NestFastifyApplication, ['/a'])).toEqual({
        '/a': [{ name: 'one', text: 'SELECT $1::integer AS n', values: [1] }, { text: 'SELECT $1::text AS other', values: ['x'] }],
      });
      expect((pg.Client.prototype as { readonly query: unknown }).query).toBe(query);
    } finally {
      clearInterval(sweeping);
      await source.destroy();
      await database.drop();
    }
  });
});
