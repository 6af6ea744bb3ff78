import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exchangeWithPlacements } from '@filiera/exchange';
import { eventually, HubForTests, keyOf, RunningMember, samplePerson, sampleProfile, sampleVacancy, testFolder, testMember } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { manifest } from '../src/member.js';
import { SettleEmployments } from '../src/mandatory-communications/employment/settle-employments.js';
import { WatchFolder } from '../src/mandatory-communications/folder/watch-folder.js';
import { type CommunicationParts, unilav, unisomm, uniurg } from './unilav.fixture.js';

const START = new Date('2026-11-28T12:00:00Z');
type Worker = NonNullable<CommunicationParts['worker']>;
const EMPLOYER = { name: 'Impianti Esempio SRL' };
let codes = 0;
let people = 0;

/** A code of its own for each communication. */
const newCode = (): string => String(1_600_026_200_000_000 + (codes += 1));
const coded = (form: (parts: CommunicationParts) => string, parts: CommunicationParts = {}): { xml: string; code: string } => {
  const code = newCode();
  return { xml: form({ ...parts, root: { codiceComunicazione: code, ...parts.root } }), code };
};

/** Hands XML in as an operator. */
async function send(cpi: RunningMember, xml: string | Buffer, headers: Record<string, string> = {}): Promise<supertest.Response> {
  return supertest(await cpi.app.getUrl()).post('/mandatory-communications').set({ 'x-api-key': keyOf('operator'), 'content-type': 'application/xml', ...headers }).send(xml as string);
}

/** Hands it in and expects that it is taken. */
async function take(cpi: RunningMember, parts: CommunicationParts, form = unilav) {
  const { xml, code } = coded(form, parts);
  const { status, body } = await send(cpi, xml);
  expect({ status, body }).toMatchObject({ status: 201, body: { code, repeated: false } });
  return { ...body, code, xml } as { id: string; code: string; xml: string; placement: string | null; referral: string | null; candidate: string | null; outcome: string; employment: string; deadline: object | null };
}

async function candidate(cpi: RunningMember, change: object = {}): Promise<{ id: string; worker: Worker }> {
  const person = samplePerson(20_000 + (people += 1));
  const { id } = (await cpi.as('operator').post('/candidates', { ...person, profile: sampleProfile, ...change }).expect(201)).body as { id: string };
  return { id, worker: person as unknown as Worker };
}

const eventsOf = async (cpi: RunningMember, placement: string): Promise<string[]> =>
  (await cpi.query<{ type: string }>(`SELECT DISTINCT ON (entity_version) type, entity_version FROM outbox WHERE entity = $1 ORDER BY entity_version`, [placement])).map(({ type }) => type);
const placementOf = async (cpi: RunningMember, id: string): Promise<Record<string, unknown>> => (await cpi.as('operator').get(`/placements/${id}`).expect(200)).body;
const again = async (cpi: RunningMember, id: string): Promise<Record<string, unknown>> => (await cpi.as('operator').get(`/mandatory-communications/${id}`).expect(200)).body;

