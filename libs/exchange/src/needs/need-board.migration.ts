import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IndexNeedsByOccupation1764400100060 } from './index-by-occupation.migration.js';

/** The needs and announced projects of the whole network, as this node has heard of them. */
export class CreateNeedBoard1763900530000 implements MigrationInterface {
  name = 'CreateNeedBoard1763900530000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE board_need (
        publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL, status text NOT NULL, event_time timestamptz NOT NULL,
        kind text NOT NULL, sector text NOT NULL, municipality text NOT NULL, needed_from date NOT NULL, declared_on date NOT NULL, isco text[] NOT NULL,
        correlation text NOT NULL, content jsonb NOT NULL,
        PRIMARY KEY (publisher, id)
      )`);
    await runner.query(`CREATE INDEX board_need_id ON board_need (id)`);
    await runner.query(`CREATE INDEX board_need_newest ON board_need (declared_on DESC, id) WHERE status = 'declared'`);
    await runner.query(`CREATE INDEX board_need_event_time ON board_need (event_time)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE board_need`);
  }
}

/** Migrations of the needs of the network, in order. */
export const needBoardMigrations = [CreateNeedBoard1763900530000, IndexNeedsByOccupation1764400100060];
