import type { CrossRule } from '../fields/field-rule.js';
import { isCalendarDate } from '../fields/formats.js';
import { ifStatus } from '../schema/if-status.js';
import type { CourseState } from './course-state.js';

export const courseDates: CrossRule<CourseState> = {
  name: 'course-dates',
  field: 'endDate',
  text: { it: 'il corso non finisce prima di cominciare, e non ci si iscrive quando è finito', en: 'a course does not end before it begins, and nobody enrols once it has ended' },
  check: ({ startDate, endDate, enrolUntil }) => {
    if (!isCalendarDate(endDate)) return true;
    return !(isCalendarDate(startDate) && startDate > endDate) && !(isCalendarDate(enrolUntil) && enrolUntil > endDate);
  },
};

export const taughtSomewhere: CrossRule<CourseState> = {
  name: 'taught-somewhere',
  field: 'municipality',
  schema: {
    if: { properties: { delivery: { enum: ['in-person', 'blended'] } }, required: ['delivery'] },
    then: { required: ['municipality'] },
  },
  text: { it: 'un corso in presenza ha un comune', en: 'a course that is taught in person has a municipality' },
  check: ({ delivery, municipality }) => (delivery !== 'in-person' && delivery !== 'blended') || municipality !== undefined,
};

export const closedHasReason: CrossRule<CourseState> = {
  name: 'closed-has-reason',
  field: 'closeReason',
  schema: ifStatus('closed', 'closeReason'),
  text: { it: 'il motivo della chiusura è dovuto se il corso è chiuso, e solo allora', en: 'a reason is due when the course is closed, and only then' },
  check: ({ status, closeReason }) => status === undefined || (status === 'closed') === (closeReason !== undefined),
};
