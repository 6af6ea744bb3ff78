import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The log of matching runs (Regulation (EU) 2024/1689 art. 12 and 26.6): who asked, when, with which version, on what, with which result. */
export class CreateMatchRuns1763900420000 implements MigrationInterface {
  name = 'CreateMatchRuns1763900420000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE match_run (
        id uuid PRIMARY KEY, at timestamptz NOT NULL, asked_by text NOT NULL, role text NOT NULL,
        direction text NOT NULL CHECK (direction IN ('vacancies-for-candidate', 'candidates-for-vacancy')),
        subject uuid NOT NULL, algorithm text NOT NULL, inputs jsonb NOT NULL, results jsonb NOT NULL,
        persons uuid[] NOT NULL
      )`);
    await runner.query(`CREATE INDEX match_run_at ON match_run (at DESC, id)`);
    await runner.query(`CREATE INDEX match_run_subject ON match_run (subject)`);
    await runner.query(`CREATE INDEX match_run_persons ON match_run USING gin (persons)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE match_run`);
  }
}

/** Training plans are logged beside matches: both rank what people may do next. */
export class LogTrainingPlans1763900421000 implements MigrationInterface {
  name = 'LogTrainingPlans1763900421000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE match_run DROP CONSTRAINT match_run_direction_check`);
    await runner.query(
      `ALTER TABLE match_run ADD CONSTRAINT match_run_direction_check CHECK (direction IN ('vacancies-for-candidate', 'candidates-for-vacancy', 'training-plan-for-candidate'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM match_run WHERE direction = 'training-plan-for-candidate'`);
    await runner.query(`ALTER TABLE match_run DROP CONSTRAINT match_run_direction_check`);
    await runner.query(`ALTER TABLE match_run ADD CONSTRAINT match_run_direction_check CHECK (direction IN ('vacancies-for-candidate', 'candidates-for-vacancy'))`);
  }
}

/** The newest runs first, all of them and those of one subject, in the order in which they are listed. */
export class IndexMatchRunLists1764400500040 implements MigrationInterface {
  name = 'IndexMatchRunLists1764400500040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX match_run_at, match_run_subject`);
    await runner.query(`CREATE INDEX match_run_newest ON match_run (at DESC, id DESC)`);
    await runner.query(`CREATE INDEX match_run_of_subject ON match_run (subject, at DESC, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX match_run_newest, match_run_of_subject`);
    await runner.query(`CREATE INDEX match_run_at ON match_run (at DESC, id)`);
    await runner.query(`CREATE INDEX match_run_subject ON match_run (subject)`);
  }
}

/** Migrations of the matches, in order. */
export const matchMigrations = [CreateMatchRuns1763900420000, LogTrainingPlans1763900421000, IndexMatchRunLists1764400500040];
