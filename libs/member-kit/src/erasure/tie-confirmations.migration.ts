import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Confirmations of an erasure by the order that they answer. Of those that are there already nobody kept which one it was. */
export class TieConfirmations1764507000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE erasure_confirmation ADD COLUMN correlation text NOT NULL DEFAULT ''`);
    await runner.query('ALTER TABLE erasure_confirmation DROP CONSTRAINT erasure_confirmation_pkey, ADD CONSTRAINT erasure_confirmation_pkey PRIMARY KEY (person, member, correlation)');
    await runner.query(`COMMENT ON COLUMN erasure_confirmation.correlation IS 'The story of the order that it answers; empty in rows from before it was kept'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM erasure_confirmation c USING erasure_confirmation newer WHERE newer.person = c.person AND newer.member = c.member
      AND (newer.confirmed_at, newer.correlation) > (c.confirmed_at, c.correlation)`);
    await runner.query('ALTER TABLE erasure_confirmation DROP CONSTRAINT erasure_confirmation_pkey, ADD CONSTRAINT erasure_confirmation_pkey PRIMARY KEY (person, member)');
    await runner.query('ALTER TABLE erasure_confirmation DROP COLUMN correlation');
  }
}
