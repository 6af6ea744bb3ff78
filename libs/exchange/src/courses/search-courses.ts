import type { CourseState } from '@filiera/contracts';
import { Clock, MemberRegistry, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { boardEntryNotFound } from '../board/board-errors.js';
import { ConditionList } from '../board/condition-list.js';
import { ofOnePublisher } from '../board/of-one-publisher.js';
import { localDate } from '../calendar/local-date.js';
import { countUpToBound } from '../paging/bounded-count.js';
import { offsetOf, type Page } from '../paging/page-query.js';
import type { BoardCoursesQuery } from './board-course-queries.js';
import type { BoardCourse } from './board-course.view.js';

interface CourseHit {
  readonly id: string;
  readonly publisher: string;
  readonly version: number;
  readonly content: CourseState;
}

/** Finds courses on the board: only those in which a place can still be asked for. */
@Injectable()
export class SearchCourses {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock, private readonly registry: MemberRegistry) {}

  /** Those that begin first come first. */
  list(query: BoardCoursesQuery): Promise<Page<BoardCourse>> {
    const open = new ConditionList().add(`status = 'published'`).add('enrol_until >= ?::date', localDate(this.clock.now()))
      .add(`position(lower(?::text) IN lower(content ->> 'title')) > 0`, query.text)
      .add('skills @> ARRAY[?::text]', query.skill).add('delivery = ?', query.delivery).add('municipality = ?', query.municipality).add('language = ?', query.language)
      .add('fee <= ?::numeric', query.maxFee).add('start_date <= ?::date', query.startsBy).add('need = ?::uuid', query.need).add('publisher = ?', query.publisher);
    return this.work.read(async (tx) => {
      const total = await countUpToBound(`SELECT 1 FROM board_course WHERE ${open.sql}`, open.values, tx);
      // First which they are: those before the page would be read for nothing.
      const page = `SELECT start_date, id, publisher FROM board_course WHERE ${open.sql} ORDER BY start_date, id, publisher LIMIT ${query.size} OFFSET ${offsetOf(query)}`;
      const items = await tx.query<CourseHit[]>(
        `SELECT id, publisher, entry.version, entry.content FROM (${page}) AS page JOIN board_course AS entry USING (publisher, id) ORDER BY page.start_date, id, publisher`, open.values);
      return { items: items.map(toBoardCourse), page: query.page, size: query.size, total };
    });
  }

  /**
   * One course, closed ones included: whoever was enrolled in it can still read it.
   * @param publisher the member that published it, where the id alone does not say
   * @throws NotFound; Conflict as {@link ofOnePublisher} says
   */
  async one(id: string, publisher?: string): Promise<BoardCourse> {
    const hits = await this.work.read((tx) => tx.query<CourseHit[]>(`SELECT id, publisher, version, content FROM board_course WHERE id = $1`, [id]));
    const hit = ofOnePublisher(hits, { me: this.registry.self().id, named: publisher, field: 'publisher' });
    if (!hit) throw boardEntryNotFound();
    return toBoardCourse(hit);
  }
}

function toBoardCourse({ content, id, publisher, version }: CourseHit): BoardCourse {
  return { ...content, id, publisher, version };
}
