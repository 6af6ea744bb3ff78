import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Enrolments as both parties' events tell them. */
export class CreateEnrolments1763900520000 implements MigrationInterface {
  name = 'CreateEnrolments1763900520000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE enrolment (
        id uuid PRIMARY KEY,
        version integer NOT NULL,
        person uuid NOT NULL,
        status text NOT NULL,
        course uuid NOT NULL,
        course_owner text NOT NULL,
        holder text NOT NULL,
        answer_by timestamptz NOT NULL,
        position integer,
        decline_reason text,
        skills text[],
        asked_at timestamptz,
        written_by text NOT NULL,
        event uuid NOT NULL,
        changed_at timestamptz NOT NULL,
        correlation text NOT NULL
      )`);
    await runner.query(`CREATE INDEX enrolment_of_person ON enrolment (person, course)`);
    await runner.query(`CREATE INDEX enrolment_of_course ON enrolment (course, status)`);
    await runner.query(`CREATE INDEX enrolment_by_change ON enrolment (changed_at DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE enrolment`);
  }
}

/** Migrations of the enrolments, in order. */
export const enrolmentMigrations = [CreateEnrolments1763900520000];
