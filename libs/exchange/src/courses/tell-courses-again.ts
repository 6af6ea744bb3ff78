import { trainingCoursePublishedV1 } from '@filiera/contracts';
import { Clock, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { type Due, type DueQuery, TellsAgain } from '../retention/tells-again.js';
import { Courses } from './courses.js';

/** Tells courses again that are open for longer than the agreement keeps what was told of them, as those of two or three years; their last day closes them. */
@Injectable()
export class TellCoursesAgain extends TellsAgain {
  constructor(work: UnitOfWork, outbox: Outbox, clock: Clock, private readonly courses: Courses) {
    super(work, outbox, clock, 'courses that are open could not be told again', trainingCoursePublishedV1.type);
  }

  /** A published course changes no more until it is closed: it was last told when it was last written. */
  protected override due({ before, after, most }: DueQuery, tx: Transaction): Promise<Due[]> {
    return tx.query(`SELECT id, version FROM course WHERE stage = 'published' AND updated_at < $1 AND id > $2::uuid ORDER BY id LIMIT $3`, [before, after, most]);
  }

  protected override tell({ id, version }: Due): Promise<boolean> {
    return this.courses.tellAgain(id, version);
  }
}
