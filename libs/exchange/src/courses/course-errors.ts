import { Conflict, Invalid, NotFound, type Fault } from '@filiera/member-kit';
import type { CourseStage } from './course.entity.js';

/** 404: this member gives no such course. */
export const courseNotFound = (): NotFound => new NotFound({
  code: 'course.not-found',
  text: {
    it: 'questo nodo non ha un proprio corso con questo identificativo; quelli della rete sono su /board/courses',
    en: 'this node has no course of its own with this id; those of the network are at /board/courses',
  },
});

/** 409: the course does not stand where this step begins. */
export const courseNotIn = (stage: CourseStage, wanted: CourseStage): Conflict => new Conflict({
  code: `course.is-${stage}`,
  text: { it: `il corso è nello stato "${stage}"; questo passo parte da: ${wanted}`, en: `the course is "${stage}"; this step begins from: ${wanted}` },
});

/** 422: the course may not be published as it is; all faults at once. */
export const courseNotPublishable = (faults: readonly Fault[]): Invalid => new Invalid({
  code: 'course.not-publishable', faults,
  text: { it: 'il corso non si può pubblicare così', en: 'the course cannot be published as it is' },
});

/** The need that the course names has not reached this node, or is withdrawn. */
export const unknownNeed: Fault = {
  field: 'need', rule: 'declared-need',
  text: { it: 'nessun fabbisogno dichiarato con questo identificativo', en: 'no declared need has this id' },
};
