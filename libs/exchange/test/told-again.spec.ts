import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGREEMENT, retentionOf } from '@filiera/contracts';
import { ENTER_DOUBT, InDoubt, type MemberManifest, type SweepsRegularly } from '@filiera/member-kit';
import { eventually, HubForTests, RunningMember, samplePerson, sampleProfile, sampleVacancy, testMember } from '@filiera/testing';
import { exchangeWithCourses, exchangeWithPlacements } from '../src/index.js';
import { PruneBoard } from '../src/board/prune-board.js';
import { TellCandidatesAgain } from '../src/candidates/tell-candidates-again.js';
import { PruneCourseBoard } from '../src/courses/prune-course-board.js';
import { TellCoursesAgain } from '../src/courses/tell-courses-again.js';
import { PruneEnrolments } from '../src/enrolments/prune-enrolments.js';
import { TellEnrolmentsAgain } from '../src/enrolments/tell-enrolments-again.js';
import { PrunePlacements } from '../src/placements/prune-placements.js';
import { TellPlacementsAgain } from '../src/placements/tell-placements-again.js';

const FEATURES = { cpi: exchangeWithPlacements, agency: exchangeWithPlacements, university: exchangeWithCourses } as const;
type Kind = keyof typeof FEATURES;
type Sweep = new (...args: never[]) => SweepsRegularly;
const manifestOf = (kind: Kind): MemberManifest => ({ ...FEATURES[kind], kind, agreement: '^1.3.0' });

const START = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400_000;

