import type { MigrationInterface, QueryRunner } from 'typeorm';

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

/** Migrations of this program, in order. */
export const euresMigrations = [CreateEuresImports1763900900000];
