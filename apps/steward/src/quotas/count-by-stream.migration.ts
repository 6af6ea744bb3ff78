import type { MigrationInterface, QueryRunner } from 'typeorm';

/** At most, and so much that no log counts as longer than it was: subject and headers of an event, which were not counted before. */
const HEADER_BYTES = 2_048;

/** Use is counted in each stream apart, headers too. What was counted before is of no stream, `-`; today's stays as it is, or the change of rule itself would shut members out. */
export class CountByStream1764600000070 implements MigrationInterface {
  name = 'CountByStream1764600000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE hub_use ADD COLUMN stream text NOT NULL DEFAULT '-'`);
    await runner.query('ALTER TABLE hub_use ALTER COLUMN stream DROP DEFAULT, DROP CONSTRAINT hub_use_pkey, ADD PRIMARY KEY (day, member, stream)');
    await runner.query(`UPDATE hub_use SET bytes = bytes + events * ${HEADER_BYTES} WHERE day < (now() AT TIME ZONE 'UTC')::date`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TEMPORARY TABLE use_of_all_streams ON COMMIT DROP AS SELECT day, member, sum(events) AS events, sum(bytes) AS bytes,
      sum(repeated_events) AS repeated_events, sum(repeated_bytes) AS repeated_bytes FROM hub_use GROUP BY day, member`);
    await runner.query('TRUNCATE hub_use');
    await runner.query('ALTER TABLE hub_use DROP COLUMN stream, ADD PRIMARY KEY (day, member)');
    await runner.query('INSERT INTO hub_use (day, member, events, bytes, repeated_events, repeated_bytes) SELECT * FROM use_of_all_streams');
  }
}
