import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clocks that were told as missed and stopped in time: there are hardly ever any. */
export class IndexKeptClocks1764460800020 implements MigrationInterface {
  name = 'IndexKeptClocks1764460800020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX standard_clock_kept ON standard_clock (due_at) WHERE told_at IS NOT NULL AND stopped_at <= due_at');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX standard_clock_kept');
  }
}
