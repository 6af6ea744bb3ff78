import type { EventRule } from '../agreement.types.js';

/** Whoever works with people or firms may read what can be learnt (clause 11.1). */
const course = {
  publishers: ['school', 'university'],
  variants: [{ audience: 'all', readers: ['cpi', 'agency', 'school', 'university', 'eures'], omits: [] }],
  purpose: 'training',
  legalBases: ['no-personal-data'],
  dataCategories: ['course'],
  retention: 'P2Y',
} as const;

/** An enrolment concerns two members, and nobody else reads it (clause 11.2). */
const enrolment = {
  variants: [{ audience: 'parties', readers: ['cpi', 'agency', 'school', 'university'], omits: [] }],
  purpose: 'training',
  legalBases: ['public-task', 'consent'],
  dataCategories: ['enrolment'],
  retention: 'P2Y',
} as const;

/** Members that hold candidates, and members that give courses. */
const byHolder = { ...enrolment, publishers: ['cpi', 'agency', 'school', 'university'] } as const;
const byCourse = { ...enrolment, publishers: ['school', 'university'] } as const;

/** An interview concerns whoever held it and whoever holds the profile (clause 11.6). */
const guidance = {
  publishers: ['cpi', 'agency', 'school', 'university'],
  variants: [{ audience: 'parties', readers: ['cpi', 'agency', 'school', 'university'], omits: [] }],
  purpose: 'guidance',
  legalBases: ['public-task', 'consent'],
  dataCategories: ['guidance'],
  retention: 'P2Y',
} as const;

export const trainingRules: readonly EventRule[] = [
  { ...course, type: 'training.course-published.v1', title: { it: 'corso pubblicato', en: 'course published' }, clause: '11.1' },
  { ...course, type: 'training.course-closed.v1', title: { it: 'corso chiuso', en: 'course closed' }, clause: '11.1' },
  { ...byHolder, type: 'training.enrolment-requested.v1', title: { it: 'iscrizione richiesta', en: 'enrolment requested' }, clause: '11.2' },
  { ...byCourse, type: 'training.enrolment-confirmed.v1', title: { it: "iscrizione confermata o in lista d'attesa", en: 'enrolment confirmed or on the waiting list' }, clause: '11.3' },
  { ...byCourse, type: 'training.enrolment-declined.v1', title: { it: 'iscrizione rifiutata', en: 'enrolment declined' }, clause: '11.3' },
  { ...byHolder, type: 'training.enrolment-withdrawn.v1', title: { it: 'iscrizione ritirata', en: 'enrolment withdrawn' }, clause: '11.4' },
  { ...byCourse, type: 'training.enrolment-completed.v1', title: { it: 'corso concluso', en: 'course completed' }, clause: '11.5' },
  { ...guidance, type: 'training.guidance-given.v1', title: { it: 'colloquio di orientamento tenuto', en: 'guidance interview held' }, clause: '11.6' },
  { ...guidance, type: 'training.guidance-annulled.v1', title: { it: 'colloquio di orientamento annullato', en: 'guidance interview annulled' }, clause: '11.7' },
];
