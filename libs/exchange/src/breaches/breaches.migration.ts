import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Missed terms that this node has heard of or told. */
export class CreateStandardBreaches1764300210000 implements MigrationInterface {
  name = 'CreateStandardBreaches1764300210000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE standard_breach (
        publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL, event_time timestamptz NOT NULL, standard text NOT NULL, clause text NOT NULL, member text,
        waited text, due timestamptz NOT NULL, noticed_at timestamptz NOT NULL, done_at timestamptz,
        PRIMARY KEY (publisher, id)
      )`);
    await runner.query(`CREATE INDEX standard_breach_newest ON standard_breach (noticed_at DESC, id)`);
    await runner.query(`CREATE INDEX standard_breach_event_time ON standard_breach (event_time)`);
    await runner.query(`COMMENT ON COLUMN standard_breach.waited IS 'What waited: known to the member concerned alone'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE standard_breach`);
  }
}

/** Which missed terms this node has told: each once. */
export class CreateToldBreaches1764300220000 implements MigrationInterface {
  name = 'CreateToldBreaches1764300220000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE told_breach (standard text NOT NULL, entity text NOT NULL, member text NOT NULL, told_at timestamptz NOT NULL, PRIMARY KEY (standard, entity, member))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE told_breach`);
  }
}

/** Which of the told ones proved to be kept, and are withdrawn. */
export class AddWithdrawnBreaches1764460800010 implements MigrationInterface {
  name = 'AddWithdrawnBreaches1764460800010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE told_breach ADD COLUMN withdrawn_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE told_breach DROP COLUMN withdrawn_at`);
  }
}

/** How often each was told and withdrawn: what was withdrawn can be missed after all. */
export class CountTellingsOfBreaches1764600000040 implements MigrationInterface {
  name = 'CountTellingsOfBreaches1764600000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE told_breach ADD COLUMN version integer NOT NULL DEFAULT 1`);
    await runner.query(`UPDATE told_breach SET version = 2 WHERE withdrawn_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE told_breach DROP COLUMN version`);
  }
}

/** Of whoever reads of missed terms. */
export const breachMigrations = [CreateStandardBreaches1764300210000];

/** Of whoever tells of them. */
export const toldBreachMigrations = [CreateToldBreaches1764300220000, AddWithdrawnBreaches1764460800010, CountTellingsOfBreaches1764600000040];
