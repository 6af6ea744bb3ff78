import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many clocks of a standard stopped within each hour, and which run: how the standards are kept is told from these, not from every clock that ever ran. */
export class CountTimesTaken1764400500020 implements MigrationInterface {
  name = 'CountTimesTaken1764400500020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE standard_times (
        standard text NOT NULL, hours integer NOT NULL, answered bigint NOT NULL, late bigint NOT NULL,
        PRIMARY KEY (standard, hours)
      )`);
    await runner.query(`
      INSERT INTO standard_times (standard, hours, answered, late)
      SELECT standard, floor(took / 3600), count(*), count(*) FILTER (WHERE stopped_at > due_at) FROM standard_clock WHERE took IS NOT NULL GROUP BY 1, 2`);
    await runner.query(`CREATE INDEX standard_clock_running ON standard_clock (standard) INCLUDE (started_at, due_at) WHERE started_at IS NOT NULL AND stopped_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX standard_clock_running`);
    await runner.query(`DROP TABLE standard_times`);
  }
}
