import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Profilings by their day. */
export class IndexProfilingLists1764400200030 implements MigrationInterface {
  name = 'IndexProfilingLists1764400200030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX profiling_by_day ON profiling (made_on DESC, recorded_at DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX profiling_by_day`);
  }
}
