import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralAcceptedV1, referralProposedV1, vacancyPublishedV1, type MemberKind, type ReferralState } from '@filiera/contracts';
import { UnitOfWork } from '@filiera/member-kit';
import { eventually, HubForTests, RunningMember, samplePerson, sampleProfile, sampleVacancy, signedMessage, testMember, type TestMember } from '@filiera/testing';
import { ChangeCandidate } from '../src/candidates/change-candidate.js';
import { decideWithdrawal } from '../src/candidates/decide-candidate.js';
import { exchange, exchangeWithPlacements } from '../src/index.js';
import { OnCrossingProposal } from '../src/referrals/on-crossing-proposal.js';

const FEATURES = { cpi: exchangeWithPlacements, agency: exchangeWithPlacements, school: exchange } as const;
type Kind = keyof typeof FEATURES & MemberKind;

/** A school with candidates, an agency with vacancies, and an employment office that looks on, over a real hub. */
describe('referrals between two members', () => {
  const identities: Readonly<Record<Kind, TestMember>> = { cpi: testMember('cpi'), agency: testMember('agency'), school: testMember('school') };
  /** Another agency, whose program does as it likes. */
  const stranger = testMember('agency', 'agenzia-estranea');
  const clock = { present: new Date('2026-11-23T12:00:00Z'), now: (): Date => clock.present };
  let hub: HubForTests;
  let members: Record<Kind, RunningMember>;
  let people = 0;

  beforeAll(async () => {
    hub = await HubForTests.start([...Object.values(identities), stranger]);
    const start = async (kind: Kind): Promise<[Kind, RunningMember]> =>
      [kind, await RunningMember.start({ ...FEATURES[kind], kind, agreement: '^1.0.0' }, { hub, member: identities[kind], clock })];
    members = Object.fromEntries(await Promise.all((Object.keys(FEATURES) as Kind[]).map(start))) as Record<Kind, RunningMember>;
  });
  afterAll(async () => {
    await Promise.all(Object.values(members ?? {}).map((member) => member.stop()));
    await hub?.[Symbol.asyncDispose]();
  });

  const at = (kind: Kind) => members[kind].as('operator');
  const seen = (kind: Kind, path: string) => eventually(`${path} at ${kind}`, () => at(kind).get(path), ({ status }) => status === 200);
  const inState = (kind: Kind, id: string, status: string) => eventually(`referral ${status} at ${kind}`, () => at(kind).get(`/referrals/${id}`), ({ body }) => body.status === status);

  async function candidate(): Promise<string> {
    people += 1;
    const { id } = (await at('school').post('/candidates', { ...samplePerson(people), profile: sampleProfile, sections: ['occupations', 'skills', 'availability', 'mobility'] }).expect(201)).body;
    await seen('agency', `/board/candidates/${id}`);
    return id;
  }

  async function vacancy(): Promise<string> {
    const { id } = (await at('agency').post('/vacancies', { ...sampleVacancy, agencyAuthorisation: 'Aut. Min. Esempio 0001' }).expect(201)).body;
    await at('agency').post(`/vacancies/${id}/publish`).expect(200);
    await seen('school', `/board/vacancies/${id}`);
    return id;
  }

  async function proposed(by: Kind = 'school'): Promise<{ id: string; vacancy: string; candidate: string }> {
    const pair = { vacancy: await vacancy(), candidate: await candidate() };
    const { id } = (await at(by).post('/referrals', pair).expect(201)).body;
    await seen(by === 'school' ? 'agency' : 'school', `/referrals/${id}`);
    return { id, ...pair };
  }

  it('the holder proposes, the other accepts, and the contacts reach it alone', async () => {
    const { id, vacancy: offered, candidate: person } = await proposed();
    expect((await at('agency').get('/referrals?waitingFor=me&direction=received').expect(200)).body.items).toEqual([
      expect.objectContaining({ id, candidate: person, waitingForMe: true, late: false, answerBy: '2026-11-30T22:59:59.000Z', vacancy: { id: offered, known: true, title: sampleVacancy.title, status: 'published' } }),
    ]);
    await at('agency').post(`/referrals/${id}/accept`).expect(200);
    const contacts = (await seen('agency', `/referrals/${id}/contacts`)).body;
    expect(contacts).toMatchObject({ firstName: 'Persona', email: `persona${people}@example.org`, phone: '+39 0832 000001' });
    expect(Object.keys(contacts).sort()).toEqual(['email', 'firstName', 'lastName', 'phone', 'receivedAt']);
    await members.agency.as('manager').get(`/referrals/${id}/contacts`).expect(200);
    await members.agency.as('technician').get(`/referrals/${id}/contacts`).expect(403);
    await at('school').get(`/referrals/${id}/contacts`).expect(404);
    await at('cpi').get(`/referrals/${id}`).expect(404);
    expect((await inState('school', id, 'accepted')).body).toMatchObject({ contacts: 'sent', direction: 'sent' });
    expect(await members.cpi.query(`SELECT * FROM referral`)).toEqual([]);
  });

  it('the owner of a vacancy asks for a candidate it saw, and the holder’s own acceptance sends the contacts', async () => {
    const { id } = await proposed('agency');
    expect((await at('school').get(`/referrals/${id}`)).body).toMatchObject({ proposedBy: 'vacancy-owner', waitingForMe: true });
    await at('agency').post(`/referrals/${id}/accept`).expect(403);
    await at('school').post(`/referrals/${id}/accept`).expect(200);
    await seen('agency', `/referrals/${id}/contacts`);
  });

  it('an identifier in upper case is another text, and refused: erasures compare texts', async () => {
    const pair = { vacancy: await vacancy(), candidate: await candidate() };
    for (const field of ['vacancy', 'candidate'] as const) {
      const asked = { ...pair, [field]: pair[field].toUpperCase() };
      expect((await at('school').post('/referrals', asked).expect(400)).body.faults).toEqual([expect.objectContaining({ field, rule: 'entity-id' })]);
      expect((await at('agency').post('/placements', { ...asked, contract: 'permanent', startDate: '2026-12-01' }).expect(400)).body.faults).toEqual([expect.objectContaining({ field, rule: 'entity-id' })]);
    }
    await at('school').get(`/referrals?candidate=${pair.candidate.toUpperCase()}`).expect(400);
  });

  it('a proposal whose vacancy owner is null means the vacancy as one that names none', async () => {
    const offered = await vacancy();
    const { body } = await at('school').post('/referrals', { vacancy: offered, candidate: await candidate(), vacancyOwner: null }).expect(201);
    expect(body).toMatchObject({ status: 'proposed', vacancy: { id: offered } });
  });

  it('a refusal has a reason from the list, and the pair can be proposed again', async () => {
    const { id, ...pair } = await proposed();
    await at('agency').post(`/referrals/${id}/decline`, {}).expect(400);
    await at('agency').post(`/referrals/${id}/decline`, { reason: 'age' }).expect(400);
    await at('agency').post(`/referrals/${id}/decline`, { reason: 'requirements-not-met' }).expect(200);
    expect((await inState('school', id, 'declined')).body).toMatchObject({ declineReason: 'requirements-not-met', contacts: 'dropped' });
    expect((await at('agency').post(`/referrals/${id}/accept`).expect(409)).body).toMatchObject({ code: 'referral.wrong-status' });
    await at('school').post('/referrals', pair).expect(201);
    expect((await at('school').post('/referrals', pair).expect(409)).body).toMatchObject({ code: 'referral.already-open' });
  });

  it('a withdrawal takes the contacts back', async () => {
    const { id } = await proposed();
    await at('agency').post(`/referrals/${id}/accept`).expect(200);
    await seen('agency', `/referrals/${id}/contacts`);
    await inState('school', id, 'accepted');
    await at('school').post(`/referrals/${id}/withdraw`).expect(200);
    await inState('agency', id, 'withdrawn');
    expect((await at('agency').get(`/referrals/${id}/contacts`).expect(404)).body).toMatchObject({ code: 'referral.no-contacts' });
    expect(await members.agency.query(`SELECT way, first_name, email, phone FROM referral_contacts WHERE referral = $1`, [id])).toEqual([{ way: 'dropped', first_name: null, email: null, phone: null }]);
  });

  it('a candidate who leaves the network leaves its referrals: what is open ends, and the contacts go', async () => {
    const { id, candidate: person } = await proposed();
    await at('agency').post(`/referrals/${id}/accept`).expect(200);
    await seen('agency', `/referrals/${id}/contacts`);
    await inState('school', id, 'accepted');
    const { id: asked } = (await at('agency').post('/referrals', { vacancy: await vacancy(), candidate: person }).expect(201)).body;
    await seen('school', `/referrals/${asked}`);
    await at('school').post(`/candidates/${person}/withdraw`, { reason: 'consent-revoked' }).expect(200);
    await inState('agency', id, 'withdrawn');
    expect((await inState('agency', asked, 'declined')).body).toMatchObject({ declineReason: 'candidate-unavailable' });
    await at('agency').get(`/referrals/${id}/contacts`).expect(404);
  });

  it('a placement closes the referral as hired, fills the position, and reaches the parties and the employment offices', async () => {
    const { id, vacancy: offered, candidate: person } = await proposed();
    await at('agency').post('/placements', { referral: id, contract: 'permanent', startDate: '2026-12-01' }).expect(409);
    await at('agency').post(`/referrals/${id}/accept`).expect(200);
    const { id: placement } = (await at('agency').post('/placements', { referral: id, contract: 'permanent', startDate: '2026-12-01' }).expect(201)).body;
    expect((await seen('school', `/placements/${placement}`)).body).toMatchObject({ candidate: person, referral: id, referralKnown: true, vacancyTitle: sampleVacancy.title });
    expect((await seen('cpi', `/placements/${placement}`)).body).toMatchObject({ candidate: person, referralKnown: false });
    expect((await inState('school', id, 'closed')).body).toMatchObject({ outcome: 'hired' });
    expect((await at('agency').get(`/vacancies/${offered}`)).body).toMatchObject({ openPositions: sampleVacancy.positions - 1 });
    await at('agency').get(`/referrals/${id}/contacts`).expect(200);
    await at('school').post(`/placements/${placement}/end`, { endDate: '2026-11-20', reason: 'other' }).expect(404);
  });

  it('a school records no placements: the agreement gives that to others', async () => {
    const answer = await at('school').post('/placements', { vacancy: await vacancy(), candidate: await candidate(), contract: 'permanent', startDate: '2026-12-01' });
    expect(answer.status).toBe(405);
  });

  it('nobody is referred to a vacancy that is closed', async () => {
    const { id, vacancy: offered } = await proposed();
    await at('agency').post(`/vacancies/${offered}/withdraw`).expect(200);
    expect((await at('agency').post(`/referrals/${id}/accept`).expect(409)).body).toMatchObject({ code: 'referral.vacancy-not-live' });
    await eventually('the vacancy withdrawn at the school', () => at('school').get(`/board/vacancies/${offered}`), ({ body }) => body.status === 'withdrawn');
    expect((await at('school').post('/referrals', { vacancy: offered, candidate: await candidate() }).expect(409)).body).toMatchObject({ code: 'referral.vacancy-not-live' });
  });

  it('nobody is proposed who is being taken off the network', async () => {
    const pair = { vacancy: await vacancy(), candidate: await candidate() };
    const { app } = members.school;
    const { answer } = await app.get(UnitOfWork).run(async () => {
      await app.get(ChangeCandidate, { strict: false }).run(pair.candidate, [], (held) => decideWithdrawal(held));
      const proposing = at('school').post('/referrals', pair).then((response) => response);
      await eventually('the proposal waits', () => members.school.query(`SELECT FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted`), (rows) => rows.length > 0);
      return { answer: proposing };
    });
    expect((await answer).body.code).toBe('referral.candidate-not-available');
    expect(await members.school.query(`SELECT FROM referral WHERE person = $1`, [pair.candidate])).toEqual([]);
  });

  it('a crossing proposal that has ended already takes nothing back when it comes once more', async () => {
    const { id, ...pair } = await proposed('agency');
    const [step] = await members.school.query<{ event: string; at: Date }>(`SELECT event, at FROM referral_step WHERE referral = $1`, [id]);
    const { vacancyOwner, holder, answerBy } = (await at('school').get(`/referrals/${id}`)).body;
    await at('agency').post(`/referrals/${id}/withdraw`).expect(200);
    await inState('school', id, 'withdrawn');
    const own = (await at('school').post('/referrals', pair).expect(201)).body.id;
    const data: ReferralState = { status: 'proposed', vacancy: pair.vacancy, vacancyOwner: vacancyOwner.id, holder: holder.id, proposedBy: 'vacancy-owner', answerBy };
    await members.school.app.get(UnitOfWork).run((tx) => members.school.app.get(OnCrossingProposal, { strict: false }).onProposed({
      id: step!.event, type: referralProposedV1.type, source: identities.agency.id, sourceKind: 'agency', audience: identities.school.id, entity: id, version: 1, person: pair.candidate,
      time: step!.at, data, correlationId: randomUUID(), sequence: 1,
    }, { tx, rebuild: false, own: false }));
    expect((await at('school').get(`/referrals/${own}`)).body).toMatchObject({ status: 'proposed' });
  });

  it('of two proposals that cross, one stays open, the same one at both', async () => {
    const pairs = await Promise.all(Array.from({ length: 4 }, async () => ({ vacancy: await vacancy(), candidate: await candidate() })));
    for (const pair of pairs) await Promise.all([at('school').post('/referrals', pair), at('agency').post('/referrals', pair)]);
    const open = (kind: Kind, { vacancy: offered }: { vacancy: string }) => at(kind).get(`/referrals?vacancy=${offered}&status=proposed`);
    for (const pair of pairs) {
      await eventually('one open referral, the same at both', async () => {
        const [school, agency] = [(await open('school', pair)).body.items, (await open('agency', pair)).body.items] as { id: string }[][];
        return school!.length === 1 && agency!.length === 1 && school![0]!.id === agency![0]!.id;
      }, (same) => same);
    }
  });

  it('a proposal that arrives while the own one is being committed is not overlooked', async () => {
    const slowly = (kind: 'school' | 'agency', seconds: number) => members[kind].query(`
      CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(${seconds}); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER slowly AFTER INSERT ON referral DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.written_by = '${identities[kind].id}') EXECUTE FUNCTION slowly()`);
    const atOnce = (kind: 'school' | 'agency') => members[kind].query('DROP TRIGGER IF EXISTS slowly ON referral; DROP FUNCTION IF EXISTS slowly');
    const pair = { vacancy: await vacancy(), candidate: await candidate() };
    try {
      await Promise.all([slowly('agency', 0.5), slowly('school', 1.5)]);
      // The agency's is the earlier one, and reaches the school before the school's own is committed.
      const first = at('agency').post('/referrals', pair).expect(201).then(({ body }) => body.id as string);
      await new Promise((resolve) => { setTimeout(resolve, 100); });
      const second = at('school').post('/referrals', pair).expect(201).then(({ body }) => body.id as string);
      await inState('school', await second, 'withdrawn');
      await inState('agency', await second, 'withdrawn');
      for (const kind of ['school', 'agency'] as const) expect((await at(kind).get(`/referrals/${await first}`)).body).toMatchObject({ status: 'proposed' });
    } finally {
      await Promise.all([atOnce('agency'), atOnce('school')]);
    }
  });

  /** What the stranger writes of a referral between the school's candidate and a vacancy that it calls its own. */
  async function forge(contract: { type: string }, entity: string, person: string, version: number, state: Partial<ReferralState> & Pick<ReferralState, 'vacancy' | 'proposedBy' | 'status'>): Promise<unknown> {
    const data = { vacancyOwner: stranger.id, holder: identities.school.id, answerBy: '2026-11-30T22:59:59.000Z', ...state };
    return hub.publish(signedMessage({ from: stranger, type: contract.type, audience: identities.school.id, entity, person, version, data }));
  }
  const setAside = (entity: string) => eventually('the quarantine', () => members.school.query<{ detail: string }>(`SELECT detail FROM quarantine WHERE subject LIKE $1`, [`%.${entity}`]), (rows) => rows.length > 0);

  it('nobody obtains contacts by accepting what was never proposed, or another person than was', async () => {
    const { id, vacancy: offered, candidate: person } = await proposed();
    const invented = randomUUID();
    await forge(referralAcceptedV1, invented, person, 2, { vacancy: randomUUID(), proposedBy: 'holder', status: 'accepted' });
    expect(await setAside(invented)).toMatchObject([{ detail: expect.stringContaining('did not propose') }]);
    expect(await members.school.query(`SELECT FROM referral_contacts WHERE person = $1`, [person])).toEqual([]);
    expect(await members.school.query(`SELECT FROM outbox WHERE type LIKE 'referral.contacts-shared%' AND person = $1`, [person])).toEqual([]);
    await at('school').get(`/referrals/${invented}`).expect(404);
    const other = await candidate();
    await hub.publish(signedMessage({
      from: identities.agency, type: referralAcceptedV1.type, audience: identities.school.id, entity: id, person: other, version: 2,
      data: { status: 'accepted', vacancy: offered, vacancyOwner: identities.agency.id, holder: identities.school.id, proposedBy: 'holder', answerBy: '2026-11-30T22:59:59.000Z' },
    }));
    await setAside(id);
    expect(await members.school.query(`SELECT FROM referral_contacts WHERE person = ANY ($1::uuid[])`, [[person, other]])).toEqual([]);
  });

  it('whoever claims the id of another’s vacancy does not disturb its proposals, and what concerns others is set aside', async () => {
    const { id, vacancy: offered, candidate: person } = await proposed();
    const claim = '00000000-0000-7000-8000-000000000001';
    await forge(referralProposedV1, claim, person, 1, { vacancy: offered, proposedBy: 'vacancy-owner', status: 'proposed' });
    await seen('school', `/referrals/${claim}`);
    expect((await at('school').get(`/referrals/${id}`).expect(200)).body).toMatchObject({ status: 'proposed' });
    await at('agency').post(`/referrals/${id}/decline`, { reason: 'other' }).expect(200);
    await inState('school', id, 'declined');
    await at('school').post('/referrals', { vacancy: offered, candidate: person }).expect(201);
    const foreign = randomUUID();
    await forge(referralProposedV1, foreign, person, 1, { vacancy: offered, proposedBy: 'vacancy-owner', status: 'proposed', holder: identities.cpi.id });
    await setAside(foreign);
    await at('school').get('/referrals').expect(200);
  });

  it('a person says whose vacancy is meant where another member has published under its id', async () => {
    const pair = { vacancy: await vacancy(), candidate: await candidate() };
    const claimed = (await at('agency').get(`/board/vacancies/${pair.vacancy}`)).body;
    const { id: _, publisher: __, version: ___, km: ____, ...state } = claimed;
    await hub.publish(signedMessage({ from: stranger, type: vacancyPublishedV1.type, audience: 'all', entity: pair.vacancy, data: state }));
    await eventually('both at the school', () => members.school.query(`SELECT FROM board_vacancy WHERE id = $1`, [pair.vacancy]), (rows) => rows.length === 2);
    const asked = await at('school').post('/referrals', pair).expect(409);
    expect(asked.body).toMatchObject({ code: 'board.several-publishers', detail: expect.stringContaining(`${identities.agency.id}, ${stranger.id}`) });
    expect((await at('school').post('/referrals', { ...pair, vacancyOwner: identities.agency.id }).expect(201)).body).toMatchObject({ vacancyOwner: { id: identities.agency.id } });
    await at('school').post('/referrals', { ...pair, vacancyOwner: 'agenzia-assente' }).expect(404);
    // The owner itself means its own.
    await at('agency').post('/referrals', { vacancy: pair.vacancy, candidate: await candidate() }).expect(201);
  });

  it('an answer after its time is taken, and flagged at both', async () => {
    const { id } = await proposed();
    clock.present = new Date('2026-12-01T08:00:00Z');
    expect((await at('school').get(`/referrals/${id}`)).body).toMatchObject({ late: true, answeredAt: null });
    await at('agency').post(`/referrals/${id}/accept`).expect(200);
    expect((await inState('school', id, 'accepted')).body).toMatchObject({ late: true, answeredAt: '2026-12-01T08:00:00.000Z' });
    clock.present = new Date('2026-11-23T12:00:00Z');
  });

  it('an erased candidate leaves no referral, contact or placement anywhere', async () => {
    const { id, candidate: person } = await proposed();
    await at('agency').post(`/referrals/${id}/accept`).expect(200);
    await seen('agency', `/referrals/${id}/contacts`);
    await at('agency').post('/placements', { referral: id, contract: 'permanent', startDate: '2026-12-01' }).expect(201);
    await members.school.as('manager').post(`/candidates/${person}/erase`).expect(202);
    for (const kind of ['agency', 'cpi', 'school'] as const) {
      await eventually(`nothing of the person at ${kind}`, () => members[kind].query(
        `SELECT person FROM referral WHERE person = $1 UNION ALL SELECT person FROM referral_step WHERE person = $1
         UNION ALL SELECT person FROM referral_contacts WHERE person = $1 UNION ALL SELECT person FROM placement WHERE person = $1`, [person]), (rows) => rows.length === 0);
    }
  });
});
