import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services delivered, by letter. */
export class CreateDeliveredStandards1763900600060 implements MigrationInterface {
  name = 'CreateDeliveredStandards1763900600060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivered_standard (
        id uuid PRIMARY KEY,
        letter text NOT NULL,
        delivered_on date NOT NULL,
        person uuid,
        firm text,
        pact uuid CHECK (pact IS NULL OR person IS NOT NULL),
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        CHECK (person IS NULL OR firm IS NULL)
      )`);
    await runner.query(`CREATE INDEX delivered_standard_by_day ON delivered_standard (delivered_on DESC, id)`);
    await runner.query(`CREATE INDEX delivered_standard_of ON delivered_standard (person) WHERE person IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE delivered_standard`);
  }
}
