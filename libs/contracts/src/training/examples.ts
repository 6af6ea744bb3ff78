import type { InvalidExample } from '../events/event-contract.js';
import type { CourseState } from './course-state.js';
import type { EnrolmentState } from './enrolment-state.js';
import type { GuidanceState } from './guidance-state.js';

/** A course with everything that can be said. Plainly fictitious. */
export const electricalCourse: CourseState = {
  status: 'published',
  title: 'Impianti elettrici civili',
  description: 'Progetto, posa e verifica di impianti elettrici in edifici civili.',
  language: 'it',
  skills: ['http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'],
  entry: { educationEqf: 3, skills: ['http://data.europa.eu/esco/skill/3c2e4d5f-6a7b-4c8d-9e0f-1a2b3c4d5e6f'], languages: [{ code: 'it', cefr: 'B1' }] },
  places: 20,
  startDate: '2027-01-11',
  endDate: '2027-03-26',
  enrolUntil: '2027-01-08',
  hours: 120,
  delivery: 'blended',
  municipality: '075035',
  fee: 0,
  need: '5b1c0f4e-217f-4c24-a52c-1d4b6a9d3e5a',
  publishedOn: '2026-11-23',
  sample: true,
};

/** A course with the least that it needs. */
export const onlineCourse: CourseState = {
  status: 'published',
  title: 'Fogli di calcolo',
  description: 'Uso quotidiano dei fogli di calcolo.',
  language: 'it',
  skills: ['http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'],
  entry: { skills: [], languages: [] },
  places: 1,
  startDate: '2027-01-11',
  endDate: '2027-01-11',
  enrolUntil: '2027-01-11',
  hours: 4,
  delivery: 'online',
  fee: 49.9,
  publishedOn: '2026-11-23',
  sample: true,
};

/** What no course may be, in any state: `valid` is a valid one of the event. */
export function invalidCourses(valid: CourseState): readonly InvalidExample[] {
  return [
    { why: 'the title is missing', value: { ...valid, title: undefined } },
    { why: 'a course teaches something', value: { ...valid, skills: [] } },
    { why: 'a skill is an ESCO URI', value: { ...valid, skills: ['saldare'] } },
    { why: 'somebody can take part', value: { ...valid, places: 0 } },
    { why: 'it does not end before it begins', value: { ...valid, startDate: '2027-03-27', endDate: '2027-03-26' } },
    { why: 'nobody enrols once it has ended', value: { ...valid, endDate: '2027-03-26', enrolUntil: '2027-03-27' } },
    { why: 'the day must be on the calendar', value: { ...valid, startDate: '2027-02-30' } },
    { why: 'in person means somewhere', value: { ...valid, delivery: 'in-person', municipality: undefined } },
    { why: 'nobody is paid to enrol', value: { ...valid, fee: -1 } },
    { why: 'the need is identified by its UUID', value: { ...valid, need: '42' } },
    { why: 'an age limit is not a field of a course', value: { ...valid, entry: { ...valid.entry, maxAge: 29 } } },
    { why: 'who has enrolled does not travel with the course', value: { ...valid, participants: ['Persona Esempio 1'] } },
  ];
}

/** An enrolment as first asked for. */
export const request: EnrolmentState = {
  status: 'requested',
  course: '7f9c24e5-2c1d-4b6a-9d3e-5a8b1c0f4e21',
  courseOwner: 'scuola-esempio',
  holder: 'cpi-esempio',
  answerBy: '2026-11-30T22:59:59.000Z',
};

/** What no enrolment may be, in any state: `valid` is a valid one of the event. */
export function invalidEnrolments(valid: EnrolmentState): readonly InvalidExample[] {
  return [
    { why: 'the course is identified by its UUID', value: { ...valid, course: '42' } },
    { why: 'a member is not a kind', value: { ...valid, holder: 'cpi' } },
    { why: 'the deadline is an instant in UTC', value: { ...valid, answerBy: '2026-11-30' } },
    { why: 'names and contacts never travel in an enrolment', value: { ...valid, name: 'Persona Esempio 1' } },
    { why: 'the holder is missing', value: { ...valid, holder: undefined } },
  ];
}

/** An interview with everything that can be said of it. */
export const interview: GuidanceState = {
  kind: 'specialist',
  heldOn: '2026-11-23',
  heldBy: 'cpi-esempio',
  holder: 'scuola-esempio',
  objective: { esco: 'http://data.europa.eu/esco/occupation/2c3d4e5f-6a7b-4c8d-9e0f-1a2b3c4d5e6f', isco: '7411' },
  nextStep: 'training',
};

/** What no interview may be: `valid` is a valid one of the event. */
export function invalidInterviews(valid: GuidanceState): readonly InvalidExample[] {
  return [
    { why: 'a member is not a kind', value: { ...valid, holder: 'school' } },
    { why: 'the kind is one of the list', value: { ...valid, kind: 'psychological' } },
    { why: 'the day must be on the calendar', value: { ...valid, heldOn: '2026-11-31' } },
    { why: 'the next step is one of the list', value: { ...valid, nextStep: 'sanction' } },
    { why: 'an objective has its ISCO group', value: { ...valid, objective: { esco: 'http://data.europa.eu/esco/occupation/2c3d4e5f-6a7b-4c8d-9e0f-1a2b3c4d5e6f' } } },
    { why: 'what was said does not travel', value: { ...valid, note: 'Preferisce lavorare al mattino.' } },
    { why: 'who held it is missing', value: { ...valid, heldBy: undefined } },
  ];
}
