import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many services of each letter were delivered on each day: kept as they are recorded, because reports ask for years of them. */
export class CountDeliveries1764400500010 implements MigrationInterface {
  name = 'CountDeliveries1764400500010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivered_standard_count (
        month text NOT NULL, letter text NOT NULL, delivered_on date NOT NULL, delivered integer NOT NULL,
        PRIMARY KEY (month, letter, delivered_on)
      )`);
    await runner.query(`
      INSERT INTO delivered_standard_count (month, letter, delivered_on, delivered)
      SELECT to_char(delivered_on, 'YYYY-MM'), letter, delivered_on, count(*) FROM delivered_standard GROUP BY letter, delivered_on`);
    await runner.query(`DROP INDEX delivered_standard_counted`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE delivered_standard_count`);
    await runner.query(`CREATE INDEX delivered_standard_counted ON delivered_standard (delivered_on, letter)`);
  }
}
