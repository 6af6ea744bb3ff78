import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Municipalities that are no more: apart, because some of those that the program ships may end too, and are no row of an import. */
export class KnowCeasedMunicipalities1764600000020 implements MigrationInterface {
  name = 'KnowCeasedMunicipalities1764600000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE municipality_ceased (istat text PRIMARY KEY, imported_at timestamptz NOT NULL DEFAULT now())`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE municipality_ceased`);
  }
}
