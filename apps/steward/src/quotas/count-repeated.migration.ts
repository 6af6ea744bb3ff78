import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is stored once more is counted apart from what is new. */
export class CountRepeated1764520000070 implements MigrationInterface {
  name = 'CountRepeated1764520000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hub_use ADD COLUMN repeated_events bigint NOT NULL DEFAULT 0, ADD COLUMN repeated_bytes bigint NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE hub_use DROP COLUMN repeated_events, DROP COLUMN repeated_bytes');
  }
}
