import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EndCourses, exchangeWithPlacements } from '@filiera/exchange';
import { eventually, HubForTests, RunningMember, samplePerson, sampleProfile, testMember } from '@filiera/testing';
import { manifest } from '../src/member.js';

const SKILL = 'http://data.europa.eu/esco/skill/corso-1';
const COURSE = {
  title: 'Impianti elettrici civili', description: 'Posa e verifica di impianti elettrici.', skills: [SKILL], places: 1, startDate: '2027-01-11', endDate: '2027-03-26', enrolUntil: '2027-01-08',
  hours: 120, delivery: 'in-person', municipality: '075035', sample: true,
};
const START = new Date('2026-11-23T12:00:00Z');

/** The whole program of a school, and an employment office that enrols people in its courses, over a real hub. */
describe('the courses of a school', () => {
  const identities = { school: testMember('school'), office: testMember('cpi') };
  const clock = { present: START, now: (): Date => clock.present };
  let hub: HubForTests;
  let school: RunningMember;
  let office: RunningMember;
  let people = 0;

  beforeAll(async () => {
    hub = await HubForTests.start(Object.values(identities));
    [school, office] = await Promise.all([
      RunningMember.start(manifest, { hub, member: identities.school, clock }),
      RunningMember.start({ ...exchangeWithPlacements, kind: 'cpi', agreement: '^1.1.0' }, { hub, member: identities.office, clock }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([school?.stop(), office?.stop()]);
    await hub?.[Symbol.asyncDispose]();
  });

  const at = (member: RunningMember) => member.as('operator');
  const read = async (member: RunningMember, path: string) => (await at(member).get(path).expect(200)).body;
  const seen = (member: RunningMember, path: string, as: (body: Record<string, unknown>) => boolean = () => true) =>
    eventually(path, () => at(member).get(path), ({ status, body }) => status === 200 && as(body as Record<string, unknown>));
  const inState = (member: RunningMember, id: string, wanted: string) => seen(member, `/enrolments/${id}`, ({ status }) => status === wanted);

  async function course(change: object = {}): Promise<string> {
    const { id } = (await at(school).post('/courses', { ...COURSE, ...change }).expect(201)).body as { id: string };
    await at(school).post(`/courses/${id}/publish`).expect(200);
    await seen(office, `/board/courses/${id}`);
    return id;
  }
  async function person(member = office, change: object = {}): Promise<string> {
    people += 1;
    return (await at(member).post('/candidates', { ...samplePerson(40_000 + people), profile: sampleProfile, ...change }).expect(201)).body.id as string;
  }
  async function requested(given: string, candidate: string): Promise<string> {
    const { id } = (await at(office).post('/enrolments', { course: given, candidate }).expect(201)).body as { id: string };
    await seen(school, `/enrolments/${id}`);
    return id;
  }

  it('are asked for by another member, confirmed as far as there are places, and completed with what was learnt', async () => {
    const given = await course();
    const [first, second] = [await person(), await person()];
    const [taken, waiting] = [await requested(given, first), await requested(given, second)];
    expect((await at(school).post(`/enrolments/${taken}/confirm`).expect(200)).body).toMatchObject({ status: 'confirmed', holder: 'cpi-esempio' });
    expect((await at(school).post(`/enrolments/${waiting}/confirm`).expect(200)).body).toMatchObject({ status: 'waiting', position: 1 });
    await inState(office, waiting, 'waiting');
    await at(school).post(`/enrolments/${taken}/complete`).expect(200);
    await seen(office, `/candidates/${first}`, ({ profile }) => JSON.stringify(profile).includes(SKILL));
    // A completed course keeps its place; another one's withdrawal frees one.
    expect((await inState(office, waiting, 'waiting')).body).toMatchObject({ position: 1 });
    await at(office).post(`/enrolments/${taken}/withdraw`).expect(409);
  });

  it('are closed the day after their last: who waits is told, and nobody can ask for a place', async () => {
    const given = await course({ endDate: '2027-01-20' });
    const [first, second] = [await requested(given, await person()), await requested(given, await person())];
    await at(school).post(`/enrolments/${first}/confirm`).expect(200);
    await at(school).post(`/enrolments/${second}/confirm`).expect(200);
    const listed = async (): Promise<boolean> => ((await read(office, '/board/courses?size=100')).items as { id: string }[]).some(({ id }) => id === given);
    const sweep = () => school.app.get(EndCourses, { strict: false }).sweep();
    const late = await person();
    try {
      clock.present = new Date('2027-01-08T12:00:00Z');
      expect([await sweep(), await listed()]).toEqual([0, true]);
      // From the day after the last to enrol it is offered no more; the place that becomes free still goes to who waits.
      clock.present = new Date('2027-01-09T12:00:00Z');
      expect([await sweep(), await listed()]).toEqual([0, false]);
      expect((await at(office).post('/enrolments', { course: given, candidate: late }).expect(409)).body.code).toBe('enrolment.course-not-open');
      clock.present = new Date('2027-01-20T12:00:00Z');
      expect(await sweep()).toBe(0);
      clock.present = new Date('2027-01-21T12:00:00Z');
      expect([await sweep(), await sweep()]).toEqual([1, 0]);
    } finally {
      clock.present = START;
    }
    expect(await read(school, `/courses/${given}`)).toMatchObject({ stage: 'closed', closeReason: 'ended', version: 3 });
    await seen(office, `/board/courses/${given}`, ({ status, closeReason }) => status === 'closed' && closeReason === 'ended');
    expect((await inState(office, second, 'declined')).body).toMatchObject({ declineReason: 'enrolment-closed' });
    expect((await at(office).post('/enrolments', { course: given, candidate: late }).expect(409)).body.code).toBe('enrolment.course-not-open');
    // What was learnt is told after the last day.
    await at(school).post(`/enrolments/${first}/complete`).expect(200);
    await inState(office, first, 'completed');
  });

  it('take a minor of the school only with the guardian’s delegation, and lose them the day it is withdrawn', async () => {
    const given = await course();
    const minor = await person(school, { ...samplePerson(40_900, { year: 2010 }), profile: sampleProfile });
    const schoolClass = (await at(school).post('/classes', { name: '4A', schoolYear: '2026/2027', yearOfCourse: 4, schoolType: 'technical' }).expect(201)).body.id as string;
    await at(school).put(`/students/${minor}`, { schoolClass }).expect(200);
    const enrol = () => at(school).post('/enrolments', { course: given, candidate: minor });
    expect((await enrol().expect(403)).body.code).toBe('enrolment.not-your-candidate');
    expect((await at(school).put(`/candidates/${minor}/consents`, { sections: ['skills'] }).expect(403)).body.code).toBe('candidate.minor-without-guardian');
    await at(school).post(`/students/${minor}/delegation`, { givenOn: '2026-11-20' }).expect(200);
    await at(school).put(`/candidates/${minor}/consents`, { sections: ['skills'] }).expect(200);
    const { id } = (await enrol().expect(201)).body as { id: string };
    await at(school).post(`/enrolments/${id}/confirm`).expect(200);
    const waiting = await requested(given, await person());
    await at(school).post(`/enrolments/${waiting}/confirm`).expect(200);
    await inState(office, waiting, 'waiting');
    await at(school).post(`/students/${minor}/delegation/withdraw`).expect(200);
    expect(await read(school, `/enrolments/${id}`)).toMatchObject({ status: 'withdrawn' });
    await inState(office, waiting, 'confirmed');
    expect((await enrol().expect(403)).body.code).toBe('enrolment.not-your-candidate');
  });
});
