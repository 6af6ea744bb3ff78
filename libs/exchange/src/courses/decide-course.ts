import { trainingCoursePublishedV1, validatePayload, type CourseCloseReason } from '@filiera/contracts';
import type { Fault } from '@filiera/member-kit';
import { localDate } from '../calendar/local-date.js';
import { checkWording } from '../vacancies/check-wording.js';
import { courseNotIn, courseNotPublishable, unknownNeed } from './course-errors.js';
import type { CourseContent, CourseEntity, CourseStage } from './course.entity.js';
import { toCourseState } from './to-course-state.js';

/** What a course is, apart from its row. */
export type CourseFacts = Pick<CourseEntity, 'stage' | 'content' | 'publishedOn' | 'closeReason' | 'story'>;

/** How a course stands after a step, and whether the network is told. */
export interface CourseDecision {
  readonly course: CourseFacts;
  readonly event: 'published' | 'closed' | null;
}

/** What is known of the need that a course names. */
export interface AnsweredNeed {
  /** The story of the need: the course carries it on, and so answers it for whoever sees headers alone. */
  readonly story: string;
}

/** What a course says unless its author says otherwise. */
const DEFAULTS: CourseContent = { language: 'it', skills: [], entry: { skills: [], languages: [] }, delivery: 'in-person', fee: 0, sample: false };

/** A new draft. Drafts may lack anything. */
export function decideDraftCourse(content: CourseContent): CourseFacts {
  return { stage: 'draft', content: merged(DEFAULTS, content), publishedOn: null, closeReason: null, story: null };
}

/**
 * Changes a draft; a field set to null is removed. Of a published course people have decided by what it said: it is closed, and another published.
 * @throws Conflict from another stage
 */
export function decideCourseUpdate(course: CourseFacts, changes: CourseContent): CourseDecision {
  refuseUnlessIn(course.stage, 'draft');
  return { course: { ...course, content: merged(course.content, changes) }, event: null };
}

/**
 * Publishes a draft.
 * @param need what is known of the need that it names; null when it is unknown or withdrawn
 * @throws Conflict from another stage, Invalid with every fault
 */
export function decidePublishCourse(course: CourseFacts, need: AnsweredNeed | null, now: Date): CourseDecision {
  refuseUnlessIn(course.stage, 'draft');
  const today = localDate(now);
  const published: CourseFacts = { ...course, stage: 'published', publishedOn: today, story: need?.story ?? null };
  const state = toCourseState(published, 'published');
  const faults: Fault[] = [
    ...validatePayload(trainingCoursePublishedV1, state),
    ...checkWording({ title: state.title ?? '', description: state.description ?? '', contract: '' }, today),
    ...(state.enrolUntil !== undefined && state.enrolUntil < today ? [enrolmentPassed] : []),
    ...(state.need !== undefined && need === null ? [unknownNeed] : []),
  ];
  if (faults.length > 0) throw courseNotPublishable(faults);
  return { course: published, event: 'published' };
}

/**
 * Closes a published course. One that was closed because it is full can still be cancelled: who has a place on it has to hear of that.
 * @throws Conflict from another stage
 */
export function decideCloseCourse(course: CourseFacts, reason: CourseCloseReason): CourseDecision {
  const isFull = course.stage === 'closed' && course.closeReason === 'full';
  if (!(isFull && reason === 'cancelled')) refuseUnlessIn(course.stage, 'published');
  return { course: { ...course, stage: 'closed', closeReason: reason }, event: 'closed' };
}

/**
 * Closes a published course whose last day has passed; null while it has not. Between the last day to enrol and the last day of the course it stays
 * published, though nobody can ask for a place any more: a place that becomes free still goes to who waits for one.
 */
export function decideEndCourse(course: CourseFacts, now: Date): CourseDecision | null {
  const { stage, content } = course;
  return stage === 'published' && content.endDate !== undefined && content.endDate < localDate(now) ? decideCloseCourse(course, 'ended') : null;
}

const enrolmentPassed: Fault = {
  field: 'enrolUntil', rule: 'not-passed', text: { it: "l'ultimo giorno per iscriversi è già passato", en: 'the last day to enrol has already passed' },
};

function refuseUnlessIn(stage: CourseStage, wanted: CourseStage): void {
  if (stage !== wanted) throw courseNotIn(stage, wanted);
}

/** The changes over the content; null takes a field away, undefined leaves it. */
function merged(content: CourseContent, changes: CourseContent): CourseContent {
  const all = { ...content, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)) as CourseContent;
}
