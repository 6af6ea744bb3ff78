import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf, roleMatrix, RunningMember, samplePerson, sampleProfile, wrongCells } from '@filiera/testing';
import { manifest } from '../src/member.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const NOBODY = '00000000-0000-4000-8000-000000000000';

describe('what an employment office does with the people it serves', () => {
  let cpi: RunningMember;
  let now = NOW;
  let people = 5_000;
  let hour = 0;

  beforeAll(async () => {
    cpi = await RunningMember.start(manifest, { clock: { now: () => now } });
  });
  afterAll(() => cpi?.stop());
  beforeEach(() => { now = NOW; });

  const post = (path: string, body: object = {}) => cpi.as('operator').post(path, body);
  const decide = (path: string, body: object = {}) => cpi.as('manager').post(path, body);
  const get = (path: string) => cpi.as('operator').get(path);
  const person = async (): Promise<string> => (await post('/candidates', { ...samplePerson(people++), profile: sampleProfile }).expect(201)).body.id;
  const declaration = async (candidate: string, more: object = {}): Promise<string> =>
    (await post('/availability-declarations', { candidate, declaredOn: '2026-11-02', ...more }).expect(201)).body.id;
  const slot = async (places = 1): Promise<string> =>
    (await post('/appointment-slots', { office: 'Sportello Esempio', startsAt: new Date(NOW.getTime() + ++hour * 3_600_000).toISOString(), minutes: 30, places }).expect(201)).body.id;

  it('lets each role do what its routes say, and nobody else', async () => {
    expect(wrongCells(await roleMatrix(cpi.app, keyOf))).toEqual([]);
  });

  describe('targeted placement', () => {
    const figures = { referenceDay: '2025-12-31', workforce: 100, disabledEmployed: 2, protectedEmployed: 1 };

    it('explains what a firm owes line by line, and keeps nothing of it', async () => {
      const { body } = await post('/targeted-placement/quotas', figures).expect(200);
      expect(body).toMatchObject({ disability: { quota: 7, exempted: 0, due: 7, missing: 5 }, protected: { due: 1, missing: 0 }, statementDue: '2026-01-31', hireBy: null });
      expect(body.lines[0]).toMatchObject({ what: 'disability-quota', people: 7, source: expect.stringContaining('L. 68/1999'), text: { it: expect.any(String), en: expect.any(String) } });
      expect((await get('/targeted-placement/statements')).body.total).toBe(0);
    });

    it('names every fault of an exemption, with the law', async () => {
      const { body } = await post('/targeted-placement/quotas', { ...figures, workforce: 20, exemption: { percent: 90, activity: 'security' } }).expect(422);
      expect(body.faults.map(({ field }: { field: string }) => field)).toEqual(['exemption.percent', 'exemption']);
    });

    it('keeps a firm\'s statement, and its correction beside it', async () => {
      const statement = { ...figures, firmTaxCode: '00000000000', firmName: 'Impresa Esempio S.r.l.', receivedOn: '2026-02-02' };
      const first = (await post('/targeted-placement/statements', statement).expect(201)).body;
      expect(first).toMatchObject({ year: 2026, revision: 1, late: true, outcome: { disability: { missing: 5 } }, recordedBy: 'operator-1' });
      expect((await post('/targeted-placement/statements', { ...statement, disabledEmployed: 7 }).expect(201)).body).toMatchObject({ revision: 2, outcome: { disability: { missing: 0 } } });
      expect((await get('/targeted-placement/statements?year=2026')).body.items.map(({ revision }: { revision: number }) => revision)).toEqual([2, 1]);
      expect((await get(`/targeted-placement/statements/${first.id}`).expect(200)).body.figures).toEqual(figures);
      await post('/targeted-placement/statements', { ...statement, receivedOn: '2026-11-24' }).expect(422);
    });
  });

  describe('availability declarations', () => {
    it('are made by a candidate of this node, one at a time', async () => {
      expect((await post('/availability-declarations', { candidate: NOBODY, declaredOn: '2026-11-02' }).expect(404)).body.detail).toMatch(/candidato/);
      const candidate = await person();
      await declaration(candidate);
      await post('/availability-declarations', { candidate, declaredOn: '2026-11-20' }).expect(409);
    });

    it('let one of several made at once through', async () => {
      const candidate = await person();
      const answers = await Promise.all([1, 2, 3].map(() => post('/availability-declarations', { candidate, declaredOn: '2026-11-20' })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    });

    it('tell what is due and what is overdue, then nothing once the person has come', async () => {
      const candidate = await person();
      const id = await declaration(candidate, { benefit: 'naspi', claimedOn: '2026-11-02' });
      const due = async () => (await get('/availability-declarations/due?by=2026-12-31&size=100').expect(200)).body.items.find((item: { id: string }) => item.id === id)?.due;
      expect(await due()).toMatchObject({ what: 'summons', day: '2026-11-17', overdue: true, source: 'D.Lgs. 150/2015, art. 21, c. 2' });
      expect((await post(`/availability-declarations/${id}/summon`, { day: '2026-11-30' }).expect(200)).body.due).toMatchObject({ what: 'appearance', overdue: false });
      now = new Date('2026-12-01T09:00:00Z');
      expect(await due()).toMatchObject({ what: 'appearance', day: '2026-11-30', overdue: true });
      await post(`/availability-declarations/${id}/contact`, { on: '2026-12-01' }).expect(200);
      expect(await due()).toBeUndefined();
    });

    it('are suspended, resumed and ended; only a manager records a loss', async () => {
      const id = await declaration(await person());
      await post(`/availability-declarations/${id}/suspend`, { on: '2026-11-23', until: '2027-05-24' }).expect(422);
      expect((await post(`/availability-declarations/${id}/suspend`, { on: '2026-11-23', until: '2027-05-23' }).expect(200)).body).toMatchObject({ state: 'suspended', due: { what: 'suspension-end' } });
      await post(`/availability-declarations/${id}/resume`, { on: '2026-11-23' }).expect(200);
      await post(`/availability-declarations/${id}/lose`, { on: '2026-11-23', reason: 'refused-offer' }).expect(403);
      expect((await decide(`/availability-declarations/${id}/lose`, { on: '2026-11-23', reason: 'refused-offer' }).expect(200)).body).toMatchObject({ state: 'lost', due: null });
      await post(`/availability-declarations/${id}/end`, { on: '2026-11-23', reason: 'own-request' }).expect(409);
    });
  });

  describe('appointments', () => {
    it('give no place twice, however many ask at once', async () => {
      const offered = await slot(2);
      const candidates = await Promise.all([1, 2, 3, 4, 5, 6].map(() => person()));
      const answers = await Promise.all(candidates.map((candidate) => post('/appointments', { slot: offered, candidate })));
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
      expect(answers.flatMap(({ body }) => body.place ?? []).sort()).toEqual([1, 2]);
      expect((await get(`/appointment-slots/${offered}`)).body.free).toBe(0);
    });

    it('are cancelled before they begin, which frees the place', async () => {
      const offered = await slot();
      const { body } = await post('/appointments', { slot: offered, candidate: await person() }).expect(201);
      await post(`/appointments/${body.id}/cancel`).expect(200);
      await post('/appointments', { slot: offered, candidate: await person() }).expect(201);
      await post(`/appointments/${body.id}/cancel`).expect(409);
    });

    const missed = async (candidate: string): Promise<{ id: string; consequence: { occasion: number; consequence: string } | null }> => {
      const { id, startsAt } = (await post('/appointments', { slot: await slot(), candidate }).expect(201)).body;
      now = new Date(startsAt);
      const { body } = await post(`/appointments/${id}/miss`, { justified: false }).expect(200);
      now = NOW;
      return body;
    };

    it('propose what an absence costs, grade by grade, until a manager confirms; forfeiture ends the declaration', async () => {
      const candidate = await person();
      const declared = await declaration(candidate, { benefit: 'naspi', claimedOn: '2026-11-02' });
      const absences = [await missed(candidate), await missed(candidate), await missed(candidate)];
      expect(absences.map(({ consequence }) => consequence!.consequence)).toEqual(['quarter-of-a-month', 'one-month', 'forfeiture']);
      const [first, second, third] = absences.map(({ id }) => `/appointments/${id}/consequence`) as [string, string, string];
      await post(`${first}/confirm`).expect(403);
      await decide(`${second}/confirm`).expect(409);
      await decide(`${first}/dismiss`).expect(200);
      expect((await get(`/appointments/consequences?decision=proposed&candidate=${candidate}`)).body.items.map(({ consequence }: { consequence: string }) => consequence))
        .toEqual(['quarter-of-a-month', 'one-month']);
      expect((await decide(`${second}/confirm`).expect(200)).body.consequence).toMatchObject({ decision: 'confirmed', decidedBy: 'manager-1', consequence: 'quarter-of-a-month' });
      await decide(`${third}/confirm`).expect(200);
      expect((await get(`/availability-declarations/${declared}`)).body.state).toBe('in-force');
      const last = await missed(candidate);
      expect(last.consequence).toMatchObject({ occasion: 3, consequence: 'forfeiture' });
      await decide(`/appointments/${last.id}/consequence/confirm`).expect(200);
      expect((await get(`/availability-declarations/${declared}`)).body).toMatchObject({ state: 'lost', reason: 'missed-appointments' });
    });

    it('propose nothing for who receives no benefit, nor for a justified absence', async () => {
      const candidate = await person();
      await declaration(candidate);
      expect((await missed(candidate)).consequence).toBeNull();
    });
  });
});
