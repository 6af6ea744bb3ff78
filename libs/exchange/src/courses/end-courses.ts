import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { Courses } from './courses.js';

/** Often enough for a rule counted in days. */
const SWEEP_EVERY_MILLISECONDS = 300_000;

/**
 * Closes courses whose last day has passed, at start and every few minutes. What is due is read from the database, so nothing is forgotten while the node is
 * down. One transaction for each course: it also answers everybody who still waits for a place.
 */
@Injectable()
export class EndCourses extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly courses: Courses, private readonly clock: Clock) {
    super(SWEEP_EVERY_MILLISECONDS, 'courses could not be closed by their dates');
  }

  /** @returns how many courses were closed */
  override async sweep(): Promise<number> {
    const due = await this.work.read((tx) => tx.query<{ id: string }[]>(
      `SELECT id FROM course WHERE stage = 'published' AND content ->> 'endDate' < $1 ORDER BY id`, [localDate(this.clock.now())]));
    let closed = 0;
    for (const { id } of due) {
      if (this.stopping) break;
      if (await this.courses.endByDate(id)) closed += 1;
    }
    return closed;
  }
}
