import type { CourseCloseReason } from '@filiera/contracts';
import { describe, expect, it } from '@jest/globals';
import { decideCloseCourse, decideDraftCourse, decideEndCourse, decidePublishCourse, type CourseFacts } from './decide-course.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const CONTENT = {
  title: 'Impianti elettrici civili', description: 'Posa e verifica di impianti elettrici.', skills: ['http://data.europa.eu/esco/skill/impianti-1'], places: 2,
  startDate: '2027-01-11', endDate: '2027-03-26', enrolUntil: '2027-01-08', hours: 120, delivery: 'in-person', municipality: '075035', sample: true,
} as const;
const draft = (change: object = {}): CourseFacts => decideDraftCourse({ ...CONTENT, skills: [...CONTENT.skills], ...change });
const published = decidePublishCourse(draft(), null, NOW).course;
const faultsOf = (course: CourseFacts, now = NOW): string[] => {
  try {
    decidePublishCourse(course, null, now);
    return [];
  } catch (error) {
    return (error as { faults: { field: string }[] }).faults.map(({ field }) => field);
  }
};

describe('publishing a course', () => {
  it('is possible until the last day to enrol, that day included (clause 11.1)', () => {
    expect(faultsOf(draft(), new Date('2027-01-07T12:00:00Z'))).toEqual([]);
    expect(faultsOf(draft(), new Date('2027-01-08T22:59:59Z'))).toEqual([]);
    expect(faultsOf(draft(), new Date('2027-01-08T23:00:00Z'))).toEqual(['enrolUntil']);
  });

  it('is refused to who asks for people of one sex or age (D.Lgs 198/2006 art. 27; D.Lgs 216/2003), in every field at once', () => {
    expect(faultsOf(draft({ title: 'Impianti, solo maschi', description: 'Massimo 30 anni.' }))).toEqual(['title', 'description']);
    expect(faultsOf(draft({ title: 'Impianti, per chiunque' }))).toEqual([]);
  });
});

describe('a published course whose last day', () => {
  it('is to come, or is today, stays open: a place that becomes free still goes to who waits', () => {
    expect(decideEndCourse(published, new Date('2027-01-09T12:00:00Z'))).toBeNull();
    expect(decideEndCourse(published, new Date('2027-03-26T21:59:59Z'))).toBeNull();
  });

  it('has passed in Italy is closed, because it has ended', () => {
    expect(decideEndCourse(published, new Date('2027-03-26T23:00:00Z'))).toEqual({ course: { ...published, stage: 'closed', closeReason: 'ended' }, event: 'closed' });
  });

  it('has passed is closed once, and a draft not at all', () => {
    const later = new Date('2027-04-01T12:00:00Z');
    expect(decideEndCourse(decideCloseCourse(published, 'full').course, later)).toBeNull();
    expect(decideEndCourse(draft(), later)).toBeNull();
  });
});

describe('a closed course', () => {
  const closed = (reason: CourseCloseReason): CourseFacts => decideCloseCourse(published, reason).course;

  it('that is full can still be cancelled, which who has a place has to hear', () => {
    expect(decideCloseCourse(closed('full'), 'cancelled')).toEqual({ course: { ...published, stage: 'closed', closeReason: 'cancelled' }, event: 'closed' });
  });

  it.each([['full', 'full'], ['full', 'ended'], ['ended', 'cancelled'], ['cancelled', 'cancelled'], ['cancelled', 'full']] as const)(
    'for "%s" is not closed again for "%s"', (before, reason) => {
      expect(() => decideCloseCourse(closed(before), reason)).toThrow(expect.objectContaining({ code: 'course.is-closed' }));
    });
});
