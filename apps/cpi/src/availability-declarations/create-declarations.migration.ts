import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Availability declarations, at most one of a person in force or suspended. */
export class CreateDeclarations1763900600020 implements MigrationInterface {
  name = 'CreateDeclarations1763900600020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE availability_declaration (
        id uuid PRIMARY KEY,
        person uuid NOT NULL,
        declared_on date NOT NULL,
        benefit text NOT NULL CHECK (benefit IN ('none', 'naspi', 'dis-coll')),
        claimed_on date CHECK ((claimed_on IS NULL) = (benefit = 'none')),
        state text NOT NULL CHECK (state IN ('in-force', 'suspended', 'lost', 'ended')),
        state_since date NOT NULL,
        contact_due date NOT NULL,
        contact_source text NOT NULL,
        contacted_on date,
        summoned_for date,
        suspended_until date CHECK ((suspended_until IS NOT NULL) = (state = 'suspended')),
        reason text CHECK ((reason IS NOT NULL) = (state IN ('lost', 'ended'))),
        next_due date,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX availability_declaration_open ON availability_declaration (person) WHERE state IN ('in-force', 'suspended')`);
    await runner.query(`CREATE INDEX availability_declaration_of ON availability_declaration (person, declared_on DESC)`);
    await runner.query(`CREATE INDEX availability_declaration_due ON availability_declaration (next_due, id) WHERE next_due IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE availability_declaration`);
  }
}
