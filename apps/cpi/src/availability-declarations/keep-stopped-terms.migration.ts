import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when a declaration's term to come runs no more. Of those that ended out of a suspension until now the day of the end alone is known. */
export class KeepStoppedTerms1764520000080 implements MigrationInterface {
  name = 'KeepStoppedTerms1764520000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE availability_declaration ADD COLUMN stopped_on date');
    await runner.query(`UPDATE availability_declaration SET stopped_on = state_since WHERE state <> 'in-force'`);
    await runner.query(`ALTER TABLE availability_declaration ADD CHECK ((stopped_on IS NULL) = (state = 'in-force'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE availability_declaration DROP COLUMN stopped_on');
  }
}
