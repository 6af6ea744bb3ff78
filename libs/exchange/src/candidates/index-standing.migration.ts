import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A list of those who are not shared reads them alone, and not everybody to find none. */
export class IndexCandidateStanding1764400100000 implements MigrationInterface {
  name = 'IndexCandidateStanding1764400100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX candidate_by_standing ON candidate (standing, last_name, first_name, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX candidate_by_standing`);
  }
}
