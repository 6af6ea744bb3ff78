import type { CourseState, CourseStatus } from '@filiera/contracts';
import { plainText } from '../vacancies/plain-text.js';
import type { CourseEntity } from './course.entity.js';

/** What the mapper reads of a course. */
export type PublicCourse = Pick<CourseEntity, 'content' | 'publishedOn' | 'closeReason'>;

/**
 * The public state of a course. Every field crosses here by name; markup is left behind. What a draft lacks stays missing: the
 * contract's validator then names it.
 */
export function toCourseState({ content, publishedOn, closeReason }: PublicCourse, status: CourseStatus): Partial<CourseState> {
  const state: Partial<CourseState> = {
    status,
    title: content.title === undefined ? undefined : plainText(content.title),
    description: content.description === undefined ? undefined : plainText(content.description),
    language: content.language,
    skills: content.skills,
    entry: content.entry,
    places: content.places,
    startDate: content.startDate,
    endDate: content.endDate,
    enrolUntil: content.enrolUntil,
    hours: content.hours,
    delivery: content.delivery,
    municipality: content.municipality,
    fee: content.fee,
    need: content.need,
    publishedOn: publishedOn ?? undefined,
    closeReason: closeReason ?? undefined,
    sample: content.sample,
  };
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined && value !== null)) as Partial<CourseState>;
}
