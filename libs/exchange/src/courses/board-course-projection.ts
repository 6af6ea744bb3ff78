import { trainingCourseClosedV1, trainingCoursePublishedV1, type CourseState } from '@filiera/contracts';
import { ConsumesBatch, Projects, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { ENVELOPE_COLUMNS, keepNewest, type BoardRow, type BoardTable } from '../board/board-table.js';

const COURSES: BoardTable = {
  name: 'board_course', entity: 'id',
  columns: {
    ...ENVELOPE_COLUMNS, id: 'uuid', status: 'text', enrol_until: 'date', start_date: 'date', end_date: 'date', delivery: 'text', municipality: 'text', fee: 'numeric', language: 'text',
    skills: 'text[]', need: 'uuid', content: 'jsonb',
  },
};

/** Courses of the whole network, this member's own included. A closed one stays, marked, so that a late older event changes nothing. */
@Projects('board_course')
@Controller()
export class BoardCourseProjection {
  @ConsumesBatch(trainingCoursePublishedV1)
  async onPublished(events: ReceivedEvent<CourseState>[], { tx }: Delivery): Promise<void> {
    await keepNewest([[COURSES, events.map(courseRow)]], tx);
  }

  @ConsumesBatch(trainingCourseClosedV1)
  async onClosed(events: ReceivedEvent<CourseState>[], { tx }: Delivery): Promise<void> {
    await keepNewest([[COURSES, events.map(courseRow)]], tx);
  }
}

function courseRow({ source, entity, version, time, data }: ReceivedEvent<CourseState>): BoardRow {
  return {
    publisher: source, id: entity, version, event_time: time, status: data.status, enrol_until: data.enrolUntil, start_date: data.startDate, end_date: data.endDate,
    delivery: data.delivery, municipality: data.municipality ?? null, fee: data.fee, language: data.language, skills: data.skills, need: data.need ?? null, content: data,
  };
}
