import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services that were recorded by mistake. What is counted no more the counts have lost already. */
export class AnnulDeliveries1764520000060 implements MigrationInterface {
  name = 'AnnulDeliveries1764520000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE delivered_standard ADD COLUMN annulled boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM delivered_standard WHERE annulled`);
    await runner.query(`ALTER TABLE delivered_standard DROP COLUMN annulled`);
  }
}
