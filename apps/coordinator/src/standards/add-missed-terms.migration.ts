import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a clock concerns, and whether it was told that its time ran out. Clocks that ran before do not say whom they concern: they stay untold. */
export class AddMissedTerms1763900900004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE standard_clock ADD COLUMN waited text, ADD COLUMN member text, ADD COLUMN also_to text[], ADD COLUMN told_at timestamptz');
    await runner.query(`CREATE INDEX standard_clock_missed ON standard_clock (due_at)
      WHERE told_at IS NULL AND waited IS NOT NULL AND (stopped_at IS NULL OR stopped_at > due_at)`);
    await runner.query('ALTER TABLE erasure_asked ADD COLUMN judged_at timestamptz');
    await runner.query('CREATE INDEX erasure_asked_unjudged ON erasure_asked (due_at) WHERE judged_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE erasure_asked DROP COLUMN judged_at');
    await runner.query('ALTER TABLE standard_clock DROP COLUMN waited, DROP COLUMN member, DROP COLUMN also_to, DROP COLUMN told_at');
  }
}
