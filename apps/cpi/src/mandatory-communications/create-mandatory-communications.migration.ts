import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IndexCommunicationLists1764400200060 } from './index-lists.migration.js';
import { KeepUntilOver1764504000000 } from './keep-until-over.migration.js';

/** Mandatory communications and the employments that they tell of. */
export class CreateMandatoryCommunications1764300100000 implements MigrationInterface {
  name = 'CreateMandatoryCommunications1764300100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mandatory_employment (
        id uuid PRIMARY KEY,
        person uuid,
        placement uuid,
        referral uuid,
        outcome text NOT NULL,
        ends_on date
      )`);
    await runner.query(`CREATE UNIQUE INDEX mandatory_employment_of_placement ON mandatory_employment (placement) WHERE placement IS NOT NULL`);
    await runner.query(`CREATE INDEX mandatory_employment_of_person ON mandatory_employment (person) WHERE person IS NOT NULL`);
    await runner.query(`CREATE INDEX mandatory_employment_awaited ON mandatory_employment (referral) WHERE placement IS NULL AND referral IS NOT NULL`);
    await runner.query(`CREATE INDEX mandatory_employment_ending ON mandatory_employment (ends_on) WHERE ends_on IS NOT NULL`);
    await runner.query(`
      CREATE TABLE mandatory_communication (
        id uuid PRIMARY KEY,
        code text NOT NULL,
        digest text NOT NULL,
        form text NOT NULL,
        kind text NOT NULL,
        type text NOT NULL,
        previous_code text,
        employment uuid NOT NULL REFERENCES mandatory_employment (id),
        worker_tax_code text,
        employer_tax_code text,
        start_date date,
        reading jsonb,
        warnings jsonb NOT NULL,
        sent_on date NOT NULL,
        due_on date,
        deadline_rule text,
        days_late integer NOT NULL,
        received_at timestamptz NOT NULL,
        received_by text NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX mandatory_communication_code ON mandatory_communication (code)`);
    await runner.query(`CREATE INDEX mandatory_communication_previous ON mandatory_communication (previous_code) WHERE previous_code IS NOT NULL`);
    await runner.query(`CREATE INDEX mandatory_communication_of_employment ON mandatory_communication (employment)`);
    await runner.query(`CREATE INDEX mandatory_communication_of_worker ON mandatory_communication (worker_tax_code, employer_tax_code, start_date)`);
    await runner.query(`CREATE INDEX mandatory_communication_by_receipt ON mandatory_communication (received_at DESC, id)`);
    await runner.query(`CREATE INDEX mandatory_communication_late ON mandatory_communication (received_at DESC, id) WHERE days_late > 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE mandatory_communication, mandatory_employment`);
  }
}

/** Migrations of the mandatory communications, in order. */
export const mandatoryCommunicationMigrations = [CreateMandatoryCommunications1764300100000, IndexCommunicationLists1764400200060, KeepUntilOver1764504000000];
