import { Erasures, UnitOfWork } from '@filiera/member-kit';
import { eventually, keyOf, RunningMember, samplePerson, sampleProfile, sampleVacancy } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { SettleEmployments } from '../src/mandatory-communications/employment/settle-employments.js';
import { manifest } from '../src/member.js';
import { again, candidate, coded, EMPLOYER, eventsOf, placementOf, send, START, take, type Worker } from './hand-in.fixture.js';
import { type CommunicationParts, unilav, unisomm, uniurg } from './unilav.fixture.js';

describe('mandatory communications at an employment office', () => {
  const clock = { present: START, now: (): Date => clock.present };
  let cpi: RunningMember;

  beforeAll(async () => {
    const row = { validFrom: '2026-01-01', source: 'Esempio' };
    const contractCodes = [
      { ...row, code: 'Z.01.00', label: { it: 'Tirocinio di prova', en: 'Sample internship' }, end: 'required', contract: 'internship' },
      { ...row, code: 'Z.02.00', label: { it: 'Rapporto di prova', en: 'Sample employment' }, end: 'free', contract: 'fixed-term' },
    ];
    cpi = await RunningMember.start(manifest, { clock, settings: { work: { mandatoryCommunications: { contractCodes } } } });
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

  const statusOf = async (placement: string): Promise<unknown[]> => {
    const { status, startDate, endDate, endReason } = await placementOf(cpi, placement);
    return [status, endDate === startDate, endReason];
  };
  const TAKEN_BACK = ['ended', true, 'other'];
  const active = async (candidate: string): Promise<number> => (await cpi.as('operator').get(`/placements?candidate=${candidate}&status=active`)).body.total;

  it('of a worker whom a correction makes another are the other’s: what was told of the first is taken back', async () => {
    const [first, second] = [await candidate(cpi), await candidate(cpi)];
    const stranger = samplePerson(30_020) as unknown as Worker;
    const hire = await take(cpi, { worker: first.worker });
    const corrected = await take(cpi, { worker: second.worker, type: '03', previous: hire.code });
    expect(corrected).toMatchObject({ employment: hire.employment, outcome: 'told', candidate: second.id, placement: expect.any(String) });
    expect([await statusOf(hire.placement!), await active(first.id), await active(second.id)]).toEqual([TAKEN_BACK, 0, 1]);
    const again = await take(cpi, { worker: stranger, type: '03', previous: corrected.code });
    expect(again).toMatchObject({ employment: hire.employment, outcome: 'unknown-worker', candidate: null, placement: null });
    expect(await statusOf(corrected.placement!)).toEqual(TAKEN_BACK);
    const unshared = await candidate(cpi, { sections: [] });
    const kept = await take(cpi, { worker: unshared.worker });
    expect(kept).toMatchObject({ outcome: 'not-shared', candidate: unshared.id });
    expect(await take(cpi, { worker: stranger, type: '03', previous: kept.code })).toMatchObject({ outcome: 'unknown-worker', candidate: null });
  });

  it('stay a candidate’s whose tax code this office has corrected', async () => {
    const [before, after] = [samplePerson(30_021), samplePerson(30_021, { year: 1981 })];
    const worker = before as unknown as Worker;
    const { id } = (await cpi.as('operator').post('/candidates', { ...before, profile: sampleProfile }).expect(201)).body as { id: string };
    const hire = await take(cpi, { worker });
    await cpi.as('operator').patch(`/candidates/${id}/person`, { taxCode: after['taxCode'], birthDate: after['birthDate'] }).expect(200);
    expect(await take(cpi, { worker, change: ['Proroga', { dataFineProroga: '2027-08-31' }] })).toMatchObject({ outcome: 'told', candidate: id, placement: hire.placement });
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ status: 'active', endDate: '2027-08-31' });
  });

  it('annul only what is of the same worker, whichever comes first', async () => {
    const [first, second] = [(await candidate(cpi)).worker, (await candidate(cpi)).worker];
    const hire = await take(cpi, { worker: first });
    expect((await send(cpi, coded(unilav, { worker: second, type: '04', previous: hire.code }).xml)).body).toMatchObject({ status: 409, code: 'communication.annulled-of-another' });
    expect(await again(cpi, hire.id)).toMatchObject({ outcome: 'told', replacedBy: null });
    const later = coded(unilav, { worker: second });
    await take(cpi, { worker: first, type: '04', previous: later.code });
    expect((await send(cpi, later.xml)).body.code).toBe('communication.annulled-of-another');
  });

  it('of a worker’s own hire are another employment than a colleague’s who was first told under their name, before and after it was corrected', async () => {
    for (const correctedFirst of [true, false]) {
      const [own, colleague] = [await candidate(cpi), await candidate(cpi)];
      const mistaken = await take(cpi, { worker: own.worker });
      const correction: CommunicationParts = { worker: colleague.worker, type: '03', previous: mistaken.code };
      if (correctedFirst) await take(cpi, correction);
      const hire = await take(cpi, { worker: own.worker });
      if (!correctedFirst) await take(cpi, correction);
      const [of, ofColleague] = [await again(cpi, hire.id), await again(cpi, mistaken.id)];
      expect([of, ofColleague]).toMatchObject([{ outcome: 'told', candidate: own.id }, { outcome: 'told', candidate: colleague.id }]);
      expect(of['employment']).not.toBe(ofColleague['employment']);
      expect([await active(own.id), await active(colleague.id)]).toEqual([1, 1]);
    }
  });

  it('of an end that was told with a wrong first day end the employment once that is corrected', async () => {
    const { worker } = await candidate(cpi);
    const end = (dataInizio: string): CommunicationParts => ({ worker, contract: { dataInizio }, change: ['Cessazione', { dataCessazione: '2027-02-15', codiceCausa: 'DI' }] });
    const hire = await take(cpi, { worker });
    const mistaken = await take(cpi, end('2026-11-01'));
    expect(mistaken).toMatchObject({ outcome: 'without-hire' });
    expect(await take(cpi, { ...end('2026-12-01'), type: '03', previous: mistaken.code })).toMatchObject({ employment: hire.employment, placement: hire.placement });
    expect(await placementOf(cpi, hire.placement!)).toMatchObject({ endDate: '2027-02-15' });
    expect(await again(cpi, mistaken.id)).toMatchObject({ employment: hire.employment });
  });

  it('of one hire that was corrected twice are one placement in every order', async () => {
    const orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    for (const [at, order] of orders.entries()) {
      const { id, worker } = await candidate(cpi);
      const code = (number: number): string => String(2_600_026_200_000_000 + at * 10 + number);
      const told = ['2026-12-01', '2026-12-02', '2026-12-03'].map((dataInizio, number) =>
        unilav({ worker, contract: { dataInizio }, root: { codiceComunicazione: code(number) }, ...(number > 0 ? { type: '03', previous: code(number - 1) } : {}) }));
      const bodies: { id: string }[] = [];
      for (const number of order) bodies.push((await send(cpi, told[number]!)).body as { id: string });
      const views = await Promise.all(bodies.map((body) => again(cpi, body.id)));
      expect([order, new Set(views.map(({ employment }) => employment)).size]).toEqual([order, 1]);
      const { items } = (await cpi.as('operator').get(`/placements?candidate=${id}&status=active`)).body as { items: object[] };
      expect(items).toMatchObject([{ id: views[0]!['placement'], startDate: '2026-12-03' }]);
    }
  });

  it('of a second internship with the same host deserve a second look', async () => {
    const { worker } = await candidate(cpi);
    const internship = (dataInizio: string, dataFine: string, TipologiaContrattuale = 'C.01.00'): CommunicationParts =>
      ({ worker, internship: '03', contract: { TipologiaContrattuale, dataInizio, dataFine } });
    const second = { warnings: [{ rule: 'internshipOncePerHost', severity: 'warning', field: 'InizioRapporto@TipologiaContrattuale' }] };
    expect(await take(cpi, internship('2026-12-01', '2027-03-31'))).toMatchObject({ warnings: [], contractLabel: { it: 'Tirocinio' } });
    expect(await take(cpi, internship('2027-05-01', '2027-08-31'))).toMatchObject(second);
    // Also under a code that the office has added.
    expect(await take(cpi, internship('2027-10-01', '2027-12-31', 'Z.01.00'))).toMatchObject(second);
    const other = (await candidate(cpi)).worker;
    expect(await take(cpi, { ...internship('2026-12-01', '2027-03-31', 'Z.01.00'), worker: other })).toMatchObject({ warnings: [] });
    expect(await take(cpi, { ...internship('2027-05-01', '2027-08-31'), worker: other })).toMatchObject(second);
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

  it('of an end that comes for a placement which the network no longer keeps say so, and an annulment has nothing left to take back', async () => {
    const permanent = { TipologiaContrattuale: 'A.01.00', dataFine: undefined };
    const { worker } = await candidate(cpi);
    const hire = await take(cpi, { worker, contract: permanent });
    expect(hire.outcome).toBe('told');
    await cpi.query('DELETE FROM placement WHERE id = $1', [hire.placement]);
    const end = await take(cpi, { worker, contract: permanent, change: ['Cessazione', { dataCessazione: '2026-12-10', codiceCausa: 'DI' }] });
    expect(end).toMatchObject({ employment: hire.employment, outcome: 'no-longer-known' });
    expect(await eventsOf(cpi, hire.placement!)).toEqual(['placement.started.v1']);
    expect(await take(cpi, { worker, type: '04', previous: hire.code })).toMatchObject({ outcome: 'annulled' });
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
    const lasting = await candidate(cpi);
    const { placement } = await take(cpi, { worker: lasting.worker, contract: { TipologiaContrattuale: 'A.01.00', dataFineSomm: undefined } }, unisomm);
    expect(await placementOf(cpi, placement!)).toMatchObject({ contract: 'agency-work', startDate: '2026-12-01', endDate: '2027-05-31' });
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

  it('that were in time, as a correction shows, are late no more, and the network is told so; an annulled one stays late', async () => {
    const { worker } = await candidate(cpi);
    const breachOf = async (entity: string): Promise<object | undefined> =>
      ((await cpi.as('operator').get('/standards/breaches?standard=communication-in-time&size=100').expect(200)).body.items as { entity: string }[]).find((one) => one.entity === entity);
    const lateOnes = async (): Promise<string[]> => ((await cpi.as('operator').get('/mandatory-communications?late=true&size=100').expect(200)).body.items as { id: string }[]).map(({ id }) => id);
    const hire = await take(cpi, { worker, contract: { dataInizio: '2025-12-01' } });
    expect([await breachOf(hire.id), (await lateOnes()).includes(hire.id)]).toMatchObject([{ outcome: 'done' }, true]);
    const stillLate = await take(cpi, { worker, contract: { dataInizio: '2026-11-26' }, type: '03', previous: hire.code });
    expect([await breachOf(hire.id), await again(cpi, hire.id)]).toMatchObject([{ outcome: 'done' }, { deadline: { dueOn: '2026-11-25', late: true, daysLate: 2 } }]);
    await take(cpi, { worker, contract: { dataInizio: '2026-12-01' }, type: '03', previous: stillLate.code });
    expect(await breachOf(hire.id)).toMatchObject({ outcome: 'withdrawn' });
    expect(await again(cpi, hire.id)).toMatchObject({ deadline: { rule: 'hire', dueOn: '2026-11-30', sentOn: '2026-11-27', late: false, daysLate: 0 } });
    expect((await lateOnes()).includes(hire.id)).toBe(false);
    const other = (await candidate(cpi)).worker;
    const mistaken = await take(cpi, { worker: other, contract: { dataInizio: '2026-11-20' } });
    await take(cpi, { worker: other, contract: { dataInizio: '2026-11-20' }, type: '04', previous: mistaken.code });
    expect([await breachOf(mistaken.id), (await lateOnes()).includes(mistaken.id)]).toMatchObject([{ outcome: 'done' }, true]);
  });

  it('that come while their worker is being erased are a stranger’s', async () => {
    const { id, worker } = await candidate(cpi, { sections: [] });
    const waiting = `SELECT FROM pg_locks JOIN pg_database d ON d.oid = database AND d.datname = current_database() WHERE locktype = 'advisory' AND NOT granted`;
    let answer: ReturnType<typeof send> | undefined;
    let answered = false;
    await cpi.app.get(UnitOfWork).run(async (tx) => {
      await cpi.app.get(Erasures, { strict: false }).request(id, { scope: 'person' }, tx);
      answer = send(cpi, coded(unilav, { worker }).xml);
      void answer.then(() => { answered = true; });
      await eventually('the communication to wait, or to be taken', () => cpi.query(waiting), (rows) => rows.length > 0 || answered);
    });
    expect((await answer!).body).toMatchObject({ outcome: 'unknown-worker', candidate: null });
    expect(await cpi.query(`SELECT FROM mandatory_employment WHERE person = $1`, [id])).toEqual([]);
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

  it('fill it also where a permanent employment has an end already: one that came first, or is over, or that of a season', async () => {
    const permanent = { TipologiaContrattuale: 'A.01.00', dataFine: undefined };
    const offered = async (name: string): Promise<string> => {
      const vacancy = (await cpi.as('operator').post('/vacancies', { ...sampleVacancy, employer: { name } }).expect(201)).body.id as string;
      await cpi.as('operator').post(`/vacancies/${vacancy}/publish`).expect(200);
      return vacancy;
    };
    const events = async (own: boolean, name: string, present: Date, ...parts: CommunicationParts[]): Promise<unknown> => {
      const vacancy = own ? await offered(name) : null;
      const { worker } = await candidate(cpi);
      let placement: string | null = null;
      clock.present = present;
      for (const part of parts) ({ placement } = await take(cpi, { worker, employer: { denominazione: name }, ...part }));
      clock.present = START;
      const { status, endDate, vacancy: filled } = await placementOf(cpi, placement!);
      expect(filled).toBe(vacancy);
      return [status, endDate, ...(await eventsOf(cpi, placement!))];
    };
    const end: CommunicationParts = { contract: permanent, change: ['Cessazione', { dataCessazione: '2026-12-10', codiceCausa: 'DI' }] };
    const season: CommunicationParts = { contract: { TipologiaContrattuale: 'H.01.00', lavoroStagionale: 'SI', dataFine: '2027-03-31' } };
    for (const own of [true, false]) {
      expect(await events(own, `Prima Esempio ${own}`, START, end, { contract: permanent })).toEqual(['active', '2026-12-10', 'placement.started.v1', 'placement.transformed.v1']);
      expect(await events(own, `Stagione Esempio ${own}`, START, season)).toEqual(['active', '2027-03-31', 'placement.started.v1', 'placement.transformed.v1']);
      // The office's own code leaves the end free, which the network's rule for such contracts does not.
      expect(await events(own, `Libera Esempio ${own}`, START, { contract: { TipologiaContrattuale: 'Z.02.00', dataFine: undefined } })).toEqual(['active', null, 'placement.started.v1']);
      expect(await events(own, `Finita Esempio ${own}`, new Date('2026-12-10T12:00:00Z'), end, { contract: permanent })).toEqual(['ended', '2026-12-10', 'placement.started.v1', 'placement.ended.v1']);
    }
  });

  it('that cannot be settled keep no other waiting', async () => {
    const [broken, whole] = [samplePerson(30_010), samplePerson(30_011)];
    const hire = (person: object) => take(cpi, { worker: person as Worker, employer: { denominazione: 'Ordine Esempio' } });
    const [first, second] = [await hire(broken), await hire(whole)];
    for (const person of [broken, whole]) await cpi.as('operator').post('/candidates', { ...person, profile: sampleProfile }).expect(201);
    const [{ reading }] = await cpi.query<{ reading: object }>(`SELECT reading FROM mandatory_communication WHERE id = $1`, [first.id]) as [{ reading: object }];
    await cpi.query(`UPDATE mandatory_communication SET reading = jsonb_set(reading, '{contract}', 'null') WHERE id = $1`, [first.id]);
    const settle = (): Promise<number> => cpi.app.get(SettleEmployments, { strict: false }).sweep();
    await expect(settle()).rejects.toThrow('1 of 2 employments could not be followed');
    expect(await again(cpi, second.id)).toMatchObject({ outcome: 'told' });
    await cpi.query(`UPDATE mandatory_communication SET reading = $2 WHERE id = $1`, [first.id, reading]);
    await settle();
    expect(await again(cpi, first.id)).toMatchObject({ outcome: 'told' });
  });
});
