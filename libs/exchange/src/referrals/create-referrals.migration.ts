import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ContactsSender1764507100030 } from './contacts-sender.migration.js';
import { IndexReferralLists1764400100030 } from './index-lists.migration.js';

/** Referrals as both parties' events tell them, and the contacts that one party sealed for the other. */
export class CreateReferrals1763900300000 implements MigrationInterface {
  name = 'CreateReferrals1763900300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE referral (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        person uuid NOT NULL,
        status text NOT NULL,
        vacancy uuid NOT NULL,
        vacancy_owner text NOT NULL,
        holder text NOT NULL,
        proposed_by text NOT NULL,
        answer_by timestamptz NOT NULL,
        decline_reason text,
        outcome text,
        written_by text NOT NULL,
        event uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        correlation text NOT NULL
      )`);
    await runner.query(`CREATE INDEX referral_of_person ON referral (person, vacancy)`);
    await runner.query(`CREATE INDEX referral_by_change ON referral (changed_at DESC, id)`);
    await runner.query(`
      CREATE TABLE referral_step (
        event uuid PRIMARY KEY,
        referral uuid NOT NULL,
        person uuid NOT NULL,
        version integer NOT NULL,
        by_member text NOT NULL,
        at timestamptz NOT NULL,
        status text NOT NULL,
        decline_reason text,
        outcome text
      )`);
    await runner.query(`CREATE INDEX referral_step_of_referral ON referral_step (referral)`);
    await runner.query(`CREATE INDEX referral_step_of_person ON referral_step (person)`);
    await runner.query(`
      CREATE TABLE referral_contacts (
        referral uuid PRIMARY KEY,
        person uuid NOT NULL,
        -- sent: sealed by this node for the other; received: opened here; dropped: no longer to be kept, whatever still arrives
        way text NOT NULL CHECK (way IN ('sent', 'received', 'dropped')),
        first_name text,
        last_name text,
        email text,
        phone text,
        at timestamptz NOT NULL,
        CHECK (way = 'received' OR (first_name IS NULL AND last_name IS NULL AND email IS NULL AND phone IS NULL))
      )`);
    await runner.query(`CREATE INDEX referral_contacts_of_person ON referral_contacts (person)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE referral_contacts, referral_step, referral`);
  }
}

/** Migrations of the referrals, in order. */
export const referralMigrations = [CreateReferrals1763900300000, IndexReferralLists1764400100030, ContactsSender1764507100030];
