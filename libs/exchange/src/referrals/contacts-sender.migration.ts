import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who sent the contacts: those that came before their referral prove to be of another when it comes. Of those that are here already nobody knows it. */
export class ContactsSender1764507100030 implements MigrationInterface {
  name = 'ContactsSender1764507100030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE referral_contacts ADD COLUMN sent_by text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE referral_contacts DROP COLUMN sent_by`);
  }
}
