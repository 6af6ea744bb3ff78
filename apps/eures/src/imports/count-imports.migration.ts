import type { MigrationInterface, QueryRunner } from 'typeorm';

const PARTS = ['created', 'updated', 'unchanged', 'closed', 'refused'];

/** How many documents each part of a report names, beside it: a list of imports read tens of thousands of references only to count them. */
export class CountEuresImports1764400400010 implements MigrationInterface {
  name = 'CountEuresImports1764400400010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE eures_import ${PARTS.map((part) => `ADD COLUMN ${part} integer GENERATED ALWAYS AS (jsonb_array_length(report -> '${part}')) STORED`).join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE eures_import ${PARTS.map((part) => `DROP COLUMN ${part}`).join(', ')}`);
  }
}
