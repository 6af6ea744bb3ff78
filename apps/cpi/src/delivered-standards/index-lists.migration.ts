import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services delivered by letter, by pact; and their days with the letters, from which they are counted. */
export class IndexDeliveryLists1764400200050 implements MigrationInterface {
  name = 'IndexDeliveryLists1764400200050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX delivered_standard_by_letter ON delivered_standard (letter, delivered_on DESC, id)`);
    await runner.query(`CREATE INDEX delivered_standard_counted ON delivered_standard (delivered_on, letter)`);
    await runner.query(`CREATE INDEX delivered_standard_of_pact ON delivered_standard (pact) WHERE pact IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX delivered_standard_by_letter, delivered_standard_counted, delivered_standard_of_pact`);
  }
}
