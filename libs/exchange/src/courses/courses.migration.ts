import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The courses of the whole network, as this node has heard of them. */
export class CreateCourseBoard1763900510000 implements MigrationInterface {
  name = 'CreateCourseBoard1763900510000';

  async up(runner: QueryRunner): Promise<void> {
    // The publisher is part of the key: nobody can take over a course by publishing under its id.
    await runner.query(`
      CREATE TABLE board_course (
        publisher text NOT NULL, id uuid NOT NULL, version integer NOT NULL, status text NOT NULL, event_time timestamptz NOT NULL,
        enrol_until date NOT NULL, start_date date NOT NULL, end_date date NOT NULL, delivery text NOT NULL, municipality text, fee numeric NOT NULL, language text NOT NULL,
        skills text[] NOT NULL, need uuid, content jsonb NOT NULL,
        PRIMARY KEY (publisher, id)
      )`);
    await runner.query(`CREATE INDEX board_course_id ON board_course (id)`);
    await runner.query(`CREATE INDEX board_course_open ON board_course (start_date, id) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_course_skills ON board_course USING gin (skills) WHERE status = 'published'`);
    await runner.query(`CREATE INDEX board_course_need ON board_course (need) WHERE need IS NOT NULL`);
    await runner.query(`CREATE INDEX board_course_event_time ON board_course (event_time)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE board_course`);
  }
}

/** Courses that a member gives. */
export class CreateCourses1763900511000 implements MigrationInterface {
  name = 'CreateCourses1763900511000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE course (
        id uuid PRIMARY KEY,
        stage text NOT NULL CHECK (stage IN ('draft', 'published', 'closed')),
        content jsonb NOT NULL,
        published_on date,
        close_reason text,
        story text,
        version integer NOT NULL CHECK (version > 0),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((stage = 'closed') = (close_reason IS NOT NULL)),
        CHECK (stage = 'draft' OR published_on IS NOT NULL)
      )`);
    await runner.query(`CREATE INDEX course_by_change ON course (updated_at DESC, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE course`);
  }
}

/** A page far down the list is found out of the index alone. */
export class CoverOpenCourses1764460800030 implements MigrationInterface {
  name = 'CoverOpenCourses1764460800030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX board_course_open`);
    await runner.query(`CREATE INDEX board_course_open ON board_course (start_date, id, publisher) INCLUDE (enrol_until) WHERE status = 'published'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX board_course_open`);
    await runner.query(`CREATE INDEX board_course_open ON board_course (start_date, id) WHERE status = 'published'`);
  }
}

/** Migrations of the courses of the network, in order. */
export const courseBoardMigrations = [CreateCourseBoard1763900510000, CoverOpenCourses1764460800030];

/** Migrations of the courses that a member gives, in order. */
export const courseMigrations = [CreateCourses1763900511000];
