import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Profilings and their confirmations. A trigger keeps what was written from being changed: only erasure takes it away. */
export class CreateProfilings1763900600040 implements MigrationInterface {
  name = 'CreateProfilings1763900600040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE profiling (
        id uuid PRIMARY KEY,
        person uuid NOT NULL,
        made_on date NOT NULL,
        score numeric NOT NULL,
        method text NOT NULL,
        inputs jsonb NOT NULL,
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX profiling_of ON profiling (person, made_on DESC, recorded_at DESC)`);
    await runner.query(`
      CREATE TABLE profiling_confirmation (
        profiling uuid PRIMARY KEY REFERENCES profiling (id),
        person uuid NOT NULL,
        confirmed_by text NOT NULL,
        confirmed_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX profiling_confirmation_of ON profiling_confirmation (person)`);
    await runner.query(`CREATE FUNCTION refuse_changed_profiling() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'a profiling is not changed: a new one is added'; END $$`);
    for (const table of ['profiling', 'profiling_confirmation']) {
      await runner.query(`CREATE TRIGGER ${table}_is_kept BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_changed_profiling()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE profiling_confirmation`);
    await runner.query(`DROP TABLE profiling`);
    await runner.query(`DROP FUNCTION refuse_changed_profiling`);
  }
}
