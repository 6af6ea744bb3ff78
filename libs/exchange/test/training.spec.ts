import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { needDeclaredV1, type NeedState } from '@filiera/contracts';
import { Outbox, UnitOfWork, type MemberManifest, type ReceivedEvent } from '@filiera/member-kit';
import { eventually, HubForTests, RunningMember, samplePerson, sampleProfile, sampleVacancy, testMember } from '@filiera/testing';
import { ChangeCandidate } from '../src/candidates/change-candidate.js';
import { decideWithdrawal } from '../src/candidates/decide-candidate.js';
import { RestoreGainedSkills } from '../src/enrolments/restore-gained-skills.js';
import { exchangeWithCourses, exchangeWithPlacements } from '../src/index.js';

const MANIFESTS: Readonly<Record<'cpi' | 'school', MemberManifest>> = {
  cpi: { ...exchangeWithPlacements, kind: 'cpi', agreement: '^1.2.0' }, school: { ...exchangeWithCourses, kind: 'school', agreement: '^1.2.0' },
};
type Kind = keyof typeof MANIFESTS;

const TAUGHT = 'http://data.europa.eu/esco/skill/impianti-1';
const COURSE = {
  title: 'Impianti elettrici civili', description: 'Posa e verifica di impianti elettrici.', skills: [TAUGHT], places: 2, startDate: '2027-01-11', endDate: '2027-03-26', enrolUntil: '2027-01-08',
  hours: 120, delivery: 'in-person', municipality: '075035', sample: true,
};

