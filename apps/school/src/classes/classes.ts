import { boundedPage, CandidateEntity, holdCandidate, localDate, type Page, type PageQuery } from '@filiera/exchange';
import { Clock, IdSource, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { birthDateNeeded, classNotFound, studentNotFound } from './class-errors.js';
import { toStudentView, type StudentView } from './class.views.js';
import { AttendedClassEntity, SchoolClassEntity, StudentEntity } from './school-class.entity.js';

/** The classes of the school and their pupils. */
@Injectable()
export class Classes {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock, private readonly ids: IdSource) {}

  open({ name, schoolYear, yearOfCourse, schoolType }: Omit<SchoolClassEntity, 'id'>): Promise<SchoolClassEntity> {
    const made = { id: this.ids.entityId(), name, schoolYear, yearOfCourse, schoolType };
    return this.work.run(async (tx) => {
      await tx.insert(SchoolClassEntity, made);
      return made;
    });
  }

  /** The newest school year first, then by name. */
  page(query: PageQuery): Promise<Page<SchoolClassEntity>> {
    return this.work.read((tx) => boundedPage(SchoolClassEntity, { order: { schoolYear: 'DESC', name: 'ASC', id: 'ASC' } }, query, tx));
  }

  /** Puts a candidate of this node in a class; who was in another one leaves it. @throws NotFound, Conflict when erased, Invalid without a birth date */
  enrol(candidate: string, schoolClass: string): Promise<StudentView> {
    return this.work.run(async (tx) => {
      const person = await holdCandidate(candidate, tx);
      if (person.birthDate === null) throw birthDateNeeded();
      await this.read(schoolClass, tx);
      await tx.upsert(StudentEntity, { candidate, schoolClass, enrolledAt: this.clock.now() }, ['candidate']);
      await tx.upsert(AttendedClassEntity, { candidate, schoolClass }, ['candidate', 'schoolClass']);
      return toStudentView(person, schoolClass, this.today());
    });
  }

  /** Takes a pupil off their class. What was done in it is kept, and corrected, as for a class that they changed for another. @throws NotFound, Conflict when erased */
  remove(candidate: string): Promise<void> {
    return this.work.run(async (tx) => {
      await holdCandidate(candidate, tx);
      if ((await tx.delete(StudentEntity, { candidate })).affected === 0) throw studentNotFound();
    });
  }

  /** The pupils of a class, by name. @throws NotFound */
  students(schoolClass: string): Promise<StudentView[]> {
    return this.work.read(async (tx) => {
      await this.read(schoolClass, tx);
      return (await this.pupilsOf(schoolClass, tx)).map((person) => toStudentView(person, schoolClass, this.today()));
    });
  }

  /** @throws NotFound */
  student(candidate: string): Promise<StudentView> {
    return this.work.read(async (tx) => {
      const enrolled = await this.enrolled(candidate, tx);
      const person = await tx.findOneBy(CandidateEntity, { id: candidate });
      if (!person) throw studentNotFound();
      return toStudentView(person, enrolled.schoolClass, this.today());
    });
  }

  /** @throws NotFound */
  async read(id: string, tx: Transaction): Promise<SchoolClassEntity> {
    const found = await tx.findOneBy(SchoolClassEntity, { id });
    if (!found) throw classNotFound();
    return found;
  }

  /** @throws NotFound */
  async enrolled(candidate: string, tx: Transaction): Promise<StudentEntity> {
    const enrolled = await tx.findOneBy(StudentEntity, { candidate });
    if (!enrolled) throw studentNotFound();
    return enrolled;
  }

  /** Whether a person is or was in a class. */
  attended(candidate: string, schoolClass: string, tx: Transaction): Promise<boolean> {
    return tx.existsBy(AttendedClassEntity, { candidate, schoolClass });
  }

  /** The people in a class, by name. */
  async pupilsOf(schoolClass: string, tx: Transaction): Promise<CandidateEntity[]> {
    const enrolled = await tx.findBy(StudentEntity, { schoolClass });
    return tx.find(CandidateEntity, { where: { id: In(enrolled.map(({ candidate }) => candidate)) }, order: { lastName: 'ASC', firstName: 'ASC', id: 'ASC' } });
  }

  private today(): string {
    return localDate(this.clock.now());
  }
}
