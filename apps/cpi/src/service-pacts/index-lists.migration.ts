import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pacts by state. */
export class IndexPactLists1764400200040 implements MigrationInterface {
  name = 'IndexPactLists1764400200040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX service_pact_by_state ON service_pact (state, changed_at DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX service_pact_by_state`);
  }
}
