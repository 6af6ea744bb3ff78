import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to which message of the profiles the steward remembers who holds each person; of those before this version it remembers nobody. */
export class RememberHolders1764511800060 implements MigrationInterface {
  name = 'RememberHolders1764511800060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE holders_read (sequence bigint NOT NULL)');
    await runner.query('INSERT INTO holders_read (sequence) VALUES (0)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE holders_read');
  }
}
