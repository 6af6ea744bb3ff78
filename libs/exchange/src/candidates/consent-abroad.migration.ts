import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has consented to share a mobility that names other countries has consented to those: the consent gets its own row. A public task never covered them. */
export class ConsentAbroad1764400100090 implements MigrationInterface {
  name = 'ConsentAbroad1764400100090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO candidate_consent (candidate, section, basis, granted_at)
      SELECT c.candidate, 'mobilityAbroad', c.basis, c.granted_at FROM candidate_consent c JOIN candidate p ON p.id = c.candidate
      WHERE c.section = 'mobility' AND c.basis = 'consent' AND c.withdrawn_at IS NULL
        AND EXISTS (SELECT FROM jsonb_array_elements_text(p.profile -> 'mobility' -> 'countries') AS country WHERE country <> 'IT')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM candidate_consent WHERE section = 'mobilityAbroad'`);
  }
}
