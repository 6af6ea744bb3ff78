import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has graduated, and when. */
export class CreateGraduates1763900930000 implements MigrationInterface {
  name = 'CreateGraduates1763900930000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE graduate (candidate uuid PRIMARY KEY, degree text NOT NULL CHECK (degree IN ('bachelor', 'master', 'doctorate')), graduated_on date NOT NULL)`);
    await runner.query(`CREATE INDEX graduate_by_day ON graduate (graduated_on)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE graduate`);
  }
}
