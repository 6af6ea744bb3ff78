import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { placementStartedV1, type PlacementState } from '@filiera/contracts';
import { exchangeWithPlacements } from '@filiera/exchange';
import { eventually, HubForTests, RunningMember, samplePerson, sampleProfile, sampleVacancy, signedMessage, testFolder, testMember } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SettleEmployments } from '../src/mandatory-communications/employment/settle-employments.js';
import { WatchFolder } from '../src/mandatory-communications/folder/watch-folder.js';
import { manifest } from '../src/member.js';
import { again, candidate, coded, EMPLOYER, placementOf, send, START, take, type Worker } from './hand-in.fixture.js';
import { type CommunicationParts, unilav } from './unilav.fixture.js';

describe('a hire that a referral between two members led to', () => {
  const identities = { cpi: testMember('cpi'), agency: testMember('agency') };
  /** Another agency, whose program does as it likes. */
  const stranger = testMember('agency', 'agenzia-estranea');
  const clock = { present: START, now: (): Date => clock.present };
  const folder = join(testFolder('reconciled-hires'), 'in');
  let hub: HubForTests;
  let cpi: RunningMember;
  let agency: RunningMember;

  beforeAll(async () => {
    hub = await HubForTests.start([...Object.values(identities), stranger]);
    [cpi, agency] = await Promise.all([
      RunningMember.start(manifest, { hub, member: identities.cpi, clock, settings: { work: { mandatoryCommunications: { folder, everySeconds: 3600 } } } }),
      RunningMember.start({ ...exchangeWithPlacements, kind: 'agency', agreement: '^1.0.0' }, { hub, member: identities.agency, clock }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([cpi?.stop(), agency?.stop()]);
    await hub?.[Symbol.asyncDispose]();
  });

  const seen = (member: RunningMember, path: string, as: (body: Record<string, unknown>) => boolean = () => true) =>
    eventually(path, () => member.as('operator').get(path), ({ status, body }) => status === 200 && as(body as Record<string, unknown>));

  async function accepted(): Promise<{ id: string; worker: Worker; referral: string }> {
    const { id, worker } = await candidate(cpi);
    const vacancy = (await agency.as('operator').post('/vacancies', { ...sampleVacancy, employer: EMPLOYER, agencyAuthorisation: 'Aut. Min. Esempio 0001' }).expect(201)).body.id as string;
    await agency.as('operator').post(`/vacancies/${vacancy}/publish`).expect(200);
    await seen(cpi, `/board/vacancies/${vacancy}`);
    const referral = (await cpi.as('operator').post('/referrals', { vacancy, candidate: id }).expect(201)).body.id as string;
    await seen(agency, `/referrals/${referral}`);
    await agency.as('operator').post(`/referrals/${referral}/accept`).expect(200);
    await seen(cpi, `/referrals/${referral}`, ({ status }) => status === 'accepted');
    return { id, worker, referral };
  }
  const record = async (referral: string): Promise<string> =>
    (await agency.as('operator').post('/placements', { referral, contract: 'permanent', startDate: '2026-12-01' }).expect(201)).body.id as string;
  const hireOf = (worker: Worker): CommunicationParts => ({ worker, contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined } });

  it('confirms the placement that the vacancy’s owner told', async () => {
    const { id, worker, referral } = await accepted();
    const placement = await record(referral);
    await seen(cpi, `/placements/${placement}`);
    expect(await take(cpi, hireOf(worker))).toMatchObject({ outcome: 'confirmed', placement, referral, candidate: id });
    expect((await cpi.as('operator').get(`/placements?candidate=${id}`)).body).toMatchObject({ total: 1, items: [{ id: placement, vacancyOwner: 'agency-esempio', version: 1 }] });
    expect(await cpi.query(`SELECT 1 FROM outbox WHERE type LIKE 'placement.%' AND person = $1`, [id])).toEqual([]);
  });

  it('waits for the owner’s placement when the employer was faster, and is that one', async () => {
    const { id, worker, referral } = await accepted();
    const hire = await take(cpi, hireOf(worker));
    expect(hire).toMatchObject({ outcome: 'awaits-owner', placement: null, referral });
    const placement = await record(referral);
    await seen(cpi, `/mandatory-communications/${hire.id}`, ({ outcome }) => outcome === 'confirmed');
    expect(await again(cpi, hire.id)).toMatchObject({ placement, referral });
    expect((await cpi.as('operator').get(`/placements?candidate=${id}`)).body.total).toBe(1);
    const annulment = await take(cpi, { ...hireOf(worker), type: '04', previous: hire.code });
    expect(annulment).toMatchObject({ outcome: 'others', placement });
    expect(await placementOf(cpi, placement)).toMatchObject({ status: 'active' });
  });

  async function referredToUs(person: Record<string, unknown>): Promise<{ id: string; vacancy: string; referral: string }> {
    const { id } = (await agency.as('operator').post('/candidates', { ...person, profile: sampleProfile, sections: ['occupations', 'skills', 'availability', 'mobility'] }).expect(201)).body as { id: string };
    const vacancy = (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, employer: EMPLOYER }).expect(201)).body.id as string;
    await cpi.as('operator').post(`/vacancies/${vacancy}/publish`).expect(200);
    await seen(agency, `/board/vacancies/${vacancy}`);
    return { id, vacancy, referral: await refer(vacancy, id) };
  }

  async function refer(vacancy: string, candidate: string): Promise<string> {
    const referral = (await agency.as('operator').post('/referrals', { vacancy, candidate }).expect(201)).body.id as string;
    await seen(cpi, `/referrals/${referral}`);
    await seen(cpi, `/board/candidates/${candidate}`);
    await cpi.as('operator').post(`/referrals/${referral}/accept`).expect(200);
    await seen(cpi, `/referrals/${referral}/contacts`);
    return referral;
  }

  it('records the placement of another member’s candidate on an own vacancy, and closes the referral', async () => {
    const person = samplePerson(30_100);
    const { id, vacancy, referral } = await referredToUs(person);
    const elsewhere = await take(cpi, { ...hireOf(person as unknown as Worker), employer: { codiceFiscale: '00000000034', denominazione: 'Altra Ditta Esempio' } });
    expect(elsewhere).toMatchObject({ outcome: 'unknown-worker', placement: null });
    const hire = await take(cpi, hireOf(person as unknown as Worker));
    expect(hire).toMatchObject({ outcome: 'confirmed', referral, candidate: id, placement: expect.any(String) });
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ vacancy, referral, holder: 'agency-esempio', vacancyOwner: 'cpi-esempio', startDate: '2026-12-01' });
    expect((await cpi.as('operator').get(`/referrals/${referral}`)).body).toMatchObject({ status: 'closed', outcome: 'hired' });
    expect((await cpi.as('operator').get(`/vacancies/${vacancy}`)).body).toMatchObject({ openPositions: sampleVacancy.positions - 1 });
    await seen(agency, `/placements/${hire.placement!}`);
  });

  it('is taken also where the person, referred again, still has a placement on the vacancy', async () => {
    const person = samplePerson(30_102);
    const { id, vacancy } = await referredToUs(person);
    const first = await take(cpi, hireOf(person as unknown as Worker));
    await seen(agency, `/placements/${first.placement!}`);
    await refer(vacancy, id);
    const later = { ...hireOf(person as unknown as Worker), contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined, dataInizio: '2027-03-01' } };
    expect(await take(cpi, later)).toMatchObject({ outcome: 'unknown-worker', placement: null });
    expect(await placementOf(cpi, first.placement!)).toMatchObject({ status: 'active', version: 1 });
  });

  it('goes with another member’s candidate who is erased there: rows, documents and stored answers', async () => {
    const person = samplePerson(30_101);
    const { id } = await referredToUs(person);
    const { xml } = coded(unilav, hireOf(person as unknown as Worker));
    writeFileSync(join(folder, 'hire.xml'), xml);
    writeFileSync(join(folder, 'wrong.xml'), coded(unilav, { ...hireOf(person as unknown as Worker), pay: '0' }).xml);
    const watcher = cpi.app.get(WatchFolder, { strict: false });
    await watcher.sweep();
    await watcher.sweep();
    const taken = (await send(cpi, xml, { 'idempotency-key': 'another-members-hire' })).body as { id: string };
    expect(taken).toMatchObject({ repeated: true, outcome: 'confirmed', candidate: id });
    const documents = (): string[] => ['accepted', 'refused'].flatMap((drawer) => readdirSync(join(folder, drawer)).map((file) => readFileSync(join(folder, drawer, file), 'utf8')));
    const naming = (): number => documents().filter((text) => text.includes(String(person['taxCode']))).length;
    expect(naming()).toBe(2);
    await agency.as('manager').post(`/candidates/${id}/erase`).expect(202);
    await seen(cpi, `/mandatory-communications/${taken.id}`, ({ outcome }) => outcome === 'erased');
    expect(naming()).toBe(0);
    for (const table of ['mandatory_communication', 'idempotency']) {
      expect([table, await cpi.query(`SELECT 1 FROM ${table} AS r WHERE to_jsonb(r)::text LIKE '%' || $1 || '%'`, [person['taxCode']])]).toEqual([table, []]);
    }
  });

  it('told by the office when the owner was silent too long gives way to what the owner tells at last', async () => {
    const { id, worker, referral } = await accepted();
    const hire = await take(cpi, { ...hireOf(worker), contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined, dataInizio: '2026-11-28' } });
    expect(hire.outcome).toBe('awaits-owner');
    clock.present = new Date('2027-01-05T12:00:00Z');
    await cpi.app.get(SettleEmployments, { strict: false }).sweep();
    clock.present = START;
    const own = (await again(cpi, hire.id))['placement'] as string;
    expect(await again(cpi, hire.id)).toMatchObject({ outcome: 'told' });
    const placement = await record(referral);
    await seen(cpi, `/mandatory-communications/${hire.id}`, ({ outcome }) => outcome === 'confirmed');
    expect(await again(cpi, hire.id)).toMatchObject({ placement, referral });
    expect(await placementOf(cpi, own)).toMatchObject({ status: 'ended', startDate: '2026-11-28', endDate: '2026-11-28' });
    expect((await cpi.as('operator').get(`/placements?candidate=${id}&status=active`)).body.total).toBe(1);
  });

  /** A placement that the stranger calls one on a vacancy of its own; it has reached the office. */
  async function claimed(person: string, claim: Pick<PlacementState, 'referral' | 'vacancy'> = {}): Promise<void> {
    const entity = randomUUID();
    const data: PlacementState = {
      status: 'active', ...claim, vacancyOwner: stranger.id, holder: stranger.id, occupation: { isco: '7411' }, contract: 'permanent', startDate: '2026-12-01', sample: true,
    };
    await hub.publish(signedMessage({ from: stranger, type: placementStartedV1.type, audience: 'cpi', entity, person, version: 1, data }));
    await seen(cpi, `/placements/${entity}`);
  }

  it('stays as the office told it when a member without a referral or a vacancy claims to have placed the person', async () => {
    const [{ id, worker }, other] = [await candidate(cpi), await accepted()];
    const hire = await take(cpi, hireOf(worker));
    expect(hire).toMatchObject({ outcome: 'told', placement: expect.any(String) });
    await claimed(id);
    await claimed(id, { vacancy: randomUUID() });
    await claimed(id, { referral: other.referral });
    expect(await again(cpi, hire.id)).toMatchObject({ outcome: 'told', placement: hire.placement });
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ status: 'active', version: 1 });
    expect((await take(cpi, { ...hireOf(worker), contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined, dataInizio: '2026-12-02' } })).outcome).toBe('told');
  });

  it('is the owner’s to record and to be waited for, whoever else claims to have placed the person on the vacancy', async () => {
    const { id, worker, referral } = await accepted();
    await claimed(id, { referral });
    expect(await take(cpi, hireOf(worker))).toMatchObject({ outcome: 'awaits-owner', referral });
    const vacancy = (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, employer: EMPLOYER }).expect(201)).body.id as string;
    await cpi.as('operator').post(`/vacancies/${vacancy}/publish`).expect(200);
    await claimed(id, { vacancy });
    await cpi.as('operator').post('/placements', { vacancy, candidate: id, contract: 'permanent', startDate: '2026-12-01' }).expect(201);
  });

  it('fills the position that its employer had open here, whoever else claims to have placed the person on it', async () => {
    const { id, worker } = await candidate(cpi);
    const vacancy = (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, employer: { name: 'Posto Conteso Esempio' } }).expect(201)).body.id as string;
    await cpi.as('operator').post(`/vacancies/${vacancy}/publish`).expect(200);
    await claimed(id, { vacancy });
    const hire = await take(cpi, { ...hireOf(worker), employer: { denominazione: 'POSTO CONTESO ESEMPIO SRL' } });
    expect(hire).toMatchObject({ outcome: 'confirmed', candidate: id });
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ vacancy, vacancyOwner: 'cpi-esempio' });
  });
});
