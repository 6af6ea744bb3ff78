import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keyOf, roleMatrix, RunningMember, samplePerson, sampleProfile, wrongCells } from '@filiera/testing';
import { TellMissedContacts } from '../src/availability-declarations/tell-missed-contacts.js';
import { manifest } from '../src/member.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const sorted = (numbers: number[]): number[] => numbers.sort((a, b) => a - b);
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
      const statement = { ...figures, firmTaxCode: '00000000018', firmName: 'Impresa Esempio S.r.l.', receivedOn: '2026-02-02' };
      const first = (await post('/targeted-placement/statements', statement).expect(201)).body;
      expect(first).toMatchObject({ year: 2026, revision: 1, late: true, outcome: { disability: { missing: 5 } }, recordedBy: 'operator-1' });
      expect((await post('/targeted-placement/statements', { ...statement, disabledEmployed: 7 }).expect(201)).body).toMatchObject({ revision: 2, outcome: { disability: { missing: 0 } } });
      expect((await get('/targeted-placement/statements?year=2026')).body.items.map(({ revision }: { revision: number }) => revision)).toEqual([2, 1]);
      expect((await get(`/targeted-placement/statements/${first.id}`).expect(200)).body.figures).toEqual(figures);
      await post('/targeted-placement/statements', { ...statement, receivedOn: '2026-11-24' }).expect(422);
    });

    it('judges anew whether a statement was late when its correction says when it came, and otherwise as before', async () => {
      const { receivedOn: _, ...statement } = { ...figures, firmTaxCode: '00000000026', firmName: 'Impresa Esempio S.r.l.', receivedOn: '' };
      const record = async (more: object = {}): Promise<boolean> => (await post('/targeted-placement/statements', { ...statement, ...more }).expect(201)).body.late;
      expect([await record({ receivedOn: '2026-02-10' }), await record(), await record({ receivedOn: '2026-01-30' }), await record(), await record({ receivedOn: '2026-02-02' })]).toEqual([true, true, false, false, true]);
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
      expect(sorted(answers.map(({ status }) => status))).toEqual([201, 409, 409]);
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

    it('whose contact was missed are told once, without the person: not on the last day, the day after it (D.Lgs. 150/2015, artt. 20 and 21; agreement 9.8)', async () => {
      const [missed, late, inTime] = [await person(), await person(), await person()];
      const [id, lateId] = [await declaration(missed, { declaredOn: '2026-11-23' }), await declaration(late, { declaredOn: '2026-11-23', benefit: 'naspi', claimedOn: '2026-11-23' })];
      const contacted = await declaration(inTime, { declaredOn: '2026-11-23' });
      const breaches = async (): Promise<{ id: string; entity: string }[]> =>
        (await get('/standards/breaches?standard=availability-contacted&size=100').expect(200)).body.items.filter(({ entity }: { entity: string }) => [id, lateId, contacted].includes(entity));
      const sweep = (): Promise<number> => cpi.app.get(TellMissedContacts, { strict: false }).sweep();
      now = new Date('2026-12-09T09:00:00Z');
      await post(`/availability-declarations/${lateId}/contact`, { on: '2026-12-09' }).expect(200);
      now = new Date('2026-12-23T12:00:00Z');
      await post(`/availability-declarations/${contacted}/contact`, { on: '2026-12-23' }).expect(200);
      await sweep();
      // Fifteen days end on 8 December, a holiday, and so on the 9th, when the person came; thirty end today.
      expect(await breaches()).toEqual([]);
      now = new Date('2026-12-24T08:00:00Z');
      await sweep();
      expect(await sweep()).toBe(0);
      const [told, ...others] = await breaches();
      expect([told, others]).toMatchObject([{ entity: id, clause: '9.8', member: 'cpi-esempio', due: '2026-12-23T22:59:59.000Z', noticedAt: '2026-12-24T08:00:00.000Z', doneAt: null }, []]);
      const copies = await cpi.query<{ audience: string; payload: string }>(`SELECT audience, payload FROM outbox WHERE entity = $1 ORDER BY position`, [told!.id]);
      expect(copies.map(({ audience }) => audience)).toEqual(['cpi-esempio', 'coordinator']);
      for (const { payload } of copies) expect(payload).not.toContain(missed);
      expect(copies[1]!.payload).not.toContain(id);
      // That the person came on the last day is written down afterwards (agreement 9.11).
      await post(`/availability-declarations/${id}/contact`, { on: '2026-12-23' }).expect(200);
      expect([await sweep(), await sweep()]).toEqual([1, 0]);
      expect(await breaches()).toMatchObject([{ entity: id, outcome: 'withdrawn', doneAt: '2026-12-23T22:59:59.000Z' }]);
      // It was somebody else who had come.
      await decide(`/availability-declarations/${id}/contact/annul`).expect(200);
      expect([await sweep(), await sweep()]).toEqual([1, 0]);
      expect(await breaches()).toMatchObject([{ entity: id, outcome: 'not-done', doneAt: null }]);
    });

    it('miss it anew where a suspension, written down afterwards, has moved the last day on, and that day passes too', async () => {
      const id = await declaration(await person(), { declaredOn: '2026-11-23' });
      const sweep = (): Promise<number> => cpi.app.get(TellMissedContacts, { strict: false }).sweep();
      const breach = async (): Promise<object | undefined> =>
        (await get('/standards/breaches?standard=availability-contacted&size=100').expect(200)).body.items.find(({ entity }: { entity: string }) => entity === id);
      now = new Date('2027-01-08T12:00:00Z');
      await sweep();
      await post(`/availability-declarations/${id}/suspend`, { on: '2026-12-01', until: '2027-02-28' }).expect(200);
      await sweep();
      expect(await breach()).toMatchObject({ outcome: 'withdrawn' });
      const { contactDue } = (await post(`/availability-declarations/${id}/resume`, { on: '2027-01-08' }).expect(200)).body;
      expect(await sweep()).toBe(0);
      now = new Date('2027-03-01T12:00:00Z');
      expect([await sweep(), await sweep()]).toEqual([1, 0]);
      expect(await breach()).toMatchObject({ outcome: 'not-done', due: `${contactDue}T22:59:59.000Z`, noticedAt: '2027-03-01T12:00:00.000Z' });
    });

    it('that were suspended miss no contact before what was left of its term has passed', async () => {
      const id = await declaration(await person(), { declaredOn: '2026-11-23' });
      const sweep = (): Promise<number> => cpi.app.get(TellMissedContacts, { strict: false }).sweep();
      const breach = async (): Promise<object | undefined> =>
        (await get('/standards/breaches?standard=availability-contacted&size=100').expect(200)).body.items.find(({ entity }: { entity: string }) => entity === id);
      now = new Date('2026-11-30T12:00:00Z');
      await post(`/availability-declarations/${id}/suspend`, { on: '2026-11-30', until: '2027-01-29' }).expect(200);
      now = new Date('2027-01-15T12:00:00Z');
      expect((await post(`/availability-declarations/${id}/resume`, { on: '2027-01-15' }).expect(200)).body).toMatchObject({ contactDue: '2027-02-08', due: { what: 'contact', overdue: false } });
      now = new Date('2027-02-08T12:00:00Z');
      await sweep();
      expect(await breach()).toBeUndefined();
      now = new Date('2027-02-09T12:00:00Z');
      await sweep();
      expect(await breach()).toMatchObject({ due: '2027-02-08T22:59:59.000Z', outcome: 'not-done' });
      // That the person had come before the employment is written down afterwards (agreement 9.11).
      await post(`/availability-declarations/${id}/contact`, { on: '2026-11-25' }).expect(200);
      await sweep();
      expect(await breach()).toMatchObject({ outcome: 'withdrawn', doneAt: '2026-11-25T22:59:59.000Z' });
    });

    it.each([
      ['the end, on the last day of the term', async (id: string) => { await post(`/availability-declarations/${id}/end`, { on: '2026-12-23', reason: 'employment' }).expect(200); }, '2026-12-23'],
      ['the loss', async (id: string) => { await decide(`/availability-declarations/${id}/lose`, { on: '2026-12-01', reason: 'refused-offer' }).expect(200); }, '2026-12-01'],
      ['a suspension', async (id: string) => { await post(`/availability-declarations/${id}/suspend`, { on: '2026-12-01', until: '2027-02-28' }).expect(200); }, '2026-12-01'],
      ['a suspension out of which it ended', async (id: string) => {
        await post(`/availability-declarations/${id}/suspend`, { on: '2026-12-01', until: '2027-02-28' }).expect(200);
        await post(`/availability-declarations/${id}/end`, { on: '2027-01-08', reason: 'employment' }).expect(200);
      }, '2026-12-01'],
      ['a suspension after which they came', async (id: string) => {
        await post(`/availability-declarations/${id}/suspend`, { on: '2026-12-01', until: '2027-02-28' }).expect(200);
        await post(`/availability-declarations/${id}/resume`, { on: '2027-01-08' }).expect(200);
        // By the new term, which ends after the old one was told as missed.
        await post(`/availability-declarations/${id}/contact`, { on: '2027-01-08' }).expect(200);
      }, '2027-01-07'],
    ])('miss no contact where %s, before the term had passed, was written down afterwards (agreement 9.11)', async (_, writeDown, stoppedOn) => {
      const id = await declaration(await person(), { declaredOn: '2026-11-23' });
      const sweep = (): Promise<number> => cpi.app.get(TellMissedContacts, { strict: false }).sweep();
      const breach = async (): Promise<object | undefined> =>
        (await get('/standards/breaches?standard=availability-contacted&size=100').expect(200)).body.items.find(({ entity }: { entity: string }) => entity === id);
      now = new Date('2027-01-08T12:00:00Z');
      await sweep();
      expect(await breach()).toMatchObject({ outcome: 'not-done' });
      await writeDown(id);
      await sweep();
      expect(await breach()).toMatchObject({ outcome: 'withdrawn', doneAt: `${stoppedOn}T22:59:59.000Z` });
      expect(await sweep()).toBe(0);
    });

    it('miss it all the same where the end came after the term', async () => {
      const id = await declaration(await person(), { declaredOn: '2026-11-23' });
      now = new Date('2027-01-08T12:00:00Z');
      const sweep = (): Promise<number> => cpi.app.get(TellMissedContacts, { strict: false }).sweep();
      await sweep();
      await post(`/availability-declarations/${id}/end`, { on: '2026-12-24', reason: 'employment' }).expect(200);
      expect(await sweep()).toBe(0);
    });

    it('wait again for a person whose contact a manager annuls, unless an appointment says that they came', async () => {
      const candidate = await person();
      const id = await declaration(candidate);
      const waiting = (await get(`/availability-declarations/${id}`)).body;
      const annul = () => decide(`/availability-declarations/${id}/contact/annul`);
      expect((await annul().expect(409)).body.code).toBe('availability-declaration.not-contacted');
      await post(`/availability-declarations/${id}/contact`, { on: '2026-11-20' }).expect(200);
      await post(`/availability-declarations/${id}/contact/annul`).expect(403);
      expect((await annul().expect(200)).body).toMatchObject({ contactedOn: null, due: waiting.due });
      // With the right day, and then they come to an appointment as well.
      await post(`/availability-declarations/${id}/contact`, { on: '2026-11-19' }).expect(200);
      const { id: appointment, startsAt } = (await post('/appointments', { slot: await slot(), candidate }).expect(201)).body;
      now = new Date(startsAt);
      await post(`/appointments/${appointment}/attend`).expect(200);
      expect((await annul().expect(200)).body).toMatchObject({ contactedOn: startsAt.slice(0, 10), due: null });
      expect((await annul().expect(409)).body).toMatchObject({ code: 'appointment.says-they-came', detail: expect.stringContaining(appointment) });
      await decide(`/availability-declarations/${NOBODY}/contact/annul`).expect(404);
    });

    it('are suspended, resumed and ended; only a manager records a loss', async () => {
      const id = await declaration(await person());
      await post(`/availability-declarations/${id}/suspend`, { on: '2026-11-23', until: '2027-05-23' }).expect(422);
      expect((await post(`/availability-declarations/${id}/suspend`, { on: '2026-11-23', until: '2027-05-22' }).expect(200)).body).toMatchObject({ state: 'suspended', due: { what: 'suspension-end' } });
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
      expect(sorted(answers.map(({ status }) => status))).toEqual([201, 201, 409, 409, 409, 409]);
      expect(sorted(answers.flatMap(({ body }) => body.place ?? []))).toEqual([1, 2]);
      expect((await get(`/appointment-slots/${offered}`)).body.free).toBe(0);
    });

    it('are cancelled before they begin, which frees the place', async () => {
      const offered = await slot();
      const { body } = await post('/appointments', { slot: offered, candidate: await person() }).expect(201);
      await post(`/appointments/${body.id}/cancel`).expect(200);
      expect((await post('/appointments', { slot: offered, candidate: await person() }).expect(201)).body.place).toBe(body.place);
      expect((await post(`/appointments/${body.id}/cancel`).expect(409)).body.code).toBe('appointment.state');
    });

    it('satisfy a declaration that waits for the person, once they came', async () => {
      const candidate = await person();
      const declared = await declaration(candidate);
      const { id, startsAt } = (await post('/appointments', { slot: await slot(), candidate }).expect(201)).body;
      await post(`/appointments/${id}/attend`).expect(409);
      now = new Date(startsAt);
      expect((await post(`/appointments/${id}/attend`).expect(200)).body.state).toBe('attended');
      expect((await get(`/availability-declarations/${declared}`)).body).toMatchObject({ contactedOn: startsAt.slice(0, 10), due: null });
    });

    it('satisfy it also where they are recorded after it was suspended and resumed', async () => {
      const candidate = await person();
      const declared = await declaration(candidate);
      const { id, startsAt } = (await post('/appointments', { slot: await slot(), candidate }).expect(201)).body;
      const [day, back] = [startsAt.slice(0, 10), new Date(new Date(startsAt).getTime() + 3 * 86_400_000)];
      now = back;
      await post(`/availability-declarations/${declared}/suspend`, { on: back.toISOString().slice(0, 10), until: '2027-01-29' }).expect(200);
      await post(`/availability-declarations/${declared}/resume`, { on: back.toISOString().slice(0, 10) }).expect(200);
      await post(`/appointments/${id}/attend`).expect(200);
      expect((await get(`/availability-declarations/${declared}`)).body).toMatchObject({ contactedOn: day, due: null });
    });

    it('are booked again when it was recorded by mistake that the person came: the declaration waits for them as before', async () => {
      const candidate = await person();
      const declared = await declaration(candidate);
      const waiting = (await get(`/availability-declarations/${declared}`)).body;
      const book = async (): Promise<{ id: string; startsAt: string }> => (await post('/appointments', { slot: await slot(), candidate }).expect(201)).body;
      const [first, second] = [await book(), await book()];
      now = new Date(second.startsAt);
      for (const { id } of [first, second]) await post(`/appointments/${id}/attend`).expect(200);
      await post(`/appointments/${first.id}/reopen`).expect(403);
      expect((await decide(`/appointments/${first.id}/reopen`).expect(200)).body.state).toBe('booked');
      // They came to the other one all the same.
      expect((await get(`/availability-declarations/${declared}`)).body).toMatchObject({ contactedOn: second.startsAt.slice(0, 10), due: null });
      await decide(`/appointments/${second.id}/reopen`).expect(200);
      expect((await get(`/availability-declarations/${declared}`)).body).toMatchObject({ contactedOn: null, due: waiting.due });
      expect((await decide(`/appointments/${second.id}/reopen`).expect(409)).body.code).toBe('appointment.state');
      expect((await post(`/appointments/${second.id}/miss`, { justified: true }).expect(200)).body.state).toBe('missed');
      await decide(`/appointments/${NOBODY}/reopen`).expect(404);
    });

    it('that are reopened leave a declaration that was suspended meanwhile its days, and another one to satisfy it', async () => {
      const candidate = await person();
      const declared = await declaration(candidate);
      const book = async (): Promise<{ id: string; startsAt: string }> => (await post('/appointments', { slot: await slot(), candidate }).expect(201)).body;
      const [first, second] = [await book(), await book()];
      now = new Date(second.startsAt);
      for (const { id } of [first, second]) await post(`/appointments/${id}/attend`).expect(200);
      const [day, back] = [second.startsAt.slice(0, 10), new Date(new Date(second.startsAt).getTime() + 9 * 86_400_000)];
      await post(`/availability-declarations/${declared}/suspend`, { on: day, until: '2027-01-29' }).expect(200);
      await decide(`/appointments/${first.id}/reopen`).expect(200);
      expect((await get(`/availability-declarations/${declared}`)).body).toMatchObject({ state: 'suspended', contactedOn: day });
      now = back;
      await post(`/availability-declarations/${declared}/resume`, { on: back.toISOString().slice(0, 10) }).expect(200);
      await decide(`/appointments/${second.id}/reopen`).expect(200);
      // The second of December, and nine days.
      expect((await get(`/availability-declarations/${declared}`)).body).toMatchObject({ contactedOn: null, contactDue: '2026-12-11', due: { what: 'contact' } });
    });

    it('satisfy no declaration less when they are reopened, where the contact was another', async () => {
      const candidate = await person();
      const declared = await declaration(candidate);
      await post(`/availability-declarations/${declared}/contact`, { on: '2026-11-20' }).expect(200);
      const { id, startsAt } = (await post('/appointments', { slot: await slot(), candidate }).expect(201)).body;
      now = new Date(startsAt);
      await post(`/appointments/${id}/attend`).expect(200);
      await decide(`/appointments/${id}/reopen`).expect(200);
      expect((await get(`/availability-declarations/${declared}`)).body).toMatchObject({ contactedOn: '2026-11-20' });
    });

    it('are offered otherwise or withdrawn before they begin, as long as nobody is booked', async () => {
      const offered = await slot();
      const known = (await get(`/appointment-slots/${offered}`)).body;
      const change = (body: object) => cpi.as('operator').put(`/appointment-slots/${offered}`, { office: known.office, startsAt: known.startsAt, minutes: known.minutes, places: known.places, ...body });
      expect((await change({ office: 'Altro sportello', minutes: 45 }).expect(200)).body).toMatchObject({ office: 'Altro sportello', minutes: 45, free: 1 });
      const other = (await get(`/appointment-slots/${await slot()}`)).body;
      expect((await change({ startsAt: other.startsAt }).expect(409)).body.code).toBe('appointment.slot-exists');
      const { id } = (await post('/appointments', { slot: offered, candidate: await person() }).expect(201)).body;
      expect((await change({}).expect(409)).body.code).toBe('appointment.slot-taken');
      expect((await change({ office: 'Altro sportello', places: 3 }).expect(200)).body).toMatchObject({ places: 3, free: 2 });
      expect((await post(`/appointment-slots/${offered}/withdraw`).expect(409)).body.code).toBe('appointment.slot-taken');
      await post(`/appointments/${id}/cancel`).expect(200);
      expect((await post(`/appointment-slots/${offered}/withdraw`).expect(200)).body).toMatchObject({ withdrawn: true, free: 0 });
      expect((await post('/appointments', { slot: offered, candidate: await person() }).expect(409)).body.code).toBe('appointment.slot-withdrawn');
      expect((await get(`/appointment-slots?office=Altro+sportello`)).body.items).toEqual([]);
      expect((await get(`/appointments/${id}`).expect(200)).body).toMatchObject({ slot: offered, state: 'cancelled' });
      await post('/appointment-slots', { office: 'Altro sportello', startsAt: known.startsAt, minutes: 30, places: 1 }).expect(201);
    });

    const missed = async (candidate: string, justified = false): Promise<{ id: string; consequence: { occasion: number; consequence: string } | null }> => {
      const { id, startsAt } = (await post('/appointments', { slot: await slot(), candidate }).expect(201)).body;
      now = new Date(startsAt);
      const { body } = await post(`/appointments/${id}/miss`, { justified }).expect(200);
      now = NOW;
      return body;
    };

    it('propose nothing more for an absence that was recorded by mistake, and less for those after it, unless it is confirmed', async () => {
      const candidate = await person();
      await declaration(candidate, { benefit: 'naspi', claimedOn: '2026-11-02' });
      const [wrong, right] = [await missed(candidate), await missed(candidate)];
      now = new Date('2026-12-31T12:00:00Z');
      expect((await decide(`/appointments/${wrong.id}/reopen`).expect(200)).body).toMatchObject({ state: 'booked', justified: null, consequence: null });
      expect((await get(`/appointments/${right.id}`)).body.consequence).toMatchObject({ occasion: 1, consequence: 'quarter-of-a-month' });
      await post(`/appointments/${wrong.id}/attend`).expect(200);
      await decide(`/appointments/${right.id}/consequence/confirm`).expect(200);
      expect((await decide(`/appointments/${right.id}/reopen`).expect(409)).body.code).toBe('appointment.consequence-confirmed');
    });

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

    it('propose nothing for who receives no benefit, for a justified absence, or for one from before the declaration', async () => {
      const candidate = await person();
      await declaration(candidate);
      expect((await missed(candidate)).consequence).toBeNull();
      const recipient = await person();
      await declaration(recipient, { benefit: 'dis-coll', claimedOn: '2026-11-02' });
      expect((await missed(recipient, true)).consequence).toBeNull();
      const later = await person();
      const { id, startsAt } = (await post('/appointments', { slot: await slot(), candidate: later }).expect(201)).body;
      const dayAfter = new Date(new Date(startsAt).getTime() + 86_400_000);
      now = dayAfter;
      const declaredOn = dayAfter.toISOString().slice(0, 10);
      await declaration(later, { declaredOn, benefit: 'naspi', claimedOn: declaredOn });
      expect((await post(`/appointments/${id}/miss`, { justified: false }).expect(200)).body.consequence).toBeNull();
    });
  });

  const inputs = { eqf: 4, monthsUnemployed: 7, monthsOfExperience: 30, lastOccupation: '7411' };
  const actions = [{ side: 'office', what: 'Due colloqui di orientamento', by: '2027-01-31' }, { side: 'person', what: 'Tre candidature al mese' }];
  const profiling = async (candidate: string, madeOn = '2026-11-20'): Promise<string> =>
    (await post('/profilings', { candidate, madeOn, score: 0.62, method: 'Sistema nazionale', inputs }).expect(201)).body.id;
  const signedPact = async (candidate: string): Promise<string> => {
    await declaration(candidate);
    await post(`/profilings/${await profiling(candidate)}/confirm`).expect(200);
    const { id } = (await post('/service-pacts', { candidate, actions }).expect(201)).body;
    expect((await post(`/service-pacts/${id}/sign`, { on: '2026-11-23' }).expect(200)).body).toMatchObject({ state: 'signed', revision: 1, signedOn: '2026-11-23' });
    return id;
  };

  describe('profilings', () => {
    it('are a history that nobody rewrites, confirmed once by a person', async () => {
      const candidate = await person();
      const first = await profiling(candidate, '2026-10-01');
      const second = await profiling(candidate);
      expect((await post(`/profilings/${first}/confirm`).expect(200)).body).toMatchObject({ confirmedBy: 'operator-1', score: 0.62, inputs });
      await post(`/profilings/${first}/confirm`).expect(409);
      expect((await get(`/profilings?candidate=${candidate}`)).body.items.map(({ id, confirmedBy }: { id: string; confirmedBy: string | null }) => [id, confirmedBy]))
        .toEqual([[second, null], [first, 'operator-1']]);
      await expect(cpi.query(`UPDATE profiling SET score = 1 WHERE id = $1`, [first])).rejects.toThrow('not changed');
    });

    it('take no protected attribute and no score out of bounds', async () => {
      const made = { candidate: await person(), madeOn: '2026-11-20', score: 0.5, method: 'Sistema nazionale', inputs };
      for (const attribute of ['age', 'sex', 'citizenship', 'disability']) await post('/profilings', { ...made, inputs: { ...inputs, [attribute]: 1 } }).expect(400);
      expect((await post('/profilings', { ...made, score: 1.01 }).expect(422)).body.faults).toEqual([expect.objectContaining({ field: 'score' })]);
      expect((await get(`/profilings?candidate=${made.candidate}`)).body.total).toBe(0);
    });
  });

  describe('service pacts', () => {
    it('need a declaration in force and a confirmed profiling', async () => {
      const candidate = await person();
      const draft = async (): Promise<string> => (await post('/service-pacts', { candidate, actions })).body.code ?? 'drafted';
      expect(await draft()).toBe('service-pact.needs-declaration');
      const declared = await declaration(candidate);
      const made = await profiling(candidate);
      expect(await draft()).toBe('service-pact.needs-profiling');
      await post(`/profilings/${made}/confirm`).expect(200);
      expect(await draft()).toBe('drafted');
      expect(await draft()).toBe('service-pact.already-open');
      await post(`/availability-declarations/${declared}/end`, { on: '2026-11-23', reason: 'own-request' }).expect(200);
      const [{ id }] = (await get(`/service-pacts?candidate=${candidate}`)).body.items;
      expect((await post(`/service-pacts/${id}/sign`, { on: '2026-11-23' }).expect(409)).body.code).toBe('service-pact.needs-declaration');
    });

    it('are revised under the next number, and what was signed before stays readable', async () => {
      const id = await signedPact(await person());
      await cpi.as('operator').put(`/service-pacts/${id}/actions`, { actions }).expect(409);
      await post(`/service-pacts/${id}/revise`, { actions: actions.slice(1) }).expect(200);
      await post(`/service-pacts/${id}/sign`, { on: '2026-11-23' }).expect(422);
      const changed = [...actions, { side: 'person', what: 'Corso di inglese' }];
      await cpi.as('operator').put(`/service-pacts/${id}/actions`, { actions: changed }).expect(200);
      await post(`/service-pacts/${id}/sign`, { on: '2026-11-23' }).expect(200);
      const { body } = await get(`/service-pacts/${id}`).expect(200);
      expect(body).toMatchObject({ state: 'signed', revision: 2, revisions: [{ number: 1, actions, signedOn: '2026-11-23' }, { number: 2, actions: changed, signedOn: '2026-11-23' }] });
      expect((await post(`/service-pacts/${id}/end`, { on: '2026-11-23', reason: 'employment' }).expect(200)).body).toMatchObject({ state: 'ended', endReason: 'employment' });
    });

    it('are signed as they were read, and overwritten by nobody who has not read what a colleague wrote meanwhile', async () => {
      const candidate = await person();
      await declaration(candidate);
      await post(`/profilings/${await profiling(candidate)}/confirm`).expect(200);
      const { id, version } = (await post('/service-pacts', { candidate, actions }).expect(201)).body;
      const changed = [...actions, { side: 'person', what: 'Corso di inglese' }];
      const replace = (more: object) => cpi.as('operator').put(`/service-pacts/${id}/actions`, { actions: changed, ...more });
      const steps = [
        (read: number) => replace({ version: read }),
        (read: number) => post(`/service-pacts/${id}/sign`, { on: '2026-11-23' }).set('if-match', `"${read}"`),
        (read: number) => post(`/service-pacts/${id}/revise`, { actions, version: read }),
        (read: number) => post(`/service-pacts/${id}/end`, { on: '2026-11-23', reason: 'completed', version: read }),
      ];
      let present = (await replace({ version }).expect(200)).body.version;
      for (const step of steps) {
        expect((await step(version).expect(409)).body.code).toBe('version.stale');
        expect((await get(`/service-pacts/${id}`).expect(200)).body).toMatchObject({ version: present });
        present = (await step(present).expect(200)).body.version;
      }
      expect((await get(`/service-pacts?candidate=${candidate}`).expect(200)).body.items).toMatchObject([{ state: 'ended', version: present }]);
    });

    it('let one of two through that change the same version at once', async () => {
      const id = await signedPact(await person());
      const { version } = (await post(`/service-pacts/${id}/revise`, { actions }).expect(200)).body;
      const answers = await Promise.all([1, 2].map((n) => cpi.as('operator').put(`/service-pacts/${id}/actions`, { actions: [{ side: 'office', what: `Colloquio ${n}` }], version })));
      expect(sorted(answers.map(({ status }) => status))).toEqual([200, 409]);
    });
  });

  describe('services delivered', () => {
    it('are recorded by letter, linked to the pact, listed and counted by month', async () => {
      const candidate = await person();
      const pact = await signedPact(candidate);
      const deliver = (letter: string, deliveredOn: string, more: object) => post('/delivered-standards', { letter, deliveredOn, ...more });
      await deliver('C', '2026-10-05', { candidate }).expect(201);
      expect((await deliver('E', '2026-11-05', { candidate, pact }).expect(201)).body).toMatchObject({ text: { it: 'Orientamento specialistico' }, pact });
      await deliver('E', '2026-11-06', { candidate, pact }).expect(201);
      await deliver('P', '2026-11-06', { firm: '00000000000' }).expect(201);
      await deliver('P', '2026-11-06', { candidate }).expect(422);
      await deliver('E', '2026-11-06', { candidate: await person(), pact }).expect(404);
      expect((await get(`/delivered-standards?candidate=${candidate}&from=2026-11-01&to=2026-11-30`)).body.total).toBe(2);
      expect((await get('/delivered-standards/counts?from=2026-10-01&to=2026-11-30').expect(200)).body)
        .toEqual([{ month: '2026-10', letter: 'C', delivered: 1 }, { month: '2026-11', letter: 'E', delivered: 2 }, { month: '2026-11', letter: 'P', delivered: 1 }]);
    });
  });

  describe('services recorded by mistake', () => {
    it('are annulled, once, and counted no more', async () => {
      const candidate = await person();
      const counts = async (): Promise<object[]> => (await get('/delivered-standards/counts?from=2025-03-01&to=2025-03-31').expect(200)).body;
      const deliver = async (letter: string, deliveredOn: string): Promise<string> => (await post('/delivered-standards', { letter, deliveredOn, candidate }).expect(201)).body.id;
      const [wrong, right, only] = [await deliver('G', '2025-03-05'), await deliver('G', '2025-03-05'), await deliver('H', '2025-03-06')];
      for (const id of [wrong, only]) expect((await post(`/delivered-standards/${id}/annul`).expect(200)).body).toMatchObject({ id, annulled: true });
      expect((await post(`/delivered-standards/${wrong}/annul`).expect(409)).body.code).toBe('delivered-standard.annulled');
      expect(await counts()).toEqual([{ month: '2025-03', letter: 'G', delivered: 1 }]);
      expect((await get(`/delivered-standards?candidate=${candidate}`)).body.items.filter(({ annulled }: { annulled: boolean }) => !annulled)).toEqual([expect.objectContaining({ id: right })]);
      await post(`/delivered-standards/${NOBODY}/annul`).expect(404);
      await deliver('H', '2025-03-06');
      expect(await counts()).toHaveLength(2);
    });
  });

  it('erases with the person everything that names them, and does nothing more for who is erased', async () => {
    const candidate = await person();
    const pact = await signedPact(candidate);
    await post('/delivered-standards', { letter: 'D', deliveredOn: '2026-11-23', candidate, pact }).expect(201);
    const recipient = await person();
    await declaration(recipient, { benefit: 'naspi', claimedOn: '2026-11-02' });
    const { body } = await post('/appointments', { slot: await slot(), candidate: recipient }).expect(201);
    now = new Date(body.startsAt);
    await post(`/appointments/${body.id}/miss`, { justified: false }).expect(200);
    now = NOW;
    const tables = (await cpi.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'person' AND table_name = ANY ($1)`,
      [['availability_declaration', 'appointment', 'missed_appointment_consequence', 'profiling', 'profiling_confirmation', 'service_pact', 'service_pact_revision', 'delivered_standard']],
    )).map(({ name }) => name);
    expect(tables).toHaveLength(8);
    const named = async (): Promise<string[]> => {
      const counts = await Promise.all(tables.map((table) => cpi.query<{ rows: string }>(`SELECT count(*) AS rows FROM ${table} WHERE person = ANY ($1::uuid[])`, [[candidate, recipient]])));
      return tables.filter((_, index) => Number(counts[index]![0]!.rows) > 0);
    };
    expect(await named()).toEqual(tables);
    const delivered = (await get('/delivered-standards?letter=D')).body.total;
    for (const one of [candidate, recipient]) await decide(`/candidates/${one}/erase`).expect(202);
    expect(await named()).toEqual([]);
    expect((await get('/delivered-standards?letter=D')).body.total).toBe(delivered);
    expect((await post('/availability-declarations', { candidate, declaredOn: '2026-11-23' }).expect(409)).body.code).toBe('candidate.erased');
    await post('/appointments', { slot: await slot(), candidate }).expect(409);
    await post('/service-pacts', { candidate, actions }).expect(409);
  });
});
