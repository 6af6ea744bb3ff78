import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NetworkErasureConfirmedV1, NetworkErasureRequestedV1, NetworkStandardBreachedV1 } from '@filiera/contracts';
import { type Delivery, type ReceivedEvent, type ReceivedHeader, UnitOfWork } from '@filiera/member-kit';
import { OnErasure } from '../src/erasures/on-erasure.js';
import { OnHeaders } from '../src/flows/on-headers.js';
import { EraseClocks } from '../src/standards/erase-clocks.js';
import { TellMissedTerms } from '../src/standards/tell-missed-terms.js';
import { JoiningNode, RunningCoordinator } from './running-coordinator.js';

type Breach = Omit<NetworkStandardBreachedV1, 'entity'> & { entity: string | null; outcome: string; toldBy: string; text: { it: string } | null };
interface Told {
  readonly audience: string;
  readonly payload: string;
}

describe('service standards whose time runs out (agreement 9.10)', () => {
  let province: RunningCoordinator;

  beforeAll(async () => {
    province = await RunningCoordinator.start();
    for (const [id, kind] of [['scuola-uno', 'school'], ['agenzia-due', 'agency'], ['cpi-tre', 'cpi']] as const) {
      const node = await JoiningNode.make(id, kind, province.clock.now());
      const invitation = await province.invite(id, kind);
      await province.register(invitation, { registration: node.registration, proof: node.prove(invitation) });
    }
  });
  afterAll(() => province?.stop());

  const header = (type: string, entity: string, source: string, audience: string, time: string, correlationId = entity): ReceivedHeader =>
    ({ type, family: type.split('.')[0], source, audience, entity, correlationId, bytes: 1, sequence: 1, time: new Date(time), storedAt: new Date(time) } as ReceivedHeader);
  const see = (...headers: ReceivedHeader[]): Promise<void> => province.app.get(UnitOfWork).run((tx) => province.app.get(OnHeaders).seen(headers, { tx } as Delivery));
  const sweep = (): Promise<number> => province.app.get(TellMissedTerms).sweep();
  const breaches = async (query = ''): Promise<Breach[]> => (await province.call('coordinator', 'GET', `/standards/breaches${query}`)).body['items'] as Breach[];
  const told = async (standard: string, event = 'standard-breached'): Promise<Told[]> =>
    (await province.query<Told>(`SELECT audience, payload FROM outbox WHERE type = 'network.${event}.v1' ORDER BY position`)).filter(({ payload }) => payload.includes(standard));

  it('are told once to whoever had to answer, and listed by the coordinator, however often the job runs and the program starts', async () => {
    await see(header('referral.proposed.v1', 'invio-mancato', 'scuola-uno', 'agenzia-due', '2026-11-23T08:00:00Z'));
    await see(header('referral.proposed.v1', 'invio-in-tempo', 'scuola-uno', 'agenzia-due', '2026-11-23T08:00:00Z'), header('referral.accepted.v1', 'invio-in-tempo', 'agenzia-due', 'scuola-uno', '2026-11-30T22:59:59Z'),
      header('referral.contacts-shared.v1', 'invio-in-tempo', 'scuola-uno', 'agenzia-due', '2026-11-30T22:59:59Z'));
    // Five working days end on Monday, 30 November, with the Italian day.
    province.clock.pass(7);
    expect([province.clock.now().toISOString(), await sweep()]).toEqual(['2026-11-30T08:00:00.000Z', 0]);
    province.clock.pass(1);
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    province = await province.restarted();
    expect(await sweep()).toBe(0);
    expect(await breaches()).toEqual([expect.objectContaining({
      standard: 'referral-answered', clause: '9.1', member: 'agenzia-due', entity: 'invio-mancato', due: '2026-11-30T22:59:59.000Z', noticedAt: '2026-12-01T08:00:00.000Z', doneAt: null,
      toldBy: 'provincia-prova', text: expect.objectContaining({ it: 'risposta a un invio proposto: entro 5 giorni lavorativi' }),
    })]);
    const copies = await told('referral-answered');
    expect(copies.map(({ audience }) => audience)).toEqual(['agenzia-due', 'coordinator']);
    expect([copies[0]!.payload.includes('invio-mancato'), copies[1]!.payload.includes('invio-mancato')]).toEqual([true, false]);
  });

  it('say that it was done afterwards when it was by then', async () => {
    await see(
      header('training.enrolment-requested.v1', 'iscrizione-tardi', 'cpi-tre', 'scuola-uno', '2026-11-23T08:00:00Z'),
      header('training.enrolment-confirmed.v1', 'iscrizione-tardi', 'scuola-uno', 'cpi-tre', '2026-12-01T07:00:00Z'),
    );
    expect(await sweep()).toBe(1);
    expect(await breaches('?standard=enrolment-answered&outcome=done')).toMatchObject([{ member: 'scuola-uno', doneAt: '2026-12-01T07:00:00.000Z' }]);
    expect(await breaches('?outcome=not-done&member=agenzia-due')).toHaveLength(1);
    expect(await breaches('?member=cpi-tre')).toEqual([]);
  });

  it('are withdrawn once what was done in time arrives from a node that was cut off, and not when it was done late (agreement 9.11)', async () => {
    const late = header('referral.accepted.v1', 'invio-mancato', 'agenzia-due', 'scuola-uno', '2026-11-30T23:00:00Z');
    await see(late);
    expect(await sweep()).toBe(0);
    // The last moment of the term.
    await see({ ...late, time: new Date('2026-11-30T22:59:59Z') }, header('referral.contacts-shared.v1', 'invio-mancato', 'agenzia-due', 'scuola-uno', '2026-11-30T22:59:59Z'));
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    province = await province.restarted();
    expect(await sweep()).toBe(0);
    expect(await breaches('?outcome=withdrawn')).toMatchObject([{ entity: 'invio-mancato', outcome: 'withdrawn', noticedAt: '2026-12-01T08:00:00.000Z', doneAt: '2026-11-30T22:59:59.000Z' }]);
    expect(await breaches('?outcome=not-done')).toEqual([]);
    expect((await told('referral-answered', 'breach-withdrawn')).map(({ audience, payload }) => [audience, payload.includes('invio-mancato')])).toEqual([['agenzia-due', true], ['coordinator', false]]);
  });

  it('tell both parties of an accepted referral whose contacts did not come: which of them holds the candidate is in the contents', async () => {
    await see(header('referral.accepted.v1', 'invio-senza-recapiti', 'agenzia-due', 'scuola-uno', '2026-11-26T08:00:00Z'));
    expect(await sweep()).toBe(1);
    expect((await told('contacts-shared')).map(({ audience }) => audience).sort()).toEqual(['agenzia-due', 'coordinator', 'scuola-uno']);
    expect(await breaches('?standard=contacts-shared')).toMatchObject([{ member: null, entity: 'invio-senza-recapiti', due: '2026-11-27T22:59:59.000Z' }]);
  });

  it('tell the office of a need that nobody took up, by the need and not by its story', async () => {
    await see(header('need.declared.v1', 'fabbisogno-solo', 'cpi-tre', 'all', '2026-09-23T08:00:00Z', 'storia-1'));
    await see(header('need.declared.v1', 'fabbisogno-accolto', 'cpi-tre', 'all', '2026-09-23T08:00:00Z', 'storia-2'), header('training.course-published.v1', 'corso-1', 'scuola-uno', 'all', '2026-11-20T08:00:00Z', 'storia-2'));
    expect(await sweep()).toBe(1);
    expect(await breaches('?standard=need-taken-up')).toMatchObject([{ member: null, entity: 'fabbisogno-solo', clause: '9.7' }]);
    expect((await told('need-taken-up')).map(({ audience }) => audience)).toEqual(['cpi-tre', 'coordinator']);
  });

  it('tell of each member that had not confirmed an erasure, by the request and never by the person', async () => {
    const person = '00000000-0000-4000-8000-0000000000aa';
    const [request, confirmation] = ['01a20887-0ba7-7c1a-ac43-546cd5b55061', '01a20887-0ba7-7c1a-ac43-546cd5b55062'];
    const event = (id: string, source: string, time: Date, data: object): ReceivedEvent<never> => ({ id, source, data, time }) as ReceivedEvent<never>;
    const handlers = province.app.get(OnErasure);
    const asked = province.clock.now();
    await province.app.get(UnitOfWork).run(async (tx) => {
      await handlers.asked(event(request, 'scuola-uno', asked, { person, scope: 'person' } satisfies NetworkErasureRequestedV1), { tx } as Delivery);
      for (const [id, source] of [[confirmation, 'agenzia-due'], ['01a20887-0ba7-7c1a-ac43-546cd5b55063', 'scuola-uno']] as const) {
        await handlers.answered(event(id, source, asked, { person, holder: 'scuola-uno', erasedRecords: 1 } satisfies NetworkErasureConfirmedV1), { tx } as Delivery);
      }
    });
    province.clock.pass(3);
    expect(await sweep()).toBe(0);
    // Who joins afterwards never had the data.
    const late = await JoiningNode.make('scuola-nuova', 'school', province.clock.now());
    const invitation = await province.invite('scuola-nuova', 'school');
    await province.register(invitation, { registration: late.registration, proof: late.prove(invitation) });
    province.clock.pass(1);
    expect([await sweep(), await sweep()]).toEqual([2, 0]);
    const missing = await breaches('?standard=erasure-confirmed');
    expect(missing.map(({ member, clause }) => `${member} ${clause}`).sort()).toEqual(['cpi-tre 9.4', 'custode-prova 9.4']);
    expect(JSON.stringify([missing, await told('erasure-confirmed')])).not.toContain(person);
    expect((await told('erasure-confirmed')).map(({ audience }) => audience).sort()).toEqual(['coordinator', 'coordinator', 'cpi-tre']);
  });

  it('withdraw a confirmation of an erasure that was given in time, of the member that gave it alone', async () => {
    const [request] = (await breaches('?standard=erasure-confirmed')).map(({ entity }) => entity);
    const [asked] = await province.query<{ person: string; at: Date; due: Date }>(`SELECT person, asked_at AS at, due_at AS due FROM erasure_asked WHERE event = '${request}'`);
    const answer = (id: string, source: string, time: Date): Promise<void> => province.app.get(UnitOfWork).run((tx) => province.app.get(OnErasure)
      .answered({ id, source, time, data: { person: asked!.person, holder: 'scuola-uno', erasedRecords: 1 } } as ReceivedEvent<never>, { tx } as Delivery));
    await answer('01a20887-0ba7-7c1a-ac43-546cd5b55064', 'custode-prova', new Date(asked!.due.getTime() + 1));
    expect(await sweep()).toBe(0);
    await answer('01a20887-0ba7-7c1a-ac43-546cd5b55065', 'cpi-tre', asked!.due);
    expect([await sweep(), await sweep()]).toEqual([1, 0]);
    expect(await breaches('?standard=erasure-confirmed&outcome=withdrawn')).toMatchObject([{ member: 'cpi-tre', entity: request, doneAt: asked!.due.toISOString() }]);
    expect((await told('erasure-confirmed', 'breach-withdrawn')).map(({ audience }) => audience)).toEqual(['cpi-tre', 'coordinator']);
  });

  it('begin when the hub had what starts them: who dates back makes nobody late', async () => {
    const now = province.clock.now();
    const long = new Date(now.getTime() - 60 * 86_400_000).toISOString();
    await see({ ...header('referral.proposed.v1', 'invio-retrodatato', 'scuola-uno', 'agenzia-due', long), storedAt: now });
    const request = '01a20887-0ba7-7c1a-ac43-546cd5b55067';
    await province.app.get(UnitOfWork).run((tx) => province.app.get(OnErasure).asked({
      id: request, source: 'scuola-uno', time: new Date(long), storedAt: now, data: { person: '00000000-0000-4000-8000-0000000000ac', scope: 'person' },
    } as ReceivedEvent<never>, { tx } as Delivery));
    expect(await sweep()).toBe(0);
    expect(await province.query('SELECT asked_at AS asked, judged_at AS judged FROM erasure_asked WHERE event = $1', [request])).toEqual([{ asked: now, judged: null }]);
    await province.query('DELETE FROM erasure_asked WHERE event = $1', [request]);
    await see(header('referral.declined.v1', 'invio-retrodatato', 'agenzia-due', 'scuola-uno', now.toISOString()));
  });

  it('are nobody\'s when a member asked for the erasure that turned out not to hold the person', async () => {
    const [person, request] = ['00000000-0000-4000-8000-0000000000ab', '01a20887-0ba7-7c1a-ac43-546cd5b55066'];
    await province.app.get(UnitOfWork).run((tx) => province.app.get(OnErasure)
      .asked({ id: request, source: 'scuola-uno', time: province.clock.now(), data: { person, scope: 'person' } } as ReceivedEvent<never>, { tx } as Delivery));
    await province.query('INSERT INTO person_holder VALUES ($1, $2)', [person, 'cpi-tre']);
    province.clock.pass(4);
    expect(await sweep()).toBe(0);
    expect(await province.query('SELECT FROM erasure_asked WHERE event = $1', [request])).toEqual([]);
  });

  it('are for the coordinator to list, page by page, not for the technician', async () => {
    expect((await province.call('coordinator', 'GET', '/standards/breaches?size=2&page=2')).body).toMatchObject({ page: 2, size: 2, total: 6, items: [{}, {}] });
    expect((await province.call('technician', 'GET', '/standards/breaches')).status).toBe(403);
    expect((await province.call('coordinator', 'GET', '/standards/breaches?standard=inventato')).status).toBe(400);
  });

  it('tell of nobody who could not answer any more, because the person was erased', async () => {
    const person = '00000000-0000-4000-8000-0000000000ab';
    const standing = async (): Promise<unknown> => ((await province.call('coordinator', 'GET', '/standards')).body as unknown as { id: string; open: number; answered: number }[])
      .filter(({ id }) => ['referral-answered', 'contacts-shared', 'enrolment-answered'].includes(id)).map(({ id, open, answered }) => [id, open, answered]);
    const of = (one: ReceivedHeader): ReceivedHeader => ({ ...one, person });
    const before = await standing();
    const now = province.clock.now().toISOString();
    await see(of(header('referral.proposed.v1', 'invio-di-chi-va', 'scuola-uno', 'agenzia-due', now)), of(header('training.enrolment-requested.v1', 'iscrizione-di-chi-va', 'cpi-tre', 'scuola-uno', now)));
    // Answered before, and so counted: of whom it was is not known any more.
    await see(of(header('referral.proposed.v1', 'invio-risposto', 'scuola-uno', 'agenzia-due', now)), of(header('referral.declined.v1', 'invio-risposto', 'agenzia-due', 'scuola-uno', now)));
    expect(await province.query('SELECT entity FROM standard_clock WHERE person = $1 ORDER BY entity', [person])).toEqual([{ entity: 'invio-di-chi-va' }, { entity: 'iscrizione-di-chi-va' }]);
    const [running, counted] = [await standing(), (await province.query<{ n: number }>(`SELECT count(*)::int AS n FROM standard_clock WHERE entity = 'invio-risposto'`))[0]];
    expect(running).not.toEqual(before);
    await province.app.get(UnitOfWork).run((tx) => province.app.get(EraseClocks).erase(person, tx));
    expect(await province.query(`SELECT entity FROM standard_clock WHERE entity LIKE '%di-chi-va'`)).toEqual([]);
    expect((await province.query<{ n: number }>(`SELECT count(*)::int AS n FROM standard_clock WHERE entity = 'invio-risposto'`))[0]).toEqual(counted);
    province.clock.pass(30);
    await sweep();
    expect((await breaches()).filter(({ entity }) => entity?.endsWith('di-chi-va'))).toEqual([]);
  });
});
