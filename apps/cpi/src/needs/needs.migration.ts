import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Needs that an employment office declared for its firms. */
export class CreateNeeds1763900541000 implements MigrationInterface {
  name = 'CreateNeeds1763900541000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE need (
        id uuid PRIMARY KEY, firm uuid REFERENCES firm (id) ON DELETE SET NULL, status text NOT NULL CHECK (status IN ('declared', 'withdrawn')), content jsonb NOT NULL,
        declared_on date NOT NULL, take_up_by timestamptz NOT NULL, withdrawal_reason text, story text NOT NULL,
        version integer NOT NULL CHECK (version > 0), changed_at timestamptz NOT NULL,
        CHECK ((status = 'withdrawn') = (withdrawal_reason IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX need_by_change ON need (changed_at DESC, id)`);
    await runner.query(`CREATE INDEX need_of_firm ON need (firm)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE need`);
  }
}

/** Migrations of the needs, in order; after those of the firms. */
export const needMigrations = [CreateNeeds1763900541000];
