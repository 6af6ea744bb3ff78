import type { MigrationInterface, QueryRunner } from 'typeorm';
import { IndexPlacementLists1764400100040 } from './index-lists.migration.js';

/** Placements as their publishers tell them: a projection of the stream and of the own outbox. */
export class CreatePlacements1763900300010 implements MigrationInterface {
  name = 'CreatePlacements1763900300010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE placement (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        person uuid NOT NULL,
        publisher text NOT NULL,
        status text NOT NULL,
        referral uuid,
        vacancy uuid,
        vacancy_owner text NOT NULL,
        holder text NOT NULL,
        occupation jsonb NOT NULL,
        contract text NOT NULL,
        start_date date NOT NULL,
        end_date date,
        end_reason text,
        municipality text,
        weekly_hours numeric,
        sample boolean NOT NULL,
        changed_at timestamptz NOT NULL,
        correlation text NOT NULL
      )`);
    await runner.query(`CREATE INDEX placement_of_person ON placement (person, vacancy)`);
    await runner.query(`CREATE INDEX placement_of_referral ON placement (referral) WHERE referral IS NOT NULL`);
    await runner.query(`CREATE INDEX placement_by_start ON placement (start_date DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE placement`);
  }
}

/** Migrations of the placements, in order. */
export const placementMigrations = [CreatePlacements1763900300010, IndexPlacementLists1764400100040];
