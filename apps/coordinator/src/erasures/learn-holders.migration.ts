import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The headers of all profiles are read once more, as after restoring a backup, to learn who holds each person: headers told nobody before. What
 * was counted of them is known by its id and not counted again.
 */
export class LearnHolders1764511800061 implements MigrationInterface {
  name = 'LearnHolders1764511800061';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM inbox_progress WHERE stream = 'CANDIDATES'`);
  }

  async down(): Promise<void> {
    // Who holds whom stays true.
  }
}
