import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CountEuresImports1764400400010 } from './count-imports.migration.js';

/** The imports from EURES that this node has made. */
export class CreateEuresImports1763900900000 implements MigrationInterface {
  name = 'CreateEuresImports1763900900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE eures_import (
        id uuid PRIMARY KEY, at timestamptz NOT NULL, asked_by text NOT NULL, shift_dates boolean NOT NULL, report jsonb NOT NULL
      )`);
    await runner.query(`CREATE INDEX eures_import_at ON eures_import (at DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE eures_import`);
  }
}

/** The documents that published vacancies came from. */
export class CreateEuresDocuments1764300000000 implements MigrationInterface {
  name = 'CreateEuresDocuments1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE eures_document (reference text PRIMARY KEY, xml text NOT NULL, modified text)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE eures_document`);
  }
}

/** Migrations of the imports, in order. */
export const euresImportMigrations = [CreateEuresImports1763900900000, CreateEuresDocuments1764300000000, CountEuresImports1764400400010];
