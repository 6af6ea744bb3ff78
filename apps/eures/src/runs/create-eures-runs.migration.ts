import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The imports from an input API of EURES, with what came of each vacancy. */
export class CreateEuresRuns1764300110000 implements MigrationInterface {
  name = 'CreateEuresRuns1764300110000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE eures_run (
        id uuid PRIMARY KEY, url text NOT NULL, since bigint, next_since bigint NOT NULL,
        state text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'interrupted')),
        asked_by text NOT NULL, started_at timestamptz NOT NULL, ended_at timestamptz,
        counts jsonb NOT NULL, requests integer NOT NULL, retries integer NOT NULL, failure jsonb,
        CHECK ((state = 'running') = (ended_at IS NULL))
      )`);
    await runner.query(`CREATE INDEX eures_run_started ON eures_run (started_at DESC, id)`);
    await runner.query(`CREATE UNIQUE INDEX eures_run_one_at_a_time ON eures_run (state) WHERE state = 'running'`);
    await runner.query(`
      CREATE TABLE eures_run_item (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, run uuid NOT NULL REFERENCES eures_run (id) ON DELETE CASCADE,
        outcome text NOT NULL, reference text NOT NULL, line integer, field text, reason jsonb
      )`);
    await runner.query(`CREATE INDEX eures_run_item_run ON eures_run_item (run, outcome, position)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE eures_run_item, eures_run`);
  }
}

/** Migrations of the runs, in order. */
export const euresRunMigrations = [CreateEuresRuns1764300110000];
