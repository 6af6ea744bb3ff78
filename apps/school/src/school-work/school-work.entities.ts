import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Work experience of a class at a host firm (formazione scuola-lavoro, formerly PCTO). */
@Entity('school_work_project')
export class SchoolWorkProjectEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'school_class' })
  schoolClass!: string;

  /** The agreement with the host. */
  @Column('uuid')
  agreement!: string;

  @Column('text')
  title!: string;

  @Column('date', { name: 'from_day' })
  from!: string;

  @Column('date', { name: 'until_day' })
  until!: string;
}

/** Hours of one pupil on one day of a project. */
@Entity('school_work_hours')
export class SchoolWorkHoursEntity {
  @PrimaryColumn('uuid')
  project!: string;

  /** Pseudonym. */
  @PrimaryColumn('uuid')
  candidate!: string;

  @PrimaryColumn('date')
  day!: string;

  @Column('double precision')
  hours!: number;
}