/** A school that gives courses and an employment office that follows people, over a real hub. */
describe('courses and enrolments between two members', () => {
  const identities = { cpi: testMember('cpi'), school: testMember('school') };
  const clock = { now: (): Date => new Date('2026-11-23T12:00:00Z') };
  let hub: HubForTests;
  let members: Record<Kind, RunningMember>;
  let people = 0;

  beforeAll(async () => {
    hub = await HubForTests.start(Object.values(identities));
    const start = async (kind: Kind): Promise<[Kind, RunningMember]> => [kind, await RunningMember.start(MANIFESTS[kind], { hub, member: identities[kind], clock })];
    members = Object.fromEntries(await Promise.all([start('cpi'), start('school')])) as Record<Kind, RunningMember>;
  });
  afterAll(async () => {
    await Promise.all(Object.values(members ?? {}).map((member) => member.stop()));
    await hub?.[Symbol.asyncDispose]();
  });

  const at = (kind: Kind) => members[kind].as('operator');
  const seen = (kind: Kind, path: string) => eventually(`${path} at ${kind}`, () => at(kind).get(path), ({ status }) => status === 200);
  const inState = (kind: Kind, id: string, status: string, position: number | null = null) =>
    eventually(`enrolment ${status} ${position ?? ''} at ${kind}`, () => at(kind).get(`/enrolments/${id}`), ({ body }) => body.status === status && body.position === position);

  async function candidate(): Promise<string> {
    people += 1;
    return (await at('cpi').post('/candidates', { ...samplePerson(people), profile: sampleProfile }).expect(201)).body.id;
  }

  async function course(change: object = {}): Promise<string> {
    const { id } = (await at('school').post('/courses', { ...COURSE, ...change }).expect(201)).body;
    await at('school').post(`/courses/${id}/publish`).expect(200);
    await seen('cpi', `/board/courses/${id}`);
    return id;
  }

  async function requested(given: string, person?: string): Promise<string> {
    const { id } = (await at('cpi').post('/enrolments', { course: given, candidate: person ?? await candidate() }).expect(201)).body;
    await seen('school', `/enrolments/${id}`);
    return id;
  }

  it('a course is on every board once it is published, and found by what it teaches', async () => {
    const { id, version } = (await at('school').post('/courses', { title: 'Impianti' }).expect(201)).body;
    const refused = (await at('school').post(`/courses/${id}/publish`).expect(422)).body;
    expect(refused.faults.map(({ field }: { field: string }) => field)).toEqual(expect.arrayContaining(['description', 'skills', 'places', 'startDate', 'municipality']));
    await at('school').patch(`/courses/${id}`, { ...COURSE, title: 'Cercasi ragazzi, solo maschi, sotto i 30 anni', version }).expect(200);
    expect((await at('school').post(`/courses/${id}/publish`).expect(422)).body.faults).toContainEqual(expect.objectContaining({ field: 'title' }));
    await at('school').patch(`/courses/${id}`, { title: 'Impianti', enrolUntil: '2026-11-22' }).expect(200);
    expect((await at('school').post(`/courses/${id}/publish`).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'enrolUntil' })]);
    await at('school').patch(`/courses/${id}`, { enrolUntil: '2026-11-23' }).expect(200);
    expect((await at('school').post(`/courses/${id}/publish`).expect(200)).body).toMatchObject({ stage: 'published', publishedOn: '2026-11-23' });
    await seen('cpi', `/board/courses/${id}`);
    const found = (query: string) => at('cpi').get(`/board/courses?${query}`).expect(200).then(({ body }) => body.items.map((one: { id: string }) => one.id));
    expect(await found(`skill=${encodeURIComponent(TAUGHT)}&delivery=in-person&municipality=075035&maxFee=0&startsBy=2027-01-11&text=impianti&language=it`)).toContain(id);
    for (const query of ['skill=http://data.europa.eu/esco/skill/other', 'delivery=online', 'startsBy=2027-01-10', 'text=saldatura', 'municipality=075001', 'language=en']) expect(await found(query)).not.toContain(id);
    await at('school').patch(`/courses/${id}`, { places: 9 }).expect(409);
  });

  it('confirms no more people than there are places, however many are confirmed at the same moment; the others wait in line and move up', async () => {
    const given = await course();
    const ids: string[] = [];
    for (let index = 0; index < 5; index++) ids.push(await requested(given));
    const answers = await Promise.all(ids.map((id) => at('school').post(`/enrolments/${id}/confirm`).expect(200)));
    expect(answers.map(({ body }) => body.status as string).sort((a, b) => a.localeCompare(b))).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting', 'waiting']);
    const placed = (await at('school').get(`/enrolments?course=${given}`)).body.items as { id: string; status: string; position: number | null }[];
    const confirmed = placed.filter(({ status }) => status === 'confirmed');
    const waiting = placed.filter(({ status }) => status === 'waiting').sort((a, b) => a.position! - b.position!);
    expect(waiting.map(({ position }) => position)).toEqual([1, 2, 3]);
    for (const { id, status, position } of placed) await inState('cpi', id, status, position);
    // One gives up the place, and one in line is declined.
    await at('cpi').post(`/enrolments/${confirmed[0]!.id}/withdraw`).expect(200);
    await inState('school', waiting[0]!.id, 'confirmed');
    await at('school').post(`/enrolments/${waiting[1]!.id}/decline`, { reason: 'requirements-not-met' }).expect(200);
    await inState('cpi', waiting[0]!.id, 'confirmed');
    await inState('cpi', waiting[2]!.id, 'waiting', 1);
    expect((await inState('cpi', waiting[1]!.id, 'declined')).body).toMatchObject({ declineReason: 'requirements-not-met' });
    expect(await members.school.query(`SELECT count(*)::integer AS confirmed FROM enrolment WHERE course = $1 AND status = 'confirmed'`, [given])).toEqual([{ confirmed: 2 }]);
    // Cancelled: everybody is told.
    await at('school').post(`/courses/${given}/close`, { reason: 'cancelled' }).expect(200);
    for (const id of [confirmed[1]!.id, waiting[0]!.id, waiting[2]!.id]) expect((await inState('cpi', id, 'declined')).body.declineReason).toBe('course-cancelled');
  });

  it.each([['full', 'no-places'], ['cancelled', 'course-cancelled']])('answers a request of whoever had not heard yet that the course is closed: %s', async (reason, declineReason) => {
    const given = await course();
    await at('school').post(`/courses/${given}/close`, { reason }).expect(200);
    const closed = async (): Promise<boolean> => (await members.cpi.query<{ status: string }>('SELECT status FROM board_course WHERE id = $1', [given]))[0]?.status === 'closed';
    await eventually('the closed course', closed, (is) => is);
    // As it was before the news arrived.
    await members.cpi.query(`UPDATE board_course SET status = 'published' WHERE id = $1`, [given]);
    const { id } = (await at('cpi').post('/enrolments', { course: given, candidate: await candidate() }).expect(201)).body;
    expect((await inState('cpi', id, 'declined')).body).toMatchObject({ declineReason });
    await inState('school', id, 'declined');
    await members.cpi.query(`UPDATE board_course SET status = 'closed' WHERE id = $1`, [given]);
  });

  it('an enrolment whose course owner is null asks for the course as one that names none', async () => {
    const { body } = await at('cpi').post('/enrolments', { course: await course(), candidate: await candidate(), courseOwner: null }).expect(201);
    expect(body).toMatchObject({ status: 'requested', courseOwner: 'school-esempio' });
  });

  it('each party does its own part, once', async () => {
    const given = await course({ places: 1 });
    const person = await candidate();
    const id = await requested(given, person);
    expect((await at('cpi').get(`/enrolments/${id}`)).body).toMatchObject({ status: 'requested', courseOwner: 'school-esempio', holder: 'cpi-esempio', answerBy: '2026-11-30T22:59:59.000Z', late: false });
    expect((await at('cpi').post('/enrolments', { course: given, candidate: person }).expect(409)).body.code).toBe('enrolment.already-open');
    expect((await at('cpi').post('/enrolments', { course: given, candidate: person.toUpperCase() }).expect(400)).body.faults).toEqual([expect.objectContaining({ field: 'candidate', rule: 'entity-id' })]);
    expect((await at('school').post(`/enrolments/${id}/withdraw`).expect(403)).body.code).toBe('enrolment.withdraw-is-the-holders');
    expect((await at('school').post(`/enrolments/${id}/complete`).expect(409)).body.code).toBe('enrolment.wrong-status');
    await at('school').post(`/enrolments/${id}/confirm`).expect(200);
    await at('school').post(`/enrolments/${id}/confirm`).expect(409);
    expect((await at('school').post(`/enrolments/${id}/complete`, { skills: ['http://data.europa.eu/esco/skill/never-taught'] }).expect(422)).body.code).toBe('enrolment.not-taught');
    const stranger = (await at('school').post('/candidates', { ...samplePerson(900), profile: sampleProfile }).expect(201)).body.id;
    expect((await at('school').post('/enrolments', { course: given, candidate: stranger }).expect(403)).body.code).toBe('enrolment.not-your-candidate');
  });

  it('a completed course adds its skills to the profile, and a vacancy that asks them is no longer missing anything', async () => {
    const person = await candidate();
    const given = await course();
    const offered = (await at('cpi').post('/vacancies', { ...sampleVacancy, essentialSkills: [TAUGHT] }).expect(201)).body.id;
    await at('cpi').post(`/vacancies/${offered}/publish`).expect(200);
    const missing = async (): Promise<number> => {
      const { items } = (await at('cpi').get(`/matches/vacancies/for-candidate/${person}?limit=50`).expect(200)).body as { items: { id: string; score: number }[] };
      return items.find(({ id }) => id === offered)!.score;
    };
    const before = await missing();
    const id = await requested(given, person);
    await at('school').post(`/enrolments/${id}/confirm`).expect(200);
    expect((await at('school').post(`/enrolments/${id}/complete`).expect(200)).body.skills).toEqual([TAUGHT]);
    await inState('cpi', id, 'completed');
    const profile = await eventually('the skill in the profile', () => at('cpi').get(`/candidates/${person}`), ({ body }) => body.profile.skills.length === 2);
    expect(profile.body).toMatchObject({ version: 2, profile: { skills: [sampleProfile.skills[0], { uri: TAUGHT }] } });
    await eventually('the skill on the board of the school', () => at('school').get(`/board/candidates/${person}`), ({ body }) => JSON.stringify(body.skills).includes(TAUGHT));
    expect(await missing()).toBeGreaterThan(before);
  });

  it('the skills come also where a rebuild has forgotten when the place was asked for', async () => {
    const person = await candidate();
    const id = await requested(await course(), person);
    await at('school').post(`/enrolments/${id}/confirm`).expect(200);
    await inState('cpi', id, 'confirmed');
    const [asked] = await members.cpi.query<{ at: Date }>(`SELECT asked_at AS at FROM enrolment WHERE id = $1`, [id]);
    const write = (at: Date | null): Promise<unknown> => members.cpi.query(`UPDATE enrolment SET asked_at = $2 WHERE id = $1`, [id, at]);
    await write(null);
    await at('school').post(`/enrolments/${id}/complete`).expect(200);
    await inState('cpi', id, 'completed');
    await eventually('the skill in the profile', () => at('cpi').get(`/candidates/${person}`), ({ body }) => JSON.stringify(body.profile.skills).includes(TAUGHT));
    await write(asked!.at);
  });

  it('nobody is enrolled who is being taken off the network', async () => {
    const [given, person] = [await course(), await candidate()];
    const { app } = members.cpi;
    const { answer } = await app.get(UnitOfWork).run(async () => {
      await app.get(ChangeCandidate, { strict: false }).run(person, [], (held) => decideWithdrawal(held));
      const asking = at('cpi').post('/enrolments', { course: given, candidate: person }).then((response) => response);
      await eventually('the request waits', () => members.cpi.query(`SELECT FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted`), (rows) => rows.length > 0);
      return { answer: asking };
    });
    expect((await answer).body.code).toBe('enrolment.not-your-candidate');
    expect(await members.cpi.query(`SELECT FROM enrolment WHERE person = $1`, [person])).toEqual([]);
  });

  it('whoever enrols an own candidate in an own course is both parties, and the skills come all the same', async () => {
    const given = await course();
    const { id: person } = (await at('school').post('/candidates', { ...samplePerson(901), profile: sampleProfile, sections: ['occupations'] }).expect(201)).body;
    const { id } = (await at('school').post('/enrolments', { course: given, candidate: person }).expect(201)).body;
    await at('school').post(`/enrolments/${id}/confirm`).expect(200);
    await at('school').post(`/enrolments/${id}/complete`).expect(200);
    expect((await at('school').get(`/candidates/${person}`)).body.profile.skills).toContainEqual({ uri: TAUGHT });
    // The person shares no skills: the network learns of none.
    expect(await members.school.query(`SELECT 1 FROM outbox WHERE entity = $1 AND payload LIKE '%impianti-1%'`, [person])).toEqual([]);
  });

  it('whoever revokes consent leaves the courses, and the place goes to the next', async () => {
    const given = await course({ places: 1 });
    const [leaving, next] = [await candidate(), await candidate()];
    const [first, second] = [await requested(given, leaving), await requested(given, next)];
    await at('school').post(`/enrolments/${first}/confirm`).expect(200);
    await at('school').post(`/enrolments/${second}/confirm`).expect(200);
    await inState('cpi', second, 'waiting', 1);
    await at('cpi').put(`/candidates/${leaving}/consents`, { sections: [] }).expect(200);
    await inState('school', first, 'withdrawn');
    await inState('cpi', second, 'confirmed');
    expect((await at('cpi').post('/enrolments', { course: given, candidate: leaving }).expect(403)).body.code).toBe('enrolment.not-your-candidate');
  });

  it('an erased person leaves no trace at either party, and the place goes to the next', async () => {
    const given = await course({ places: 1 });
    const [erased, next] = [await candidate(), await candidate()];
    const [first, second] = [await requested(given, erased), await requested(given, next)];
    await at('school').post(`/enrolments/${first}/confirm`).expect(200);
    await at('school').post(`/enrolments/${second}/confirm`).expect(200);
    await inState('cpi', second, 'waiting', 1);
    await members.cpi.as('manager').post(`/candidates/${erased}/erase`).expect(202);
    await eventually('nothing of the person at the school', () => members.school.query(`SELECT 1 FROM enrolment WHERE person = $1`, [erased]), (rows) => rows.length === 0);
    expect(await members.cpi.query(`SELECT 1 FROM enrolment WHERE person = $1`, [erased])).toEqual([]);
    await inState('cpi', second, 'confirmed');
  });

  it('a need is taken up by a course that names it, and the course carries the story on', async () => {
    const story = '0193565c-2222-7000-8000-00000000aaaa';
    const need = '0193565c-0000-7000-8000-00000000bbbb';
    expect((await at('school').post('/courses', { ...COURSE, need }).then(({ body }) => at('school').post(`/courses/${body.id}/publish`).expect(422))).body.faults).toEqual([expect.objectContaining({ field: 'need' })]);
    const data: NeedState = {
      status: 'declared', kind: 'industrial-project', title: 'Nuovo stabilimento', sector: '27.11.00', municipality: '075035',
      occupations: [{ occupation: { isco: '7411' }, headcount: 12, skills: [TAUGHT] }], from: '2027-09-01', declaredOn: '2026-11-23', takeUpBy: '2027-01-22T22:59:59.000Z', sample: true,
    };
    await members.cpi.app.get(UnitOfWork).run((tx) => members.cpi.app.get(Outbox, { strict: false }).add(needDeclaredV1, { entity: need, version: 1, data, correlationId: story }, tx));
    expect((await seen('school', `/board/needs/${need}`)).body).toMatchObject({ publisher: 'cpi-esempio', kind: 'industrial-project', courses: [] });
    expect((await at('school').get('/board/needs?kind=industrial-project&isco=74&sector=27&municipality=075035&answer=open').expect(200)).body.items).toMatchObject([{ id: need }]);
    const given = await course({ need });
    expect(await members.school.query(`SELECT correlation_id AS story FROM outbox WHERE entity = $1`, [given])).toEqual([{ story }]);
    expect((await at('cpi').get('/board/needs?answer=taken-up').expect(200)).body.items).toMatchObject([{ id: need, courses: [given] }]);
    expect((await at('cpi').get('/board/needs?answer=open').expect(200)).body.items).toEqual([]);
  });

  it('plans the courses that open vacancies of an occupation, explains each, and logs the plan', async () => {
    const electrician = 'http://data.europa.eu/esco/occupation/4910419f-b4af-4f59-b544-9dbebc8a74f0';
    const offered = (await at('cpi').post('/vacancies', { ...sampleVacancy, essentialSkills: ['http://data.europa.eu/esco/skill/plan-1'], optionalSkills: ['http://data.europa.eu/esco/skill/plan-2', 'http://data.europa.eu/esco/skill/plan-3'] }).expect(201)).body.id;
    await at('cpi').post(`/vacancies/${offered}/publish`).expect(200);
    const given = await course({ skills: ['http://data.europa.eu/esco/skill/plan-1'], title: 'Corso del piano', startDate: '2027-04-05', endDate: '2027-04-30', enrolUntil: '2027-04-01' });
    const clashing = await course({ skills: ['http://data.europa.eu/esco/skill/plan-2'] });
    const closed = await course({ skills: ['http://data.europa.eu/esco/skill/plan-3'], title: 'Corso chiuso', entry: { educationEqf: 8, skills: [], languages: [{ code: 'en', cefr: 'C2' }] } });
    const person = await candidate();
    const plan = (await at('cpi').get(`/candidates/${person}/training-plan?occupation=${encodeURIComponent(electrician)}`).expect(200)).body;
    expect(plan.gap).toEqual(expect.arrayContaining([
      expect.objectContaining({ skill: 'http://data.europa.eu/esco/skill/plan-1', essential: 1, optional: 0, closed: true }),
      expect.objectContaining({ skill: 'http://data.europa.eu/esco/skill/plan-2', essential: 0, optional: 1, closed: false, elsewhere: [clashing] }),
    ]));
    expect(plan.steps).toHaveLength(2);
    expect(plan.steps[1]).toEqual(expect.objectContaining({ course: given, publisher: 'school-esempio', opens: [offered], gains: ['http://data.europa.eu/esco/skill/plan-1'] }));
    expect(plan.steps[1].explanation).toEqual({
      it: 'Passo 2: «Corso del piano» (school-esempio), dal 2027-04-05 al 2027-04-30. Aggiunge: http://data.europa.eu/esco/skill/plan-1. Apre 1 offerta: dopo, 2 su 2 sono aperte. È il solo corso della rete che a questo punto si possa seguire e serva.',
      en: 'Step 2: “Corso del piano” (school-esempio), from 2027-04-05 to 2027-04-30. Adds: http://data.europa.eu/esco/skill/plan-1. Opens 1 vacancy: afterwards 2 of 2 are open. It is the only course of the network that can be followed at this point and helps.',
    });
    expect(plan.closed).toEqual([{
      course: closed, publisher: 'school-esempio', title: 'Corso chiuso', teaches: ['http://data.europa.eu/esco/skill/plan-3'],
      because: [{ it: expect.stringContaining('almeno il livello EQF 8'), en: expect.any(String) }, { it: expect.stringContaining('la lingua «en» al livello C2'), en: expect.any(String) }],
    }]);
    const run = (await members.cpi.as('manager').get(`/matches/runs/${plan.run}`).expect(200)).body;
    expect(run).toMatchObject({ direction: 'training-plan-for-candidate', subject: person, inputs: { occupation: electrician }, askedBy: 'operator-1', persons: [person] });
    await at('cpi').get(`/candidates/${person}/training-plan?occupation=elettricista`).expect(400);
    await at('cpi').get(`/candidates/${person}/training-plan?occupation=http://data.europa.eu/esco/occupation/unknown`).expect(422);
    await at('school').get(`/candidates/${person}/training-plan?occupation=${encodeURIComponent(electrician)}`).expect(404);
  });

  it('what an own candidate learnt on an own course is in the profile again after a restore, once, and without a word to the network', async () => {
    const person: string = (await at('school').post('/candidates', { ...samplePerson(950), profile: sampleProfile }).expect(201)).body.id;
    const skills = async (): Promise<string[]> => (await at('school').get(`/candidates/${person}`).expect(200)).body.profile.skills.map(({ uri }: { uri: string }) => uri);
    // As the backup has it.
    const held = await skills();
    expect(held).not.toContain(TAUGHT);
    const told = (): Promise<unknown> => members.school.query('SELECT count(*) AS events FROM outbox WHERE person = $1', [person]);
    const before = await told();
    const restore = (holder: string): Promise<boolean> => members.school.app.get(UnitOfWork).run((tx) => members.school.app.get(RestoreGainedSkills, { strict: false })
      .restore({ person, source: 'school-esempio', data: { holder, skills: [TAUGHT] } } as unknown as ReceivedEvent, tx));
    await restore('cpi-esempio');
    expect(await skills()).toEqual(held);
    await restore('school-esempio');
    const { version } = (await at('school').get(`/candidates/${person}`)).body;
    await restore('school-esempio');
    expect([await skills(), (await at('school').get(`/candidates/${person}`)).body.version, await told()]).toEqual([[...held, TAUGHT], version, before]);
  });

  it('enrolments and courses built anew from the log and the hub have the same rows', async () => {
    for (const kind of ['cpi', 'school'] as const) {
      const rows = (): Promise<unknown> => members[kind].query(`SELECT (SELECT json_agg(e ORDER BY e.id) FROM enrolment e) AS enrolments, (SELECT json_agg(c ORDER BY c.id) FROM board_course c) AS courses`);
      const before = await rows();
      const technician = members[kind].as('technician');
      for (const name of ['EnrolmentProjection', 'BoardCourseProjection']) {
        await technician.post(`/projections/${name}/rebuild`).expect(202);
        expect((await eventually(`${name} rebuilt`, () => technician.get(`/projections/${name}`), ({ body }) => body.status !== 'rebuilding')).body).toMatchObject({ status: 'rebuilt', failure: null, result: { identical: true } });
      }
      expect(await rows()).toEqual(before);
    }
  });

  it('nothing that travels names a person', async () => {
    for (const { payload } of await members.cpi.query<{ payload: string | null }>(`SELECT payload FROM outbox WHERE stream = 'TRAINING'`)) expect(payload ?? '').not.toMatch(/Persona|example\.org|PSN80A|0832/);
    expect(await members.cpi.query(`SELECT DISTINCT audience FROM outbox WHERE type LIKE 'training.enrolment-%'`)).toEqual([{ audience: 'school-esempio' }]);
  });
});
