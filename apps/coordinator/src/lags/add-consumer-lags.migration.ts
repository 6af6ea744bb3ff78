import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far behind each member reads. */
export class AddConsumerLags1763900900003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE consumer_lag (
      member text NOT NULL,
      stream text NOT NULL,
      pending bigint NOT NULL,
      unacknowledged integer NOT NULL,
      redelivered integer NOT NULL,
      last_delivered_at timestamptz,
      last_acknowledged_at timestamptz,
      behind_since timestamptz,
      measured_at timestamptz NOT NULL,
      PRIMARY KEY (member, stream)
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consumer_lag');
  }
}
