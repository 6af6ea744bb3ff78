import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SchoolType } from './school-type.js';

/** A class of one school year. */
@Entity('school_class')
export class SchoolClassEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** `2026/2027`. */
  @Column('text', { name: 'school_year' })
  schoolYear!: string;

  /** 1 to 5. */
  @Column('integer', { name: 'year_of_course' })
  yearOfCourse!: number;

  @Column('text', { name: 'school_type' })
  schoolType!: SchoolType;
}

/** A candidate of this node who is a pupil here: in one class at a time. */
@Entity('student')
export class StudentEntity {
  /** Pseudonym. */
  @PrimaryColumn('uuid')
  candidate!: string;

  @Column('uuid', { name: 'school_class' })
  schoolClass!: string;

  @Column('timestamptz', { name: 'enrolled_at' })
  enrolledAt!: Date;
}

/** A class that a pupil is or was in: what was done in it is recorded and corrected also once they are in the next one. */
@Entity('student_class')
export class AttendedClassEntity {
  /** Pseudonym. */
  @PrimaryColumn('uuid')
  candidate!: string;

  @PrimaryColumn('uuid', { name: 'school_class' })
  schoolClass!: string;
}
