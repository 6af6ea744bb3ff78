import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the next program keeps of second versions: a projection, and a trace of every event that a handler was handed. */
export class AddNextVacancies1799999999000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE next_vacancy (publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL, trial_days integer NOT NULL, PRIMARY KEY (publisher, id))`);
    await runner.query(`CREATE TABLE next_handed (event uuid NOT NULL, publisher text NOT NULL, entity uuid NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE next_handed, next_vacancy`);
  }
}
