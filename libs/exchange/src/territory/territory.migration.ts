import type { MigrationInterface, QueryRunner } from 'typeorm';
import { KnowCeasedMunicipalities1764600000020 } from './ceased-municipalities.migration.js';

/** Municipalities brought in by an import, beside those that the program ships. */
export class CreateTerritory1763900400000 implements MigrationInterface {
  name = 'CreateTerritory1763900400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE municipality (
        istat text PRIMARY KEY CHECK (istat ~ '^[0-9]{6}$'),
        belfiore text NOT NULL,
        name text NOT NULL,
        province text NOT NULL,
        latitude double precision,
        longitude double precision,
        imported_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((latitude IS NULL) = (longitude IS NULL))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE municipality`);
  }
}

/** Migrations of the territory, in order. */
export const territoryMigrations = [CreateTerritory1763900400000, KnowCeasedMunicipalities1764600000020];
