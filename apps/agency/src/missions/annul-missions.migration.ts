import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Missions that never were. */
export class AnnulMissions1764520000030 implements MigrationInterface {
  name = 'AnnulMissions1764520000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE agency_mission ADD COLUMN annulled boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM agency_mission WHERE annulled`);
    await runner.query(`ALTER TABLE agency_mission DROP COLUMN annulled`);
  }
}
