import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements of firms under L. 68/1999, with what they owe. No worker is named. */
export class CreateStatements1763900600010 implements MigrationInterface {
  name = 'CreateStatements1763900600010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE targeted_placement_statement (
        id uuid PRIMARY KEY,
        firm_tax_code text NOT NULL,
        firm_name text NOT NULL,
        year integer NOT NULL,
        revision integer NOT NULL CHECK (revision > 0),
        figures jsonb NOT NULL,
        outcome jsonb NOT NULL,
        received_on date NOT NULL,
        late boolean NOT NULL,
        recorded_by text NOT NULL,
        recorded_at timestamptz NOT NULL,
        UNIQUE (firm_tax_code, year, revision)
      )`);
    await runner.query(`CREATE INDEX targeted_placement_statement_by_year ON targeted_placement_statement (year DESC, firm_name, revision DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE targeted_placement_statement`);
  }
}
