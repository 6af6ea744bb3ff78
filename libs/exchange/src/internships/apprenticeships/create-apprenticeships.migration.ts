import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Apprenticeships that a school or a university trains for. */
export class CreateApprenticeships1763900350001 implements MigrationInterface {
  name = 'CreateApprenticeships1763900350001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE apprenticeship (
        id uuid PRIMARY KEY, candidate uuid NOT NULL, level text NOT NULL CHECK (level IN ('first', 'third')), employer_name text NOT NULL, employer_vat_number text NOT NULL,
        qualification text NOT NULL, start_date date NOT NULL, training_end_date date NOT NULL CHECK (training_end_date >= start_date)
      )`);
    await runner.query(`CREATE INDEX apprenticeship_of_candidate ON apprenticeship (candidate)`);
    await runner.query(`CREATE INDEX apprenticeship_by_start ON apprenticeship (start_date DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE apprenticeship`);
  }
}
