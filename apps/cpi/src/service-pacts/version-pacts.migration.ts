import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pacts have a version, so that nobody changes or signs what they have not read. */
export class VersionPacts1764515400000 implements MigrationInterface {
  name = 'VersionPacts1764515400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE service_pact ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE service_pact DROP COLUMN version`);
  }
}
