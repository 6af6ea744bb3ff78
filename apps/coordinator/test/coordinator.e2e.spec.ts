import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGREEMENT, type NetworkErasureConfirmedV1, type NetworkErasureRequestedV1 } from '@filiera/contracts';
import { type Delivery, type Invitation, NodeHome, openInvitation, type ReceivedEvent, type ReceivedHeader, rotateKeys, UnitOfWork } from '@filiera/member-kit';
import { roleMatrix, wrongCells } from '@filiera/testing';
import { OnErasure } from '../src/erasures/on-erasure.js';
import { OnHeaders } from '../src/flows/on-headers.js';
import { OnNetworkEvents } from '../src/flows/on-network-events.js';
import { JoiningNode, keyOf, RunningCoordinator } from './running-coordinator.js';

describe('the program of the coordinator', () => {
  let province: RunningCoordinator;

  beforeAll(async () => {
    province = await RunningCoordinator.start();
  });
  afterAll(() => province?.stop());

  const node = (id: string, kind: 'cpi' | 'agency' = 'cpi'): Promise<JoiningNode> => JoiningNode.make(id, kind, province.clock.now());
  const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }): [number, unknown] => [status, body['code']];
  const joined = async (id: string): Promise<JoiningNode> => {
    const newcomer = await node(id);
    const invitation = await province.invite(id);
    expect((await province.register(invitation, { registration: newcomer.registration, proof: newcomer.prove(invitation) })).status).toBe(200);
    return newcomer;
  };

  it('lets each role do what its routes say, and nobody else', async () => {
    expect(wrongCells(await roleMatrix(province.app, keyOf))).toEqual([]);
  });

  it('founds the network once: itself, the steward, the agreement', async () => {
    const founding = ['network.member-joined.v1 provincia-prova', 'network.member-joined.v1 custode-prova', 'network.agreement-published.v1 agreement'];
    expect(await province.told()).toEqual(founding);
    province = await province.restarted();
    expect(await province.told()).toEqual(founding);
    expect(await province.query('SELECT version FROM agreement_version')).toEqual([{ version: AGREEMENT.version }]);
  });

  it('invites with a line of text that tells a node all it must trust', async () => {
    const text = await province.invite('cpi-fiducia');
    const invitation = await openInvitation(text, province.clock.now());
    expect(invitation).toMatchObject({ id: 'cpi-fiducia', kind: 'cpi', hub: { servers: ['nats://127.0.0.1:1'] }, coordinator: { id: 'provincia-prova' } });
    expect(invitation.coordinator.signingKeys.map(({ kid }) => kid)).toEqual(province.signingKeys.map(({ kid }) => kid));
  });

  it('invites for seven days where null says how many', async () => {
    const { status, body } = await province.call('coordinator', 'POST', '/invitations', { id: 'cpi-senza-giorni', kind: 'cpi', name: 'Prova', days: null });
    expect([status, body]).toEqual([201, expect.objectContaining({ expires: new Date(province.clock.now().getTime() + 7 * 86_400_000).toISOString() })]);
  });

  it('invites nobody under the name of a kind, of a member that exists, or as another coordinator', async () => {
    await joined('cpi-presente');
    const ask = (body: object) => province.call('coordinator', 'POST', '/invitations', { kind: 'cpi', name: 'Prova', ...body });
    expect((await ask({ id: 'agency' })).status).toBe(400);
    expect((await ask({ id: 'all' })).status).toBe(400);
    expect((await ask({ id: 'Lecce' })).status).toBe(400);
    expect((await ask({ id: 'cpi-nuovo', kind: 'coordinator' })).status).toBe(400);
    expect((await ask({ id: 'cpi-nuovo', days: 0 })).status).toBe(400);
    expect(codeOf(await ask({ id: 'cpi-presente' }))).toEqual([409, 'member.exists']);
  });

  it('takes the public keys of an invited node and tells the network its record', async () => {
    const { registration } = await joined('cpi-invitato');
    const [row] = await province.query<{ payload: string }>(`SELECT payload FROM outbox WHERE entity = 'cpi-invitato'`);
    expect(JSON.parse(row!.payload)).toEqual({
      kind: 'cpi', name: 'cpi-invitato (prova)', status: 'active', account: registration.account, signingKeys: registration.signingKeys,
      encryptionKeys: registration.encryptionKeys, agreement: '^1.0.0', httpUrl: 'http://127.0.0.1:1',
    });
  });

  it('answers the same node again when its first answer was lost, and no other node', async () => {
    const newcomer = await node('cpi-perso');
    const other = await node('cpi-perso');
    const invitation = await province.invite('cpi-perso');
    const ask = (who: JoiningNode) => province.register(invitation, { registration: who.registration, proof: who.prove(invitation) });
    expect((await ask(newcomer)).status).toBe(200);
    expect((await ask(newcomer)).status).toBe(200);
    expect(codeOf(await ask(other))).toEqual([403, 'registration.used']);
    expect((await province.told()).filter((line) => line.endsWith('cpi-perso'))).toHaveLength(1);
  });

  it('refuses a registration without an invitation, with a broken one, an expired one, and one that it did not sign', async () => {
    const newcomer = await node('cpi-rifiutato');
    const invitation = await province.invite('cpi-rifiutato');
    const body = { registration: newcomer.registration, proof: newcomer.prove(invitation) };
    expect(codeOf(await province.register(null, body))).toEqual([403, 'registration.missing']);
    expect(codeOf(await province.register('niente.di.buono', body))).toEqual([403, 'registration.unreadable']);
    expect(codeOf(await province.register(`${invitation.slice(0, -4)}AAAA`, body))).toEqual([403, 'registration.foreign']);
    const impostor = await JoiningNode.make('provincia-prova', 'coordinator', province.clock.now());
    const opened = await openInvitation(invitation, province.clock.now());
    const forged: Invitation = { ...opened, coordinator: { ...opened.coordinator, signingKeys: impostor.registration.signingKeys } };
    expect(codeOf(await province.register(await province.sign(forged, impostor.home), body))).toEqual([403, 'registration.foreign']);
    const invented = await province.sign({ ...opened, nonce: 'mai-emesso' });
    expect(codeOf(await province.register(invented, { ...body, proof: newcomer.prove(invented) }))).toEqual([403, 'registration.unreadable']);
    province.clock.pass(8);
    expect(codeOf(await province.register(invitation, body))).toEqual([403, 'registration.expired']);
  });

  it('refuses keys that are not proven, keys of another member, and a name that is not the key\'s own', async () => {
    const newcomer = await node('cpi-prove');
    const thief = await node('cpi-prove');
    const invitation = await province.invite('cpi-prove');
    const ask = (registration: object, proof: object) => province.register(invitation, { registration, proof });
    expect(codeOf(await ask(newcomer.registration, thief.prove(invitation, newcomer.registration)))).toEqual([403, 'registration.unproven']);
    expect(codeOf(await ask(newcomer.registration, newcomer.prove('un altro invito')))).toEqual([403, 'registration.unproven']);
    const agency = { ...newcomer.registration, member: { ...newcomer.registration.member, kind: 'agency' as const } };
    expect(codeOf(await ask(agency, newcomer.prove(invitation, agency)))).toEqual([403, 'registration.other-member']);
    const misnamed = { ...newcomer.registration, signingKeys: [{ ...newcomer.registration.signingKeys[0]!, kid: 'altro' }] };
    expect(codeOf(await ask(misnamed, newcomer.prove(invitation, misnamed)))).toEqual([403, 'registration.foreign-key-name']);
    for (const broken of [{}, { ...newcomer.registration, account: 'A' }, { ...newcomer.registration, signingKeys: 'nessuna' }]) {
      expect([400, 422]).toContain((await ask(broken, newcomer.prove(invitation))).status);
    }
    expect((await province.told()).filter((line) => line.endsWith('cpi-prove'))).toEqual([]);
  });

  it('suspends, resumes and removes a member, and tells each once', async () => {
    await joined('cpi-sospeso');
    const act = async (what: string): Promise<unknown[]> => codeOf(await province.call('coordinator', 'POST', `/members/cpi-sospeso/${what}`));
    expect(await act('resume')).toEqual([409, 'member.status']);
    expect((await act('suspend'))[0]).toBe(200);
    expect(await act('suspend')).toEqual([409, 'member.status']);
    expect((await act('resume'))[0]).toBe(200);
    expect((await act('remove'))[0]).toBe(200);
    expect(await act('resume')).toEqual([409, 'member.status']);
    expect((await province.told()).filter((line) => line.endsWith('cpi-sospeso')).map((line) => line.split(' ')[0])).toEqual([
      'network.member-joined.v1', 'network.member-suspended.v1', 'network.member-resumed.v1', 'network.member-left.v1',
    ]);
    expect(codeOf(await province.call('coordinator', 'POST', '/members/provincia-prova/remove'))).toEqual([409, 'member.own']);
    expect(codeOf(await province.call('coordinator', 'POST', '/members/mai-visto/suspend'))).toEqual([404, 'member.unknown']);
  });

  it('says in Italian words where a member stands that an act is not for', async () => {
    await joined('cpi-uscito');
    const refusal = async (what: string): Promise<unknown> => (await province.call('coordinator', 'POST', `/members/cpi-uscito/${what}`)).body['detail'];
    expect(await refusal('resume')).toBe('Il membro è attivo: per questo atto deve essere sospeso.');
    await province.call('coordinator', 'POST', '/members/cpi-uscito/suspend');
    expect(await refusal('suspend')).toBe('Il membro è sospeso: per questo atto deve essere attivo.');
    await province.call('coordinator', 'POST', '/members/cpi-uscito/remove');
    expect(await refusal('remove')).toBe('Il membro è uscito: per questo atto deve essere attivo o sospeso.');
  });

  it('neither suspends nor removes the steward, who alone could take itself back', async () => {
    for (const what of ['suspend', 'remove']) {
      expect(codeOf(await province.call('coordinator', 'POST', `/members/custode-prova/${what}`))).toEqual([409, 'member.steward']);
    }
    expect((await province.told()).filter((line) => line.endsWith(' custode-prova'))).toEqual(['network.member-joined.v1 custode-prova']);
    // One that was suspended by an older program is taken back.
    await province.query(`UPDATE registered_member SET status = 'suspended' WHERE id = 'custode-prova'`);
    expect((await province.call('coordinator', 'POST', '/members/custode-prova/resume')).status).toBe(200);
  });

  it('takes renewed keys from whoever holds the old ones, and keeps the old ones', async () => {
    const member = await joined('cpi-rinnovo');
    const { request: { registration, issued, proof } } = rotateKeys(new NodeHome(member.home.dir), province.clock.now());
    const ask = (body: object) => province.send({}, 'PUT', '/members/cpi-rinnovo/keys', { registration, issued, ...body });
    const thief = await node('cpi-rinnovo');
    expect(codeOf(await ask({ proof: thief.prove(`rotation ${issued}`, registration) }))).toEqual([403, 'registration.unproven']);
    const old = new Date(province.clock.now().getTime() - 3_600_000).toISOString();
    expect(codeOf(await ask({ issued: old, proof: member.prove(`rotation ${old}`, registration) }))).toEqual([403, 'registration.stale']);
    const without = { ...registration, signingKeys: registration.signingKeys.slice(1) };
    expect(codeOf(await ask({ registration: without, proof: member.prove(`rotation ${issued}`, without) }))).toEqual([403, 'registration.old-keys-changed']);
    expect((await ask({ proof })).status).toBe(200);
    const { body } = await province.call('coordinator', 'GET', '/members');
    const listed = (body as unknown as { id: string; signingKeys: string[] }[]).find(({ id }) => id === 'cpi-rinnovo');
    expect(listed?.signingKeys).toEqual(registration.signingKeys.map(({ kid }) => kid));
  });

  it('finds renewed keys done when the same request comes again, however late, and from nobody else', async () => {
    const member = await joined('cpi-ripete');
    const { request } = rotateKeys(new NodeHome(member.home.dir), province.clock.now());
    const ask = (body: object) => province.send({}, 'PUT', '/members/cpi-ripete/keys', body);
    expect((await ask(request)).status).toBe(200);
    province.clock.pass(1);
    expect((await ask(request)).status).toBe(200);
    const thief = await node('cpi-ripete');
    const issued = province.clock.now().toISOString();
    expect(codeOf(await ask({ ...request, issued, proof: thief.prove(`rotation ${issued}`, request.registration) }))).toEqual([403, 'registration.unproven']);
    expect((await province.told()).filter((line) => line.endsWith('cpi-ripete'))).toHaveLength(2);
  });

  it('names in an invitation the keys that it had before a rotation, until when they count', async () => {
    const [before] = province.signingKeys;
    const rotation = rotateKeys(province.home, province.clock.now());
    expect((await province.send({}, 'PUT', '/members/provincia-prova/keys', rotation.request)).status).toBe(200);
    await rotation.commit();
    province = await province.restarted();
    const { coordinator } = await openInvitation(await province.invite('cpi-dopo-il-rinnovo'), province.clock.now());
    const end = new Date(province.clock.now().getTime() + 3_600_000).toISOString();
    expect(coordinator.signingKeys).toEqual([
      { kid: before!.kid, publicKey: before!.publicKey, validUntil: end }, { kid: province.signingKeys[1]!.kid, publicKey: province.signingKeys[1]!.publicKey },
    ]);
  });

  it('counts what flows from headers, and keeps a clock right whichever event comes first', async () => {
    const header = (change: Partial<ReceivedHeader>): ReceivedHeader => ({
      type: 'referral.proposed.v1', family: 'referral', source: 'cpi-uno', audience: 'agenzia-due', entity: 'invio-1', bytes: 100, sequence: 1,
      time: new Date('2026-11-23T08:00:00Z'), storedAt: new Date('2026-11-23T08:00:00Z'), ...change,
    } as ReceivedHeader);
    const see = (...headers: ReceivedHeader[]): Promise<void> => province.app.get(UnitOfWork).run((tx) => province.app.get(OnHeaders).seen(headers, { tx } as Delivery));
    await see(header({ type: 'referral.accepted.v1', source: 'agenzia-due', audience: 'cpi-uno', time: new Date('2026-11-23T10:00:00Z') }));
    await see(header({}), header({ entity: 'invio-2', sequence: 2, bytes: 50 }));
    expect((await province.call('coordinator', 'GET', '/flows?from=2026-11-23&to=2026-11-23')).body).toContainEqual(
      { day: '2026-11-23', type: 'referral.proposed.v1', publisher: 'cpi-uno', audience: 'agenzia-due', events: 2, bytes: 150, lastSequence: 2 },
    );
    expect((await province.call('coordinator', 'GET', '/flows?from=2026-12-03')).body).toEqual([]);
    const { body } = await province.call('coordinator', 'GET', '/standards');
    expect((body as unknown as object[])).toContainEqual(expect.objectContaining({
      id: 'referral-answered', answered: 1, open: 1, late: 1, medianHours: 2, oldestOpen: '2026-11-23T08:00:00.000Z', nextDue: '2026-11-30T22:59:59.000Z',
    }));
  });

  it('counts the life of the network too, its own part included', async () => {
    const event = (type: string, source: string, audience: string, data: object): ReceivedEvent<never> =>
      ({ type, source, audience, sequence: 3, data, time: new Date('2026-11-22T08:00:00Z') }) as ReceivedEvent<never>;
    const handlers = province.app.get(OnNetworkEvents);
    await province.app.get(UnitOfWork).run(async (tx) => {
      await handlers.asked([event('network.erasure-requested.v1', 'cpi-uno', 'all', { person: 'x' })], { tx } as Delivery);
      await handlers.answered([event('network.erasure-confirmed.v1', 'custode-prova', 'coordinator', {}), event('network.erasure-confirmed.v1', 'custode-prova', 'coordinator', {})], { tx } as Delivery);
    });
    const { body } = await province.call('coordinator', 'GET', '/flows');
    const flows = body as unknown as { day: string; type: string; publisher: string; audience: string; events: number; bytes: number }[];
    expect(flows).toContainEqual({ day: '2026-11-22', type: 'network.erasure-requested.v1', publisher: 'cpi-uno', audience: 'all', events: 1, bytes: 14, lastSequence: 3 });
    expect(flows).toContainEqual(expect.objectContaining({ type: 'network.erasure-confirmed.v1', publisher: 'custode-prova', audience: 'coordinator', events: 2 }));
    const own = flows.filter(({ publisher }) => publisher === 'provincia-prova');
    expect(own.find(({ type }) => type === 'network.agreement-published.v1')).toMatchObject({ day: '2026-11-23', audience: 'all', events: 1 });
    expect(own.reduce((sum, { events }) => sum + events, 0)).toBe((await province.told()).length);
    expect(Math.min(...own.map(({ bytes }) => bytes))).toBeGreaterThan(10);
  });

  it('judges by the agreement\'s days: working ones over Christmas and the end of the year', async () => {
    const proposed = (entity: string, time: string): ReceivedHeader =>
      ({ type: 'referral.proposed.v1', family: 'referral', source: 'cpi-uno', audience: 'agenzia-due', entity, bytes: 1, sequence: 1, time: new Date(time), storedAt: new Date(time) } as ReceivedHeader);
    const accepted = (entity: string, time: string): ReceivedHeader => ({ ...proposed(entity, time), type: 'referral.accepted.v1' });
    const see = (...headers: ReceivedHeader[]): Promise<void> => province.app.get(UnitOfWork).run((tx) => province.app.get(OnHeaders).seen(headers, { tx } as Delivery));
    await see(proposed('invio-natale', '2026-12-23T09:00:00Z'), proposed('invio-natale-tardi', '2026-12-23T09:00:00Z'));
    await see(accepted('invio-natale', '2026-12-31T22:00:00Z'), accepted('invio-natale-tardi', '2027-01-01T09:00:00Z'));
    const due = await province.query<{ entity: string; due: Date; late: boolean }>(
      `SELECT entity, due_at AS due, stopped_at > due_at AS late FROM standard_clock WHERE entity LIKE 'invio-natale%' AND standard = 'referral-answered' ORDER BY entity`);
    expect(due).toEqual([
      { entity: 'invio-natale', due: new Date('2026-12-31T22:59:59Z'), late: false }, { entity: 'invio-natale-tardi', due: new Date('2026-12-31T22:59:59Z'), late: true },
    ]);
    const { body } = await province.call('coordinator', 'GET', '/standards');
    expect((body as unknown as object[])).toContainEqual(expect.objectContaining({ id: 'referral-answered', answered: 3, open: 1, late: 2 }));
  });

  it('stops the clock of a need by the course of its story, which is another entity, and that of an enrolment by its own answer', async () => {
    const seen = (type: string, entity: string, correlationId: string, time: string): ReceivedHeader =>
      ({ type, family: type.split('.')[0], source: 'cpi-uno', audience: 'all', entity, correlationId, bytes: 1, sequence: 1, time: new Date(time), storedAt: new Date(time) } as ReceivedHeader);
    const see = (...headers: ReceivedHeader[]): Promise<void> => province.app.get(UnitOfWork).run((tx) => province.app.get(OnHeaders).seen(headers, { tx } as Delivery));
    await see(seen('training.course-published.v1', 'corso-1', 'storia-1', '2026-12-01T08:00:00Z'), seen('need.declared.v1', 'fabbisogno-1', 'storia-1', '2026-11-23T08:00:00Z'));
    await see(seen('need.declared.v1', 'fabbisogno-2', 'storia-2', '2026-11-23T08:00:00Z'), seen('training.course-published.v1', 'corso-2', 'storia-3', '2026-11-24T08:00:00Z'));
    await see(seen('training.enrolment-requested.v1', 'iscrizione-1', 'storia-4', '2026-11-23T08:00:00Z'), seen('training.enrolment-confirmed.v1', 'iscrizione-1', 'storia-4', '2026-11-24T08:00:00Z'));
    const { body } = await province.call('coordinator', 'GET', '/standards');
    expect((body as unknown as object[])).toContainEqual(expect.objectContaining({ id: 'need-taken-up', answered: 1, open: 1, nextDue: '2027-01-22T22:59:59.000Z' }));
    expect((body as unknown as object[])).toContainEqual(expect.objectContaining({ id: 'enrolment-answered', answered: 1, open: 0, late: 0, medianHours: 24 }));
  });

  it('shows who has confirmed an erasure and who has not', async () => {
    const person = '00000000-0000-4000-8000-0000000000aa';
    const event = (id: string, source: string, data: object): ReceivedEvent<never> => ({ id, source, data, time: province.clock.now() }) as ReceivedEvent<never>;
    const handlers = province.app.get(OnErasure);
    await province.app.get(UnitOfWork).run(async (tx) => {
      await handlers.asked(event('01a20887-0ba7-7c1a-ac43-546cd5b55061', 'cpi-invitato', { person, scope: 'person' } satisfies NetworkErasureRequestedV1), { tx } as Delivery);
      await handlers.answered(event('01a20887-0ba7-7c1a-ac43-546cd5b55062', 'custode-prova', { person, holder: 'cpi-invitato', erasedRecords: 4 } satisfies NetworkErasureConfirmedV1), { tx } as Delivery);
    });
    const [erasure] = (await province.call('coordinator', 'GET', '/erasures')).body as unknown as { confirmed: object[]; missing: string[]; overdue: boolean }[];
    expect(erasure).toMatchObject({ confirmed: [{ member: 'custode-prova', records: 4 }], overdue: false });
    expect(erasure!.missing).toContain('cpi-invitato');
    province.clock.pass(4);
    expect(((await province.call('coordinator', 'GET', '/erasures')).body as unknown as { overdue: boolean }[])[0]!.overdue).toBe(true);
    const confirmed = async (): Promise<object | undefined> =>
      ((await province.call('coordinator', 'GET', '/standards')).body as unknown as { id: string }[]).find(({ id }) => id === 'erasure-confirmed');
    expect(await confirmed()).toMatchObject({ answered: 0, open: 1, late: 1 });
    await province.query(`INSERT INTO erasure_answered SELECT gen_random_uuid(), $1, id, 0, $2 FROM registered_member`, [person, province.clock.now()]);
    expect(await confirmed()).toMatchObject({ answered: 1, open: 0, late: 1 });
    await province.app.get(UnitOfWork).run((tx) => handlers.answered(
      event('01a20887-0ba7-7c1a-ac43-546cd5b55063', 'cpi-invitato', { person, holder: 'cpi-invitato', erasedRecords: 0 } satisfies NetworkErasureConfirmedV1), { tx } as Delivery));
    await province.query(`INSERT INTO registered_member SELECT (jsonb_populate_record(m, '{"id":"agenzia-venuta-dopo","account":"A-DOPO"}')).* FROM registered_member m WHERE id = 'cpi-invitato'`);
    expect(((await province.call('coordinator', 'GET', '/erasures')).body as unknown as { missing: string[] }[])[0]!.missing).toEqual([]);
    expect(await confirmed()).toMatchObject({ answered: 1, open: 0, late: 1 });
    await province.query(`DELETE FROM registered_member WHERE id = 'agenzia-venuta-dopo'`);
  });
});
