import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  'ALTER TABLE chain_fault ADD COLUMN times bigint NOT NULL DEFAULT 1, ADD COLUMN last_found_at timestamptz',
  'UPDATE chain_fault SET last_found_at = found_at',
  `WITH counted AS (
    SELECT min(id) AS id, count(*) AS times, min(found_at) AS first, max(found_at) AS last FROM chain_fault WHERE kind <> 'gap' GROUP BY stream, publisher, kind, from_sequence
  ), gone AS (
    DELETE FROM chain_fault WHERE kind <> 'gap' AND id NOT IN (SELECT id FROM counted)
  )
  UPDATE chain_fault fault SET times = counted.times, found_at = counted.first, last_found_at = counted.last FROM counted WHERE counted.id = fault.id`,
  'ALTER TABLE chain_fault ALTER COLUMN last_found_at SET NOT NULL',
  `CREATE UNIQUE INDEX chain_fault_counted ON chain_fault (stream, publisher, kind, from_sequence) WHERE kind <> 'gap'`,
];

/** Faults that are not gaps are one row each, however often they come: a member could fill the steward's disk with them. */
export class CountFaults1764600000080 implements MigrationInterface {
  name = 'CountFaults1764600000080';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX chain_fault_counted');
    await runner.query('ALTER TABLE chain_fault DROP COLUMN times, DROP COLUMN last_found_at');
  }
}
