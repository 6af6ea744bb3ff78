import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Service pacts with their revisions, at most one of a person that has not ended. */
export class CreatePacts1763900600050 implements MigrationInterface {
  name = 'CreatePacts1763900600050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_pact (
        id uuid PRIMARY KEY,
        person uuid NOT NULL,
        declaration uuid NOT NULL,
        profiling uuid NOT NULL,
        state text NOT NULL CHECK (state IN ('draft', 'signed', 'under-revision', 'ended')),
        revision integer NOT NULL CHECK (revision > 0),
        signed_on date CHECK (signed_on IS NOT NULL OR state IN ('draft', 'ended')),
        ended_on date CHECK ((ended_on IS NOT NULL) = (state = 'ended')),
        end_reason text CHECK ((end_reason IS NOT NULL) = (state = 'ended')),
        changed_at timestamptz NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX service_pact_open ON service_pact (person) WHERE state <> 'ended'`);
    await runner.query(`CREATE INDEX service_pact_of ON service_pact (person)`);
    await runner.query(`CREATE INDEX service_pact_by_change ON service_pact (changed_at DESC, id)`);
    await runner.query(`
      CREATE TABLE service_pact_revision (
        pact uuid NOT NULL REFERENCES service_pact (id),
        number integer NOT NULL CHECK (number > 0),
        person uuid NOT NULL,
        actions jsonb NOT NULL,
        signed_on date,
        written_by text NOT NULL,
        PRIMARY KEY (pact, number)
      )`);
    await runner.query(`CREATE INDEX service_pact_revision_of ON service_pact_revision (person)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE service_pact_revision`);
    await runner.query(`DROP TABLE service_pact`);
  }
}
