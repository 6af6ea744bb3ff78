import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose clock is off. */
export class AddMemberClocks1763900900002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE member_clock (
      member text PRIMARY KEY,
      lag_ms bigint NOT NULL,
      steady_lag_ms bigint NOT NULL,
      steady_since timestamptz NOT NULL,
      last_at timestamptz NOT NULL
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE member_clock');
  }
}
