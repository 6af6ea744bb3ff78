import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IndexCrisesByOccupation1764400100070 } from './index-by-occupation.migration.js';

/** The crises that the network announced, as this node has heard of them. */
export class CreateCrisisBoard1764300230000 implements MigrationInterface {
  name = 'CreateCrisisBoard1764300230000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE board_crisis (
        publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL, status text NOT NULL, event_time timestamptz NOT NULL, kind text NOT NULL, sector text NOT NULL,
        municipality text NOT NULL, people integer NOT NULL, begins date NOT NULL, isco text[] NOT NULL, content jsonb NOT NULL,
        PRIMARY KEY (publisher, id)
      )`);
    await runner.query(`CREATE INDEX board_crisis_id ON board_crisis (id)`);
    await runner.query(`CREATE INDEX board_crisis_next ON board_crisis (begins, id) WHERE status = 'announced'`);
    await runner.query(`CREATE INDEX board_crisis_event_time ON board_crisis (event_time)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE board_crisis`);
  }
}

/** Migrations of the announced crises, in order. */
export const crisisBoardMigrations = [CreateCrisisBoard1764300230000, IndexCrisesByOccupation1764400100070];