describe('mandatory communications at an employment office', () => {
  const clock = { present: START, now: (): Date => clock.present };
  const folder = join(testFolder('communications'), 'in');
  let cpi: RunningMember;

  beforeAll(async () => {
    cpi = await RunningMember.start(manifest, { clock, settings: { work: { mandatoryCommunications: { folder, everySeconds: 3600 } } } });
  });
  afterAll(() => cpi?.stop());

  it('tell the network of a known worker’s employment, from its hire to its end', async () => {
    const { id, worker } = await candidate(cpi);
    const hire = await take(cpi, { worker });
    expect(hire).toMatchObject({
      form: 'unilav', kind: 'ASS', kindLabel: { it: 'Assunzione', en: 'Hire' }, typeLabel: { it: 'Obbligatoria' }, contractLabel: { it: 'Lavoro a tempo determinato' }, outcome: 'told', candidate: id,
      warnings: [], deadline: { rule: 'hire', dueOn: '2026-11-30', sentOn: '2026-11-27', late: false, daysLate: 0 }, reading: { worker: { lastName: worker.lastName }, employer: { name: 'Impianti Esempio S.r.l.' } },
    });
    const placement = hire.placement!;
    expect(await placementOf(cpi, placement)).toMatchObject({
      status: 'active', candidate: id, vacancy: null, vacancyOwner: 'cpi-esempio', holder: 'cpi-esempio', contract: 'fixed-term', startDate: '2026-12-01', endDate: '2027-05-31',
      municipality: '075035', weeklyHours: 40, occupation: { isco: '7000' },
    });
    await take(cpi, { worker, change: ['Proroga', { dataFineProroga: '2027-08-31' }] });
    await take(cpi, { worker, contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined }, change: ['Trasformazione', { dataTrasformazione: '2026-12-05' }] });
    await take(cpi, { worker, workplace: 'D883', contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined }, change: ['Trasferimento', { dataTrasferimento: '2026-12-06' }] });
    expect(await placementOf(cpi, placement)).toMatchObject({ contract: 'permanent', endDate: null, municipality: '075031' });

    const end = await take(cpi, { worker, contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined }, change: ['Cessazione', { dataCessazione: '2026-12-10', codiceCausa: 'DI' }] });
    expect(await placementOf(cpi, placement)).toMatchObject({ status: 'active', endDate: '2026-12-10' });
    clock.present = new Date('2026-12-10T12:00:00Z');
    await cpi.app.get(SettleEmployments, { strict: false }).sweep();
    clock.present = START;
    expect(await placementOf(cpi, placement)).toMatchObject({ status: 'ended', endDate: '2026-12-10', endReason: 'resignation' });
    const annulment = await take(cpi, { worker, type: '04', previous: end.code, change: ['Cessazione', { dataCessazione: '2026-12-10', codiceCausa: 'DI' }] });
    expect(await placementOf(cpi, placement)).toMatchObject({ status: 'active', endDate: null, endReason: null });
    expect(await again(cpi, end.id)).toMatchObject({ replacedBy: annulment.code });
    expect(await eventsOf(cpi, placement)).toEqual([
      'placement.started.v1', 'placement.extended.v1', 'placement.transformed.v1', 'placement.transformed.v1', 'placement.transformed.v1', 'placement.ended.v1', 'placement.transformed.v1',
    ]);
    expect((await cpi.as('operator').get(`/placements?candidate=${id}`)).body.total).toBe(1);
  });

  it('say nothing of the person or the employer in what leaves the node', async () => {
    const { worker } = await candidate(cpi);
    const { placement } = await take(cpi, { worker });
    const payloads = await cpi.query<{ payload: string }>(`SELECT payload::text AS payload FROM outbox WHERE entity = $1`, [placement]);
    expect(payloads.length).toBeGreaterThan(0);
    for (const { payload } of payloads) expect(payload).not.toMatch(/Persona|Impianti|PSN80A|21000|00000000018/);
  });

  it('are taken once, however often and at the same time they come', async () => {
    const { id, worker } = await candidate(cpi);
    const { xml } = coded(unilav, { worker });
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(cpi, xml)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ body }) => body.repeated === false)).toHaveLength(1);
    expect((await cpi.as('operator').get(`/placements?candidate=${id}`)).body.total).toBe(1);
    expect((await send(cpi, xml.replace('21000.00', '22000.00'))).body).toMatchObject({ status: 409, code: 'communication.code-taken' });
  });

  it('become one employment in whatever order they come', async () => {
    const { worker } = await candidate(cpi);
    const early = await take(cpi, { worker, change: ['Proroga', { dataFineProroga: '2027-08-31' }] });
    expect(early).toMatchObject({ outcome: 'without-hire', placement: null, deadline: { rule: 'change' } });
    const hire = await take(cpi, { worker });
    expect(hire.employment).toBe(early.employment);
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ endDate: '2027-08-31', version: 1 });
    const corrected = await take(cpi, { worker, type: '03', previous: hire.code, contract: { dataInizio: '2026-12-03' } });
    expect(corrected).toMatchObject({ employment: hire.employment, placement: hire.placement, deadline: null, previousCode: hire.code });
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ startDate: '2026-12-03', version: 2 });
    expect((await send(cpi, coded(unilav, { worker, type: '03', previous: hire.code, employer: { codiceFiscale: '00000000034' } }).xml)).body.code).toBe('communication.previous-of-another');
  });

  it('of a second internship with the same host deserve a second look', async () => {
    const { worker } = await candidate(cpi);
    const internship = (dataInizio: string, dataFine: string): CommunicationParts => ({ worker, internship: '03', contract: { TipologiaContrattuale: 'C.01.00', dataInizio, dataFine } });
    expect(await take(cpi, internship('2026-12-01', '2027-03-31'))).toMatchObject({ warnings: [], contractLabel: { it: 'Tirocinio' } });
    expect(await take(cpi, internship('2027-05-01', '2027-08-31'))).toMatchObject({ warnings: [{ rule: 'internshipOncePerHost', severity: 'warning', field: 'InizioRapporto@TipologiaContrattuale' }] });
  });

  it('annulled leave a placement that ended before it began', async () => {
    const { worker } = await candidate(cpi);
    const hire = await take(cpi, { worker });
    expect(await take(cpi, { worker, type: '04', previous: hire.code })).toMatchObject({ outcome: 'annulled' });
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ status: 'ended', startDate: '2026-12-01', endDate: '2026-12-01', endReason: 'other' });
    const anew = await take(cpi, { worker });
    expect(anew.placement).toBe(hire.placement);
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ status: 'active', endDate: '2027-05-31' });
  });

  it('of urgency wait for their completion, and of agencies are agency work', async () => {
    const { worker } = await candidate(cpi);
    const urgent = await take(cpi, { worker }, uniurg);
    expect(urgent).toMatchObject({ kind: 'URG', outcome: 'urgent', placement: null });
    expect(await take(cpi, { worker, type: '07', previous: urgent.code })).toMatchObject({ outcome: 'told', employment: urgent.employment, deadline: { rule: 'urgent-hire', dueOn: '2026-12-07' } });
    const other = await candidate(cpi);
    const mission = await take(cpi, { worker: other.worker }, unisomm);
    expect(mission).toMatchObject({ form: 'unisomm', deadline: { rule: 'agency-work', dueOn: '2027-01-20' } });
    expect(await placementOf(cpi, mission.placement!)).toMatchObject({ contract: 'agency-work' });
  });

  it('that are late are taken all the same, and listed with the days and the rule', async () => {
    const { id, worker } = await candidate(cpi);
    const late = await take(cpi, { worker, contract: { dataInizio: '2026-11-20' } });
    const { items, total } = (await cpi.as('operator').get('/mandatory-communications?late=true&size=100').expect(200)).body as { items: { id: string; deadline: { daysLate: number } }[]; total: number };
    expect(items.find(({ id }) => id === late.id)).toMatchObject({ worker: `${String(worker.lastName)} Persona`, deadline: { rule: 'hire', dueOn: '2026-11-19', sentOn: '2026-11-27', late: true, daysLate: 8, source: 'L. 296/2006 art. 1 c. 1180' } });
    expect([total, items.every(({ deadline }) => deadline.daysLate > 0)]).toEqual([items.length, true]);
    const { items: rest } = (await cpi.as('operator').get('/mandatory-communications?late=false&size=2&page=1').expect(200)).body as { items: { id: string }[] };
    expect([rest.length, rest.some(({ id }) => id === late.id)]).toEqual([2, false]);
    const missed = (await cpi.as('operator').get('/standards/breaches?standard=communication-in-time&size=100').expect(200)).body.items as { id: string; entity: string }[];
    expect(missed.filter(({ entity }) => entity === late.id)).toMatchObject([{ clause: '9.9', member: 'cpi-esempio', due: '2026-11-19T22:59:59.000Z', doneAt: '2026-11-27T22:59:59.000Z' }]);
    expect((await send(cpi, late.xml)).body).toMatchObject({ repeated: true });
    const told = await cpi.query<{ audience: string; payload: string }>(`SELECT audience, payload FROM outbox WHERE type = 'network.standard-breached.v1' AND entity = $1 ORDER BY position`, [missed.find(({ entity }) => entity === late.id)!.id]);
    expect(told.map(({ audience }) => audience)).toEqual(['cpi-esempio', 'coordinator']);
    for (const { payload } of told) for (const secret of [String(worker.taxCode), String(worker.lastName), id, late.code]) expect(payload).not.toContain(secret);
    await cpi.as('operator').get('/mandatory-communications?late=perhaps').expect(400);
  });

  it('that break rules are refused with all of them at once; what is no XML, with its place', async () => {
    const before = (await cpi.as('operator').get('/mandatory-communications')).body.total;
    const faulty = await send(cpi, coded(unilav, { contract: { TipologiaContrattuale: 'A.01.00' }, pay: '0', pat: 'X', hours: { codice: 'P' } }).xml, { 'accept-language': 'en' });
    expect(faulty.status).toBe(422);
    expect(faulty.body).toMatchObject({ code: 'communication.refused' });
    expect(faulty.body.faults.map(({ rule }: { rule: string }) => rule)).toEqual(['endDateForbidden', 'partTimeHours', 'payPositive', 'patForm']);
    expect(faulty.body.faults[0]).toMatchObject({ field: 'InizioRapporto@dataFine', detail: expect.stringContaining('D.Lgs 81/2015 art. 1') });
    expect((await send(cpi, '<UniLav>\n  <a></b>')).body).toMatchObject({ status: 422, code: 'communication.unreadable', detail: expect.stringContaining('Riga 2, colonna') });
    expect((await send(cpi, '{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await send(cpi, '', { 'content-type': 'text/xml' })).status).toBe(422);
    expect((await supertest(await cpi.app.getUrl()).post('/candidates').set({ 'x-api-key': keyOf('operator'), 'content-type': 'application/xml' }).send('<a/>')).status).toBe(415);
    expect((await cpi.as('operator').get('/mandatory-communications')).body.total).toBe(before);
    await cpi.as('operator').get('/mandatory-communications/00000000-0000-4000-8000-000000000000').expect(404);
  });

  it('of somebody who is no candidate stay here, until they are one', async () => {
    const person = samplePerson(30_000);
    const hire = await take(cpi, { worker: person as unknown as Worker });
    expect(hire).toMatchObject({ outcome: 'unknown-worker', placement: null, candidate: null });
    const { id } = (await cpi.as('operator').post('/candidates', { ...person, profile: sampleProfile }).expect(201)).body as { id: string };
    await cpi.app.get(SettleEmployments, { strict: false }).sweep();
    expect(await again(cpi, hire.id)).toMatchObject({ outcome: 'told', candidate: id, placement: expect.any(String) });
    const { worker } = await candidate(cpi, { sections: [] });
    expect(await take(cpi, { worker })).toMatchObject({ outcome: 'not-shared', placement: null });
  });

  it('confirm the placement that an operator recorded on an own vacancy, and correct it', async () => {
    const { id, worker } = await candidate(cpi);
    const vacancy = (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, employer: EMPLOYER }).expect(201)).body.id as string;
    await cpi.as('operator').post(`/vacancies/${vacancy}/publish`).expect(200);
    const recorded = (await cpi.as('operator').post('/placements', { vacancy, candidate: id, contract: 'fixed-term', startDate: '2026-12-03', endDate: '2027-05-31' }).expect(201)).body.id as string;
    expect(await take(cpi, { worker })).toMatchObject({ outcome: 'confirmed', placement: recorded, referral: null });
    expect(await placementOf(cpi, recorded)).toMatchObject({ version: 2, startDate: '2026-12-01', vacancy, occupation: { isco: '7411' } });
    expect((await cpi.as('operator').get(`/placements?candidate=${id}`)).body.total).toBe(1);
    expect(await take(cpi, { worker, employer: { codiceFiscale: '00000000034', denominazione: 'Altra Ditta Esempio' } })).toMatchObject({ outcome: 'told' });
    expect((await cpi.as('operator').get(`/placements?candidate=${id}`)).body.total).toBe(2);
  });

  it('fill a position of the own vacancy that the employer had open, though nobody was referred or recorded', async () => {
    const employer = { name: 'Posti Esempio' };
    const hire = (worker: Worker) => take(cpi, { worker, employer: { denominazione: 'POSTI ESEMPIO SRL' } });
    const vacancy = (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, employer }).expect(201)).body.id as string;
    await cpi.as('operator').post(`/vacancies/${vacancy}/publish`).expect(200);
    const [first, second, third] = [await candidate(cpi), await candidate(cpi), await candidate(cpi)];
    const filled = await hire(first.worker);
    expect(filled).toMatchObject({ outcome: 'confirmed', referral: null, candidate: first.id });
    expect(await placementOf(cpi, filled.placement!)).toMatchObject({ vacancy, status: 'active', startDate: '2026-12-01', occupation: { isco: '7411' } });
    expect((await cpi.as('operator').get(`/vacancies/${vacancy}`)).body).toMatchObject({ stage: 'published', openPositions: 1 });
    await hire(second.worker);
    expect((await cpi.as('operator').get(`/vacancies/${vacancy}`)).body).toMatchObject({ stage: 'filled', openPositions: 0 });
    const none = await hire(third.worker);
    expect(none).toMatchObject({ outcome: 'told' });
    expect(await placementOf(cpi, none.placement!)).toMatchObject({ vacancy: null });
  });

  describe('in the watched folder', () => {
    const watcher = (): WatchFolder => cpi.app.get(WatchFolder, { strict: false });
    const drop = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
    const filed = (drawer: string, name: string): { xml: string; report: Record<string, unknown> } => {
      const found = readdirSync(join(folder, drawer)).find((file) => file.startsWith(`${name}.`) && file.endsWith('.xml'))!;
      return { xml: readFileSync(join(folder, drawer, found), 'utf8'), report: JSON.parse(readFileSync(join(folder, drawer, `${found}.report.json`), 'utf8')) as Record<string, unknown> };
    };

    it('are taken when nobody writes them any more, and filed with a report', async () => {
      const { id, worker } = await candidate(cpi);
      const good = coded(unilav, { worker });
      drop('good.xml', good.xml);
      drop('bad.xml', coded(unilav, { worker, pay: '0', contract: { dataFine: undefined } }).xml);
      drop('broken.xml', '<UniLav>');
      drop('notes.txt', 'Esempio');
      mkdirSync(join(folder, 'folder.xml'), { recursive: true });
      expect(await watcher().sweep()).toBe(0);
      expect(await watcher().sweep()).toBe(3);
      expect(filed('accepted', 'good')).toMatchObject({ xml: good.xml, report: { file: 'good.xml', code: good.code, repeated: false, communication: expect.any(String) } });
      expect(filed('refused', 'bad').report).toMatchObject({ refused: 'communication.refused', faults: [{ rule: 'endDateRequired', text: { it: expect.any(String), en: expect.any(String) } }, { rule: 'payPositive' }] });
      expect(filed('refused', 'broken').report).toMatchObject({ refused: 'communication.unreadable' });
      expect(readdirSync(folder).sort()).toEqual(['accepted', 'folder.xml', 'notes.txt', 'refused']);
      expect((await cpi.as('operator').get(`/mandatory-communications?candidate=${id}`).expect(200)).body).toMatchObject({ total: 1, items: [{ code: good.code, receivedBy: 'folder' }] });
    });

    it('are not applied again when the node stopped before it could file them', async () => {
      const { id, worker } = await candidate(cpi);
      const { xml } = await take(cpi, { worker });
      drop('again.xml', xml);
      await watcher().sweep();
      expect(await watcher().sweep()).toBe(1);
      expect(filed('accepted', 'again').report).toMatchObject({ repeated: true });
      expect((await cpi.as('operator').get(`/placements?candidate=${id}`)).body.total).toBe(1);
    });

    it('go with the person who is erased, also those that came before they were a candidate and those refused', async () => {
      const person = samplePerson(30_001);
      const worker = person as unknown as Worker;
      drop('early.xml', coded(unilav, { worker, contract: { dataInizio: '2026-10-01' } }).xml);
      drop('wrong.xml', coded(unilav, { worker, pay: '0' }).xml);
      await watcher().sweep();
      await watcher().sweep();
      const { id } = (await cpi.as('operator').post('/candidates', { ...person, profile: sampleProfile }).expect(201)).body as { id: string };
      const { xml } = coded(unilav, { worker });
      const taken = await send(cpi, xml, { 'idempotency-key': 'one-hire' });
      await cpi.as('manager').post(`/candidates/${id}/erase`).expect(202);
      const taxCode = String(worker.taxCode);
      for (const table of ['mandatory_communication', 'mandatory_employment', 'idempotency', 'placement', 'outbox']) {
        expect([table, await cpi.query(`SELECT 1 FROM ${table} AS r WHERE to_jsonb(r)::text LIKE '%' || $1 || '%'`, [taxCode])]).toEqual([table, []]);
      }
      expect(await cpi.query(`SELECT 1 FROM mandatory_employment WHERE person = $1`, [id])).toEqual([]);
      const documents = ['accepted', 'refused'].flatMap((drawer) => readdirSync(join(folder, drawer)).map((file) => readFileSync(join(folder, drawer, file), 'utf8')));
      expect(documents.filter((text) => text.includes(taxCode))).toEqual([]);
      expect(existsSync(join(folder, 'accepted'))).toBe(true);
      expect(await again(cpi, taken.body.id)).toMatchObject({ worker: null, reading: null, outcome: 'erased', placement: null });
      expect((await send(cpi, xml)).body).toMatchObject({ id: taken.body.id, repeated: true, outcome: 'erased' });
    });
  });
});

