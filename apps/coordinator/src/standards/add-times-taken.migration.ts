import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long each clock ran, in order; when everybody had confirmed an erasure, and each member's confirmations of one person: what the times of two years are told from. */
export class AddTimesTaken1764400300010 implements MigrationInterface {
  name = 'AddTimesTaken1764400300010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE standard_clock ADD COLUMN took double precision GENERATED ALWAYS AS (date_part('epoch', stopped_at - started_at)) STORED`);
    await runner.query(`CREATE INDEX standard_clock_took ON standard_clock (standard, took) WHERE took IS NOT NULL`);
    await runner.query(`DROP INDEX erasure_answered_person`);
    await runner.query(`CREATE INDEX erasure_answered_person ON erasure_answered (person, member, answered_at)`);
    await runner.query(`ALTER TABLE erasure_asked ADD COLUMN stopped_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE erasure_asked DROP COLUMN stopped_at`);
    await runner.query(`DROP INDEX erasure_answered_person`);
    await runner.query(`CREATE INDEX erasure_answered_person ON erasure_answered (person)`);
    await runner.query(`ALTER TABLE standard_clock DROP COLUMN took`);
  }
}
