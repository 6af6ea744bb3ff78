import { holdCandidate, HostAgreements, localDate, mondayOf, plusDays } from '@filiera/exchange';
import { Clock, IdSource, NotFound, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import { Classes } from '../classes/classes.js';
import { decideHours, decideProject, hoursBalance, type HoursEntry } from './decide-school-work.js';
import { hoursMinimumIn, nameIn } from './hours-minimum.js';
import { SchoolWorkHoursEntity, SchoolWorkProjectEntity } from './school-work.entities.js';
import type { ClassWorkView } from './school-work.views.js';
import { sumOfHours } from './sum-of-hours.js';

/** The work experience of classes: projects at host firms, the pupils' hours, who is behind. */
@Injectable()
export class SchoolWork {
  constructor(
    private readonly work: UnitOfWork,
    private readonly classes: Classes,
    private readonly agreements: HostAgreements,
    private readonly clock: Clock,
    private readonly ids: IdSource,
  ) {}

  /** @throws NotFound, Invalid with every violation */
  openProject(schoolClass: string, { agreement, title, from, until }: Omit<SchoolWorkProjectEntity, 'id' | 'schoolClass'>): Promise<SchoolWorkProjectEntity> {
    return this.work.run(async (tx) => {
      const course = await this.classes.read(schoolClass, tx);
      const { validFrom, validUntil } = await this.agreements.read(agreement, tx);
      decideProject(course, { from, until }, { from: validFrom, until: validUntil });
      const project = { id: this.ids.entityId(), schoolClass, agreement, title, from, until };
      await tx.insert(SchoolWorkProjectEntity, project);
      return project;
    });
  }

  /** Hours of a pupil on a day, instead of those recorded before. @throws NotFound, Conflict when erased, Invalid with every violation */
  recordHours(project: string, candidate: string, { day, hours }: HoursEntry): Promise<void> {
    return this.work.run(async (tx) => {
      // Hours of one pupil wait for each other here, so that the week's sum is the whole one.
      await holdCandidate(candidate, tx);
      const found = await tx.findOneBy(SchoolWorkProjectEntity, { id: project });
      if (!found) throw projectNotFound();
      const monday = mondayOf(day);
      const sameWeek = await tx.findBy(SchoolWorkHoursEntity, { candidate, day: Between(monday, plusDays(monday, 6)) });
      const others = sameWeek.filter((entry) => entry.project !== project || entry.day !== day);
      decideHours({ day, hours }, found, await this.classes.attended(candidate, found.schoolClass, tx), others, localDate(this.clock.now()));
      await tx.upsert(SchoolWorkHoursEntity, { project, candidate, day, hours }, ['project', 'candidate', 'day']);
    });
  }

  /** Hours of a pupil on a day that were recorded by mistake. @throws NotFound, Conflict when erased */
  removeHours(project: string, candidate: string, day: string): Promise<void> {
    return this.work.run(async (tx) => {
      await holdCandidate(candidate, tx);
      if ((await tx.delete(SchoolWorkHoursEntity, { project, candidate, day })).affected === 0) throw hoursNotFound();
    });
  }

  /** @throws NotFound */
  ofClass(id: string): Promise<ClassWorkView> {
    return this.work.read(async (tx) => {
      const course = await this.classes.read(id, tx);
      const projects = await tx.find(SchoolWorkProjectEntity, { where: { schoolClass: id }, order: { from: 'ASC', id: 'ASC' } });
      const pupils = await this.classes.pupilsOf(id, tx);
      const done = await hoursOf(pupils.map((pupil) => pupil.id), tx);
      const rule = hoursMinimumIn(course.schoolYear);
      const students = pupils.map(({ id: candidate, firstName, lastName }) => ({ candidate, firstName, lastName, ...hoursBalance(course, done.get(candidate) ?? 0) }));
      return {
        label: nameIn(course.schoolYear).label, minimum: rule?.hours[course.schoolType] ?? null, source: rule?.source ?? null, projects,
        students: students.toSorted((one, other) => (other.due - other.hours) - (one.due - one.hours)),
      };
    });
  }
}

/** Hours of the whole course, in whatever class they were done. */
async function hoursOf(candidates: readonly string[], tx: Transaction): Promise<Map<string, number>> {
  const entries = await tx.findBy(SchoolWorkHoursEntity, { candidate: In([...candidates]) });
  const ofEach = new Map(candidates.map((candidate) => [candidate, [] as number[]]));
  for (const { candidate, hours } of entries) ofEach.get(candidate)!.push(hours);
  return new Map([...ofEach].map(([candidate, hours]) => [candidate, sumOfHours(hours)]));
}

const projectNotFound = (): NotFound =>
  new NotFound({ code: 'school-work.project-not-found', text: { it: 'nessun progetto ha questo identificativo', en: 'no project has this id' } });

const hoursNotFound = (): NotFound =>
  new NotFound({ code: 'school-work.hours-not-found', text: { it: 'in questo progetto lo studente non ha ore in quel giorno', en: 'the pupil has no hours in this project on that day' } });
