import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Firms that an employment office serves. */
export class CreateFirms1763900540000 implements MigrationInterface {
  name = 'CreateFirms1763900540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE firm (
        id uuid PRIMARY KEY, name text NOT NULL, vat_number text NOT NULL, tax_code text, sector text NOT NULL, municipality text NOT NULL,
        employees integer NOT NULL CHECK (employees >= 0), version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE UNIQUE INDEX firm_vat_number ON firm (vat_number)`);
    await runner.query(`CREATE INDEX firm_name ON firm (lower(name), id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE firm`);
  }
}

/** Which codes a firm had before they were corrected. */
export class KeepEarlierCodes1764520000090 implements MigrationInterface {
  name = 'KeepEarlierCodes1764520000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE firm ADD COLUMN earlier_codes text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE firm DROP COLUMN earlier_codes`);
  }
}

/** Migrations of the firms, in order. */
export const firmMigrations = [CreateFirms1763900540000, KeepEarlierCodes1764520000090];
