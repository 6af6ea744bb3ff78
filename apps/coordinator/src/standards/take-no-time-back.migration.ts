import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A clock may stop before it starts: it starts when the hub had the event and stops when it was done, and an acceptance and the contacts that follow it leave a node at the
 * same moment. That took no time, and not less than none.
 */
export class TakeNoTimeBack1764600000060 implements MigrationInterface {
  name = 'TakeNoTimeBack1764600000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE standard_clock ALTER COLUMN took SET EXPRESSION AS (CASE WHEN stopped_at < started_at THEN 0 ELSE date_part('epoch', stopped_at - started_at) END)`);
    await runner.query(`
      WITH below AS (DELETE FROM standard_times WHERE hours < 0 RETURNING standard, answered, late)
      INSERT INTO standard_times AS times (standard, hours, answered, late) SELECT standard, 0, sum(answered), sum(late) FROM below GROUP BY 1
      ON CONFLICT (standard, hours) DO UPDATE SET answered = times.answered + excluded.answered, late = times.late + excluded.late`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE standard_clock ALTER COLUMN took SET EXPRESSION AS (date_part('epoch', stopped_at - started_at))`);
    await runner.query(`TRUNCATE standard_times`);
    await runner.query(`
      INSERT INTO standard_times (standard, hours, answered, late)
      SELECT standard, floor(took / 3600), count(*), count(*) FILTER (WHERE stopped_at > due_at) FROM standard_clock WHERE took IS NOT NULL GROUP BY 1, 2`);
  }
}
