import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of whom each clock is that runs: it ends when they are erased. */
export class NamePersons1764600000050 implements MigrationInterface {
  name = 'NamePersons1764600000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE standard_clock ADD COLUMN person text`);
    await runner.query(`CREATE INDEX standard_clock_person ON standard_clock (person) WHERE person IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE standard_clock DROP COLUMN person`);
  }
}
