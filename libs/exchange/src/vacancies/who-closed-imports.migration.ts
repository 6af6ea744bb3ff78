import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an imported vacancy was withdrawn by its system of origin, which may offer it again, or here. Of those that were withdrawn before nobody knows: they come back as until now. */
export class WhoClosedImports1764600000010 implements MigrationInterface {
  name = 'WhoClosedImports1764600000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE vacancy ADD COLUMN origin_closed_version integer`);
    await runner.query(`UPDATE vacancy SET origin_closed_version = version WHERE stage = 'withdrawn' AND origin_system IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE vacancy DROP COLUMN origin_closed_version`);
  }
}
