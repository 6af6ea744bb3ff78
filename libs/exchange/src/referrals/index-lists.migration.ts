import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referrals by where they stand, and those of one vacancy. */
export class IndexReferralLists1764400100030 implements MigrationInterface {
  name = 'IndexReferralLists1764400100030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX referral_by_status ON referral (status, changed_at DESC, id)`);
    await runner.query(`CREATE INDEX referral_of_vacancy ON referral (vacancy, changed_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX referral_by_status, referral_of_vacancy`);
  }
}
