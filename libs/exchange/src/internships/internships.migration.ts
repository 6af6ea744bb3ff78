import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AnnulInternships1764520000020 } from './annul-internships.migration.js';
import { CreateApprenticeships1763900350001 } from './apprenticeships/create-apprenticeships.migration.js';

/** Agreements with hosts, and the internships under them. */
export class CreateInternships1763900350000 implements MigrationInterface {
  name = 'CreateInternships1763900350000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE host_agreement (
        id uuid PRIMARY KEY, host_name text NOT NULL, host_vat_number text NOT NULL,
        valid_from date NOT NULL, valid_until date NOT NULL CHECK (valid_until >= valid_from), created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX host_agreement_by_name ON host_agreement (host_name, id)`);
    await runner.query(`
      CREATE TABLE internship (
        id uuid PRIMARY KEY,
        candidate uuid NOT NULL,
        agreement uuid NOT NULL REFERENCES host_agreement (id),
        host_vat_number text NOT NULL,
        category text NOT NULL CHECK (category IN ('ordinary', 'disadvantaged', 'disabled')),
        seasonal boolean NOT NULL,
        project text NOT NULL,
        start_date date NOT NULL,
        end_date date NOT NULL CHECK (end_date >= start_date),
        status text NOT NULL CHECK (status IN ('open', 'ended', 'cancelled')),
        end_reason text,
        created_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE INDEX internship_of_candidate ON internship (candidate, host_vat_number)`);
    await runner.query(`CREATE INDEX internship_of_agreement ON internship (agreement)`);
    await runner.query(`CREATE INDEX internship_by_start ON internship (start_date DESC, id)`);
    await runner.query(`
      CREATE TABLE internship_suspension (
        id uuid PRIMARY KEY,
        internship uuid NOT NULL REFERENCES internship (id) ON DELETE CASCADE,
        reason text NOT NULL CHECK (reason IN ('maternity', 'illness', 'injury', 'closure')),
        from_day date NOT NULL,
        until_day date NOT NULL CHECK (until_day >= from_day)
      )`);
    await runner.query(`CREATE INDEX internship_suspension_of ON internship_suspension (internship, from_day)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE internship_suspension, internship, host_agreement`);
  }
}

/** Migrations of the internships, in order. */
export const internshipMigrations = [CreateInternships1763900350000, CreateApprenticeships1763900350001, AnnulInternships1764520000020];
