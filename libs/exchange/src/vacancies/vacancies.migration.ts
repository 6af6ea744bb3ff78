import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IndexVacancyLists1764400100010 } from './index-lists.migration.js';
import { WhoClosedImports1764600000010 } from './who-closed-imports.migration.js';

/** Vacancies that the member offers. */
export class CreateVacancies1763900200000 implements MigrationInterface {
  name = 'CreateVacancies1763900200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vacancy (
        id uuid PRIMARY KEY,
        stage text NOT NULL CHECK (stage IN ('draft', 'published', 'filled', 'expired', 'withdrawn')),
        content jsonb NOT NULL,
        open_positions integer NOT NULL CHECK (open_positions >= 0),
        published_on date,
        valid_until date,
        origin_system text,
        origin_reference text,
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK (stage <> 'published' OR (published_on IS NOT NULL AND valid_until IS NOT NULL AND open_positions > 0)),
        CHECK ((origin_system IS NULL) = (origin_reference IS NULL))
      )`);
    await runner.query(`CREATE UNIQUE INDEX vacancy_origin ON vacancy (origin_system, origin_reference) WHERE origin_system IS NOT NULL`);
    await runner.query(`CREATE INDEX vacancy_to_expire ON vacancy (valid_until) WHERE stage = 'published'`);
    await runner.query(`CREATE INDEX vacancy_by_change ON vacancy (updated_at DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE vacancy`);
  }
}

/** Migrations of the vacancies, in order. */
export const vacancyMigrations = [CreateVacancies1763900200000, IndexVacancyLists1764400100010, WhoClosedImports1764600000010];
