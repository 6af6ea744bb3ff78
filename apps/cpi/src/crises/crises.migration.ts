import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Crises that an employment office announced for its firms. */
export class CreateFirmCrises1764300240000 implements MigrationInterface {
  name = 'CreateFirmCrises1764300240000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE firm_crisis (
        id uuid PRIMARY KEY, firm uuid REFERENCES firm (id) ON DELETE SET NULL, status text NOT NULL CHECK (status IN ('announced', 'withdrawn')), content jsonb NOT NULL,
        announced_on date NOT NULL, withdrawal_reason text, story text NOT NULL, version integer NOT NULL CHECK (version > 0), changed_at timestamptz NOT NULL,
        CHECK ((status = 'withdrawn') = (withdrawal_reason IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX firm_crisis_by_change ON firm_crisis (changed_at DESC, id)`);
    await runner.query(`CREATE INDEX firm_crisis_of_firm ON firm_crisis (firm)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE firm_crisis`);
  }
}

/** Migrations of the crises, in order; after those of the firms. */
export const crisisMigrations = [CreateFirmCrises1764300240000];
