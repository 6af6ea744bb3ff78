import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Guidance interviews: those that this member held, and what others told of theirs with own candidates. Apart, because the second is a projection of the stream, and the
 * first says things that no stream has.
 */
export class CreateGuidance1764506000000 implements MigrationInterface {
  name = 'CreateGuidance1764506000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE guidance_interview (
        id uuid PRIMARY KEY,
        person uuid NOT NULL,
        holder text NOT NULL,
        kind text NOT NULL,
        held_on date NOT NULL,
        objective jsonb,
        next_step text NOT NULL,
        note text,
        annulled boolean NOT NULL,
        version integer NOT NULL,
        story uuid NOT NULL,
        recorded_by text NOT NULL,
        changed_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE guidance_elsewhere (
        id uuid PRIMARY KEY,
        person uuid NOT NULL,
        held_by text NOT NULL,
        kind text NOT NULL,
        held_on date NOT NULL,
        objective jsonb,
        next_step text NOT NULL,
        annulled boolean NOT NULL,
        version integer NOT NULL,
        changed_at timestamptz NOT NULL
      )`);
    for (const table of ['guidance_interview', 'guidance_elsewhere']) {
      await runner.query(`CREATE INDEX ${table}_of_person ON ${table} (person, held_on DESC, id)`);
      await runner.query(`CREATE INDEX ${table}_by_day ON ${table} (held_on DESC, id)`);
      await runner.query(`CREATE INDEX ${table}_by_kind ON ${table} (kind, held_on DESC, id)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE guidance_interview, guidance_elsewhere`);
  }
}
