import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when an employment is over. Those that are here are looked at by the first sweep, which reads it from their communications. */
export class KeepUntilOver1764504000000 implements MigrationInterface {
  name = 'KeepUntilOver1764504000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mandatory_employment ADD COLUMN over_since date`);
    await runner.query(`UPDATE mandatory_employment SET over_since = '1900-01-01' WHERE outcome <> 'erased'`);
    await runner.query(`CREATE INDEX mandatory_employment_over ON mandatory_employment (over_since, id) WHERE over_since IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE mandatory_employment DROP COLUMN over_since`);
  }
}