/** An office, an agency and a university over a real hub, whose clocks the years pass by. */
describe('what lasts longer than the agreement keeps an event', () => {
  const identities = { cpi: testMember('cpi'), agency: testMember('agency'), university: testMember('university') };
  const clock = { present: START, now: (): Date => new Date(clock.present) };
  let hub: HubForTests;
  let members: Record<Kind, RunningMember>;
  let people = 0;

  beforeAll(async () => {
    hub = await HubForTests.start(Object.values(identities));
    const start = async (kind: Kind): Promise<[Kind, RunningMember]> => [kind, await RunningMember.start(manifestOf(kind), { hub, member: identities[kind], clock })];
    members = Object.fromEntries(await Promise.all((Object.keys(FEATURES) as Kind[]).map(start))) as Record<Kind, RunningMember>;
  });
  afterAll(async () => {
    await Promise.all(Object.values(members ?? {}).map((member) => member.stop()));
    await hub?.[Symbol.asyncDispose]();
  });

  const at = (kind: Kind) => members[kind].as('operator');
  const swept = (kind: Kind, sweep: Sweep): Promise<number> => members[kind].app.get(sweep, { strict: false }).sweep();
  const after = (type: string, part: number): void => { clock.present += Math.round(part * retentionOf(AGREEMENT, type) * 1_000); };
  const seen = (kind: Kind, path: string, as: (body: Record<string, unknown>) => boolean = () => true) =>
    eventually(`${path} at ${kind}`, () => at(kind).get(path), ({ status, body }) => status === 200 && as(body as Record<string, unknown>));
  const told = async (kind: Kind, entity: string): Promise<string[]> =>
    (await members[kind].query<{ told: string }>(`SELECT DISTINCT entity_version, type || ' ' || entity_version AS told FROM outbox WHERE entity = $1 AND type NOT LIKE 'network.%' ORDER BY entity_version`, [entity])).map((row) => row.told);
  const registered = async (kind: Kind): Promise<string> =>
    (await at(kind).post('/candidates', { ...samplePerson(people++), profile: sampleProfile, sections: ['occupations', 'skills', 'availability', 'mobility'] }).expect(201)).body.id;

  describe('a person who is still on the network', () => {
    const type = 'candidate.registered.v1';

    it('is told again before anybody drops them, as they are and on the consents in force', async () => {
      const id = await registered('agency');
      const before = (await seen('cpi', `/board/candidates/${id}`)).body;
      const own = (await at('agency').get(`/candidates/${id}`).expect(200)).body;
      after(type, 0.8);
      expect(await swept('agency', TellCandidatesAgain)).toBe(0);
      after(type, 0.15);
      expect(await swept('agency', TellCandidatesAgain)).toBe(1);
      expect(await swept('agency', TellCandidatesAgain)).toBe(0);
      expect(await told('agency', id)).toEqual([`${type} 1`, 'candidate.updated.v1 2']);
      await seen('cpi', `/board/candidates/${id}`, ({ version }) => version === 2);
      after(type, 0.1);
      for (const kind of ['cpi', 'agency', 'university'] as const) await swept(kind, PruneBoard);
      expect((await at('cpi').get(`/board/candidates/${id}`).expect(200)).body).toEqual({ ...before, version: 2 });
      // Nobody has touched the person's record, nor asked them anything: it says so.
      expect((await at('agency').get(`/candidates/${id}`).expect(200)).body).toEqual({ ...own, version: 2 });
      await at('agency').post(`/candidates/${id}/withdraw`).expect(200);
    });

    it('is told again at the next start where the node was off beyond that time', async () => {
      const id = await registered('agency');
      await seen('cpi', `/board/candidates/${id}`);
      after(type, 1.2);
      await swept('cpi', PruneBoard);
      await swept('agency', PruneBoard);
      await at('cpi').get(`/board/candidates/${id}`).expect(404);
      expect(await swept('agency', TellCandidatesAgain)).toBe(1);
      await seen('cpi', `/board/candidates/${id}`, ({ version }) => version === 2);
      await at('agency').post(`/candidates/${id}/withdraw`).expect(200);
    });

    it('is not once withdrawn or erased, nor while a restored node has to ask what holds', async () => {
      const [withdrawn, erased, forgotten, shared] = [await registered('agency'), await registered('agency'), await registered('agency'), await registered('agency')];
      await at('agency').post(`/candidates/${withdrawn}/withdraw`).expect(200);
      await members.agency.as('manager').post(`/candidates/${erased}/erase`).expect(202);
      await members.agency.query(`INSERT INTO outbox_forgotten (stream, entity, type, version, person, told_at) VALUES ('CANDIDATES', $1, 'candidate.updated.v1', 7, $1, now())`, [forgotten]);
      after(type, 0.95);
      await members.agency.query(ENTER_DOUBT);
      await expect(swept('agency', TellCandidatesAgain)).rejects.toThrow(InDoubt);
      await members.agency.query('DELETE FROM outbox_doubt');
      expect(await swept('agency', TellCandidatesAgain)).toBe(1);
      expect(await told('agency', withdrawn)).toEqual([`${type} 1`, 'candidate.withdrawn.v1 2']);
      expect((await told('agency', erased)).slice(1)).toEqual([]);
      expect(await told('agency', forgotten)).toEqual([`${type} 1`]);
      expect(await told('agency', shared)).toEqual([`${type} 1`, 'candidate.updated.v1 2']);
    });
  });

  describe('a job', () => {
    const type = 'placement.started.v1';

    async function offered(): Promise<string> {
      const validUntil = new Date(clock.present + 20 * DAY).toISOString().slice(0, 10);
      const { id } = (await at('agency').post('/vacancies', { ...sampleVacancy, validUntil, agencyAuthorisation: 'Aut. Min. Esempio 0001' }).expect(201)).body;
      await at('agency').post(`/vacancies/${id}/publish`).expect(200);
      return id;
    }
    async function recorded(source: object, terms: object = {}): Promise<string> {
      const startDate = new Date(clock.present).toISOString().slice(0, 10);
      const { id } = (await at('agency').post('/placements', { ...source, contract: 'permanent', startDate, ...terms }).expect(201)).body;
      await seen('cpi', `/placements/${id}`);
      return id;
    }
    async function placed(terms: object): Promise<{ id: string; person: string }> {
      const person = await registered('agency');
      return { id: await recorded({ vacancy: await offered(), candidate: person }, terms), person };
    }
    /** Somebody whom the university follows, on a vacancy of the agency. */
    async function referred(): Promise<{ id: string; person: string }> {
      const [person, vacancy] = [await registered('university'), await offered()];
      await seen('university', `/board/vacancies/${vacancy}`);
      const referral = (await at('university').post('/referrals', { vacancy, candidate: person }).expect(201)).body.id;
      await seen('agency', `/referrals/${referral}`);
      await at('agency').post(`/referrals/${referral}/accept`).expect(200);
      const id = await recorded({ referral });
      await seen('university', `/placements/${id}`);
      return { id, person };
    }
    /** The holder's people stay on the board meanwhile. */
    const years = async (part: number): Promise<void> => {
      for (let half = 0; half < 2; half++) {
        after(type, part / 2);
        for (const kind of ['agency', 'university'] as const) await swept(kind, TellCandidatesAgain);
      }
    };

    it('that lasts is told again, so that whoever follows it does so until it ends', async () => {
      const [{ id }, left, over] = [await placed({}), await placed({}), await placed({ contract: 'fixed-term', endDate: new Date(clock.present + 300 * DAY).toISOString().slice(0, 10) })];
      await at('agency').post(`/candidates/${left.person}/withdraw`).expect(200);
      const state = (await at('cpi').get(`/placements/${id}`).expect(200)).body;
      await years(0.95);
      expect(await swept('agency', TellPlacementsAgain)).toBe(1);
      expect(await swept('agency', TellPlacementsAgain)).toBe(0);
      expect(await told('agency', id)).toEqual([`${type} 1`, 'placement.transformed.v1 2']);
      for (const other of [left, over]) expect(await told('agency', other.id)).toEqual([`${type} 1`]);
      await seen('cpi', `/placements/${id}`, ({ version }) => version === 2);
      await years(0.1);
      expect([await swept('cpi', PrunePlacements), await swept('agency', PrunePlacements)]).toEqual([2, 1]);
      expect((await at('cpi').get(`/placements/${id}`).expect(200)).body).toEqual({ ...state, version: 2 });
      await at('agency').get(`/placements/${over.id}`).expect(404);
      // Whoever told of it still has its end to tell (clause 6.2).
      await at('agency').get(`/placements/${left.id}`).expect(200);
      await at('agency').post(`/placements/${id}/end`, { endDate: new Date(clock.present).toISOString().slice(0, 10), reason: 'resignation' }).expect(200);
      await seen('cpi', `/placements/${id}`, ({ status }) => status === 'ended');
    });

    it('of another member\'s candidate is told again to that member, as long as it has the person on the network', async () => {
      const [{ id, person }, left] = [await referred(), await referred()];
      await at('university').post(`/candidates/${left.person}/withdraw`).expect(200);
      await eventually('the withdrawal', () => at('agency').get(`/board/candidates/${left.person}`), ({ status }) => status === 404);
      await years(0.95);
      await seen('agency', `/board/candidates/${person}`, ({ version }) => version === 3);
      await swept('agency', PruneBoard);
      await swept('agency', TellPlacementsAgain);
      expect(await told('agency', left.id)).toEqual([`${type} 1`]);
      await seen('university', `/placements/${id}`, ({ version }) => version === 2);
      await years(0.1);
      expect(await swept('university', PrunePlacements)).toBe(1);
      await at('university').get(`/placements/${id}`).expect(200);
    });

    it('is told again at the next start where the node was off beyond that time', async () => {
      const { id } = await placed({});
      await years(1.2);
      await Promise.all([swept('agency', PrunePlacements), swept('cpi', PrunePlacements)]);
      await at('cpi').get(`/placements/${id}`).expect(404);
      expect(await swept('agency', TellPlacementsAgain)).toBeGreaterThan(0);
      await seen('cpi', `/placements/${id}`, ({ version, status }) => version === 2 && status === 'active');
    });
  });

  it('a course of five years stays on every board, and so do the places on it, until what was learnt is told', async () => {
    const day = (days: number): string => new Date(clock.present + days * DAY).toISOString().slice(0, 10);
    const course = (await at('university').post('/courses', {
      title: 'Laurea di prova in architettura', description: 'Cinque anni.', skills: sampleProfile.skills.map(({ uri }) => uri), places: 20, startDate: day(60), endDate: day(1_800), enrolUntil: day(50),
      hours: 1_800, municipality: '075035', sample: true,
    }).expect(201)).body.id;
    await at('university').post(`/courses/${course}/publish`).expect(200);
    await seen('cpi', `/board/courses/${course}`);
    const person = await registered('cpi');
    const enrolment = (await at('cpi').post('/enrolments', { course, candidate: person }).expect(201)).body.id;
    await seen('university', `/enrolments/${enrolment}`);
    await at('university').post(`/enrolments/${enrolment}/confirm`).expect(200);
    await seen('cpi', `/enrolments/${enrolment}`, ({ status }) => status === 'confirmed');

    after('training.course-published.v1', 0.95);
    expect([await swept('university', TellCoursesAgain), await swept('university', TellEnrolmentsAgain)]).toEqual([1, 1]);
    expect([await swept('university', TellCoursesAgain), await swept('university', TellEnrolmentsAgain)]).toEqual([0, 0]);
    await seen('cpi', `/board/courses/${course}`, ({ version }) => version === 3);
    await seen('cpi', `/enrolments/${enrolment}`, ({ version }) => version === 3);
    after('training.course-published.v1', 0.1);
    for (const kind of ['cpi', 'university'] as const) {
      await swept(kind, PruneCourseBoard);
      await swept(kind, PruneEnrolments);
    }
    await at('cpi').get(`/board/courses/${course}`).expect(200);
    // Off beyond that time: whoever gives the course still knows who has the places.
    after('training.course-published.v1', 1.1);
    await swept('university', PruneEnrolments);
    expect(await swept('university', TellEnrolmentsAgain)).toBe(1);
    await seen('cpi', `/enrolments/${enrolment}`, ({ version }) => version === 4);
    await at('university').post(`/enrolments/${enrolment}/complete`).expect(200);
    await seen('cpi', `/enrolments/${enrolment}`, ({ status }) => status === 'completed');
  });
});
