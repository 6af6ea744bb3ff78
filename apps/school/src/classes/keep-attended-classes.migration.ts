import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The classes that pupils are and were in. Of earlier ones only those are known in which hours of theirs were recorded. */
export class KeepAttendedClasses1764520000040 implements MigrationInterface {
  name = 'KeepAttendedClasses1764520000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE student_class (candidate uuid NOT NULL, school_class uuid NOT NULL REFERENCES school_class (id), PRIMARY KEY (candidate, school_class))`);
    await runner.query(`
      INSERT INTO student_class (candidate, school_class)
      SELECT candidate, school_class FROM student
      UNION SELECT hours.candidate, project.school_class FROM school_work_hours AS hours JOIN school_work_project AS project ON project.id = hours.project`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE student_class`);
  }
}
