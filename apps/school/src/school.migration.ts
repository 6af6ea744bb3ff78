import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE school_class (
    id uuid PRIMARY KEY, name text NOT NULL, school_year text NOT NULL, year_of_course integer NOT NULL CHECK (year_of_course BETWEEN 1 AND 5),
    school_type text NOT NULL CHECK (school_type IN ('vocational', 'technical', 'lyceum'))
  )`,
  `CREATE INDEX school_class_by_year ON school_class (school_year DESC, name, id)`,
  `CREATE TABLE student (candidate uuid PRIMARY KEY, school_class uuid NOT NULL REFERENCES school_class (id), enrolled_at timestamptz NOT NULL)`,
  `CREATE INDEX student_of_class ON student (school_class)`,
  `CREATE TABLE guardian_delegation (
    id uuid PRIMARY KEY, candidate uuid NOT NULL, given_on date NOT NULL, withdrawn_on date CHECK (withdrawn_on >= given_on)
  )`,
  `CREATE INDEX guardian_delegation_of ON guardian_delegation (candidate)`,
  `CREATE TABLE school_work_project (
    id uuid PRIMARY KEY, school_class uuid NOT NULL REFERENCES school_class (id), agreement uuid NOT NULL REFERENCES host_agreement (id), title text NOT NULL,
    from_day date NOT NULL, until_day date NOT NULL CHECK (until_day >= from_day)
  )`,
  `CREATE INDEX school_work_project_of ON school_work_project (school_class, from_day)`,
  `CREATE TABLE school_work_hours (
    project uuid NOT NULL REFERENCES school_work_project (id), candidate uuid NOT NULL, day date NOT NULL, hours double precision NOT NULL CHECK (hours > 0),
    PRIMARY KEY (project, candidate, day)
  )`,
  `CREATE INDEX school_work_hours_of ON school_work_hours (candidate, day)`,
];

/** The school's classes and pupils, the guardians' delegations, the work experience of pupils. */
export class CreateSchool1763900910000 implements MigrationInterface {
  name = 'CreateSchool1763900910000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE school_work_hours, school_work_project, guardian_delegation, student, school_class`);
  }
}
