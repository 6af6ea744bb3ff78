import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTER_DOUBT, UnitOfWork } from '@filiera/member-kit';
import { RunningMember, samplePerson, sampleProfile } from '@filiera/testing';
import { exchangeWithCourses } from '../features/features.js';
import { EraseEnrolments } from './erase-enrolments.js';

const COURSE = {
  title: 'Impianti elettrici civili', description: 'Posa e verifica di impianti elettrici.', skills: ['http://data.europa.eu/esco/skill/impianti-1'], places: 1,
  startDate: '2027-01-11', endDate: '2027-03-26', enrolUntil: '2027-01-08', hours: 120, delivery: 'in-person', municipality: '075035', sample: true,
};

describe('the place of an erased person on an own course', () => {
  let school: RunningMember;

  beforeAll(async () => {
    school = await RunningMember.start({ ...exchangeWithCourses, kind: 'school', agreement: '^1.2.0' }, { clock: { now: () => new Date('2026-11-23T12:00:00Z') } });
  });
  afterAll(() => school?.stop());

  const made = async (path: string, body: object): Promise<string> => (await school.as('operator').post(path, body).expect(201)).body.id;
  const enrolled = async (course: string, person: number): Promise<{ id: string; candidate: string }> => {
    const candidate = await made('/candidates', { ...samplePerson(person), profile: sampleProfile, sections: ['occupations'] });
    const id = await made('/enrolments', { course, candidate });
    await school.as('operator').post(`/enrolments/${id}/confirm`).expect(200);
    return { id, candidate };
  };
  const erase = (person: string): Promise<number> => school.app.get(UnitOfWork).run((tx) => school.app.get(EraseEnrolments).erase(person, tx));

  it('goes to the first who waits, but for a restored node that erases again: who got it was told then, and comes back by itself', async () => {
    const course = await made('/courses', COURSE);
    await school.as('operator').post(`/courses/${course}/publish`).expect(200);
    const [first, second, third] = [await enrolled(course, 801), await enrolled(course, 802), await enrolled(course, 803)];
    const standing = async (): Promise<unknown[]> => school.query(`SELECT id, status FROM enrolment WHERE course = $1 ORDER BY id`, [course]);
    await school.query(ENTER_DOUBT);
    expect(await erase(first.candidate)).toBe(1);
    expect(await standing()).toEqual([{ id: second.id, status: 'waiting' }, { id: third.id, status: 'waiting' }]);
    await school.query('DELETE FROM outbox_doubt');
    await erase(second.candidate);
    expect(await standing()).toEqual([{ id: third.id, status: 'confirmed' }]);
  });
});