describe('a hire that a referral between two members led to', () => {
  const identities = { cpi: testMember('cpi'), agency: testMember('agency') };
  const clock = { present: START, now: (): Date => clock.present };
  let hub: HubForTests;
  let cpi: RunningMember;
  let agency: RunningMember;

  beforeAll(async () => {
    hub = await HubForTests.start(Object.values(identities));
    [cpi, agency] = await Promise.all([
      RunningMember.start(manifest, { hub, member: identities.cpi, clock }),
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

  it('records the placement of another member’s candidate on an own vacancy, and closes the referral', async () => {
    const person = samplePerson(30_100);
    const { id } = (await agency.as('operator').post('/candidates', { ...person, profile: sampleProfile, sections: ['occupations', 'skills', 'availability', 'mobility'] }).expect(201)).body as { id: string };
    const vacancy = (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, employer: EMPLOYER }).expect(201)).body.id as string;
    await cpi.as('operator').post(`/vacancies/${vacancy}/publish`).expect(200);
    await seen(agency, `/board/vacancies/${vacancy}`);
    const referral = (await agency.as('operator').post('/referrals', { vacancy, candidate: id }).expect(201)).body.id as string;
    await seen(cpi, `/referrals/${referral}`);
    await seen(cpi, `/board/candidates/${id}`);
    await cpi.as('operator').post(`/referrals/${referral}/accept`).expect(200);
    await seen(cpi, `/referrals/${referral}/contacts`);
    const elsewhere = await take(cpi, { ...hireOf(person as unknown as Worker), employer: { codiceFiscale: '00000000034', denominazione: 'Altra Ditta Esempio' } });
    expect(elsewhere).toMatchObject({ outcome: 'unknown-worker', placement: null });
    const hire = await take(cpi, hireOf(person as unknown as Worker));
    expect(hire).toMatchObject({ outcome: 'confirmed', referral, candidate: id, placement: expect.any(String) });
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ vacancy, referral, holder: 'agency-esempio', vacancyOwner: 'cpi-esempio', startDate: '2026-12-01' });
    expect((await cpi.as('operator').get(`/referrals/${referral}`)).body).toMatchObject({ status: 'closed', outcome: 'hired' });
    expect((await cpi.as('operator').get(`/vacancies/${vacancy}`)).body).toMatchObject({ openPositions: sampleVacancy.positions - 1 });
    await seen(agency, `/placements/${hire.placement!}`);
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
});
