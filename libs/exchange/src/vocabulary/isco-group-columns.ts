import type { QueryRunner } from 'typeorm';

/** Makes a table that kept unit groups in `isco` keep every group in `isco_groups`. */
export async function keepGroups(table: string, runner: QueryRunner): Promise<void> {
  await runner.query(`ALTER TABLE ${table} RENAME COLUMN isco TO isco_groups`);
  await runner.query(`UPDATE ${table} SET isco_groups = ARRAY (SELECT DISTINCT left(code, length) FROM unnest(isco_groups) AS code, generate_series(1, 4) AS length)`);
}

/** The way back. */
export async function keepUnitGroups(table: string, runner: QueryRunner): Promise<void> {
  await runner.query(`UPDATE ${table} SET isco_groups = ARRAY (SELECT code FROM unnest(isco_groups) AS code WHERE length(code) = 4)`);
  await runner.query(`ALTER TABLE ${table} RENAME COLUMN isco_groups TO isco`);
}
