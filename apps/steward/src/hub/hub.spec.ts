import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AGREEMENT, filtersOf, type MemberKind, publishSubjectsOf, streamsOf } from '@filiera/contracts';
import { NkeyPair, userCredentials } from '@filiera/member-kit';
import { type OwnServer, startOwnBroker, testFolder } from '@filiera/testing';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import { connect, credsAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { memberAccountJwt } from './account-jwts.js';
import { HubConnection } from './hub-connection.js';
import { hubConfiguration } from './hub-configuration.js';
import type { HubKeys } from './hub-keys.js';
import { ensureConsumers } from './ensure-consumers.js';
import { ensureStreams } from './ensure-streams.js';
import { type HubMember, keepAccounts, wantedAccount } from './keep-accounts.js';
import { HUB_API_PREFIX } from './member-rights.js';

const PLACEMENT = { replicas: 1, storageFactor: 0.01 };

interface TestMember {
  readonly id: string;
  readonly kind: MemberKind;
  readonly keys: NkeyPair;
}

const member = (id: string, kind: MemberKind): TestMember => ({ id, kind, keys: NkeyPair.create('account') });
const known = ({ id, kind, keys }: TestMember, status: HubMember['status'] = 'active'): HubMember => ({ id, kind, status, account: keys.getPublicKey() });

describe('the hub that the steward keeps', () => {
  const keys: HubKeys = { operator: NkeyPair.create('operator'), system: NkeyPair.create('account'), hub: NkeyPair.create('account') };
  const cpi = member('cpi-uno', 'cpi');
  const agency = member('agenzia-due', 'agency');
  const school = member('scuola-tre', 'school');
  const founders = [cpi, agency, school];
  let broker: OwnServer<{ url: string; port: number; stop(): Promise<void>; kill(): Promise<void> }>;
  let hub: HubConnection;
  const connections: NatsConnection[] = [];

  const connected = async (who: TestMember): Promise<NatsConnection> => {
    const connection = await connect({ servers: broker.current.url, authenticator: credsAuthenticator(await userCredentials(who.keys, who.id)), reconnect: false });
    connections.push(connection);
    return connection;
  };
  const streamsFor = async (who: TestMember): Promise<JetStreamClient> => jetstream(await connected(who), { apiPrefix: HUB_API_PREFIX, timeout: 2_000 });
  const stored = async (stream: string): Promise<number> => (await hub.manager.streams.info(stream)).state.messages;
  const pulled = async (streams: JetStreamClient, stream: string, consumer: string): Promise<string[]> => {
    const subjects: string[] = [];
    for await (const message of await (await streams.consumers.get(stream, consumer)).fetch({ max_messages: 100, expires: 1_000 })) {
      subjects.push(message.subject);
      message.ack();
    }
    return subjects;
  };

  beforeAll(async () => {
    const states = founders.map((founder) => wantedAccount(AGREEMENT, known(founder)));
    const configuration = await hubConfiguration(keys, states, testFolder('accounts'), new Date());
    broker = await startOwnBroker({ configuration, syncInterval: '1s' });
    hub = await HubConnection.open(keys, { servers: [broker.current.url] });
    await ensureStreams(hub.manager, AGREEMENT, PLACEMENT);
    await ensureConsumers(hub.manager, AGREEMENT, founders);
  });

  afterAll(async () => {
    await Promise.all(connections.map((connection) => connection.close()));
    await hub?.close();
    await broker?.stop();
  });

  it('has one stream for each family, which refuses when full and cannot be purged', async () => {
    for (const { name, maxAgeSeconds } of streamsOf(AGREEMENT)) {
      const { config } = await hub.manager.streams.info(name);
      expect(config).toMatchObject({ storage: 'file', discard: 'new', deny_purge: true, deny_delete: false, allow_direct: false, duplicate_window: 120e9, max_age: maxAgeSeconds * 1e9 });
      await expect(hub.manager.streams.purge(name)).rejects.toThrow();
    }
  });

  it('changes nothing when everything is already as the agreement says', async () => {
    expect(await ensureStreams(hub.manager, AGREEMENT, PLACEMENT)).toEqual([]);
    expect(await ensureConsumers(hub.manager, AGREEMENT, founders)).toEqual({ added: 0, updated: 0, removed: 0 });
    expect(await keepAccounts(hub, keys, AGREEMENT, founders.map((founder) => known(founder)), new Date())).toEqual([]);
  });

  it('takes from a member every event that the agreement lets it publish, under its own name', async () => {
    const streams = await streamsFor(agency);
    for (const subject of publishSubjectsOf(AGREEMENT, agency)) {
      const { stream } = await streams.publish(subject.replace('>', 'agency.-.prova'), '{}');
      expect(streamsOf(AGREEMENT).map(({ name }) => name)).toContain(stream);
    }
  });

  it('takes nothing under the name of another, no type that the agreement does not grant, no other version', async () => {
    const streams = await streamsFor(agency);
    const before = await Promise.all(streamsOf(AGREEMENT).map(({ name }) => stored(name)));
    const refused = [
      'rete.vacancy.published.v1.cpi-uno.all.-.prova',
      'rete.network.member-joined.v1.agenzia-due.all.-.prova',
      'rete.network.member-joined.v1.cpi-uno.all.-.prova',
      'rete.vacancy.published.v2.agenzia-due.all.-.prova',
      'rete.vacancy.invented.v1.agenzia-due.all.-.prova',
      'rete.altro.published.v1.agenzia-due.all.-.prova',
    ];
    for (const subject of refused) {
      await expect(streams.publish(subject, '{}')).rejects.toThrow();
    }
    expect(await Promise.all(streamsOf(AGREEMENT).map(({ name }) => stored(name)))).toEqual(before);
  });

  it('gives a reader what the agreement addresses to it, and nothing addressed to others', async () => {
    const publisher = await streamsFor(cpi);
    for (const audience of ['cpi', 'agency', 'all', 'agenzia-due', 'scuola-tre']) {
      await publisher.publish(`rete.candidate.registered.v1.cpi-uno.${audience}.p-lettura.p-lettura-${audience}`, '{}');
    }
    const wanted = (who: TestMember): string[] => filtersOf(AGREEMENT, who, 'CANDIDATES').map((filter) => filter.split('.')[5]!);
    for (const who of [agency, school]) {
      const read = (await pulled(await streamsFor(who), 'CANDIDATES', who.id)).filter((subject) => subject.includes('p-lettura'));
      expect(new Set(read.map((subject) => subject.split('.')[5]))).toEqual(new Set(wanted(who)));
    }
  });

  it('keeps a member out of the consumers of the others', async () => {
    const streams = await streamsFor(school);
    await expect(streams.consumers.get('CANDIDATES', cpi.id)).rejects.toThrow();
    const connection = await connected(school);
    for (const verb of ['MSG.NEXT', 'INFO', 'RESET', 'DELETE', 'CREATE', 'DURABLE.CREATE']) {
      await expect(connection.request(`${HUB_API_PREFIX}.CONSUMER.${verb}.CANDIDATES.${cpi.id}`, '{"batch":1,"expires":100000000}', { timeout: 500 })).rejects.toThrow();
      // Its own account has no JetStream, and says so.
      const own = await connection.request(`$JS.API.CONSUMER.${verb}.CANDIDATES.${cpi.id}`, '{}', { timeout: 500 }).then((answer) => answer.json<{ error?: object }>().error, (error: Error) => error);
      expect(own).toBeDefined();
    }
    for (const api of ['STREAM.INFO.CANDIDATES', 'STREAM.MSG.GET.CANDIDATES', 'STREAM.PURGE.CANDIDATES', 'DIRECT.GET.CANDIDATES', 'STREAM.LIST']) {
      await expect(connection.request(`${HUB_API_PREFIX}.${api}`, '{"seq":1}', { timeout: 500 })).rejects.toThrow();
    }
  });

  it('lets the coordinator ask how far any member has come, and take, acknowledge or change nothing of it (clause 8.5)', async () => {
    const watcher = member('provincia-sei', 'coordinator');
    await ensureConsumers(hub.manager, AGREEMENT, [...founders, watcher]);
    await keepAccounts(hub, keys, AGREEMENT, [known(watcher)], new Date());
    const connection = await connected(watcher);
    for (const consumer of [cpi.id, `${agency.id}_echo`, watcher.id]) {
      const info = (await connection.request(`${HUB_API_PREFIX}.CONSUMER.INFO.CANDIDATES.${consumer}`, '', { timeout: 1_000 })).json<{ name?: string; num_pending?: number }>();
      // The coordinator publishes to no stream but its own, and has no echo there.
      expect(info).toMatchObject({ name: consumer, num_pending: expect.any(Number) });
    }
    for (const verb of ['MSG.NEXT', 'RESET', 'DELETE', 'CREATE', 'DURABLE.CREATE']) {
      await expect(connection.request(`${HUB_API_PREFIX}.CONSUMER.${verb}.CANDIDATES.${cpi.id}`, '{"batch":1,"expires":100000000}', { timeout: 500 })).rejects.toThrow();
    }
    for (const api of ['CONSUMER.NAMES.CANDIDATES', 'CONSUMER.LIST.CANDIDATES', 'STREAM.INFO.CANDIDATES', 'STREAM.MSG.GET.CANDIDATES']) {
      await expect(connection.request(`${HUB_API_PREFIX}.${api}`, '{"seq":1}', { timeout: 500 })).rejects.toThrow();
    }
    await connection.flush();
    expect((await pulled(await streamsFor(watcher), 'CANDIDATES', watcher.id)).length).toBeGreaterThan(0);
  });

  it('takes no account from anyone but the operator', async () => {
    const wide = { ...wantedAccount(AGREEMENT, known(agency)), rights: [{ subject: 'rete.>' }] };
    const selfMade = await memberAccountJwt({ ...keys, operator: NkeyPair.create('operator'), hub: agency.keys }, wide, new Date());
    const connection = await connected(agency);
    await expect(connection.request('$SYS.REQ.CLAIMS.UPDATE', selfMade, { timeout: 500 })).rejects.toThrow();
    await expect((await streamsFor(agency)).publish('rete.vacancy.published.v1.cpi-uno.all.-.prova', '{}')).rejects.toThrow();
  });

  it('lets a member move its echo and its replay, never its reader', async () => {
    const streams = await streamsFor(cpi);
    await streams.publish('rete.candidate.registered.v1.cpi-uno.all.p-eco.p-eco', '{}');
    const connection = await connected(cpi);
    const echo = async (): Promise<number> => (await pulled(streams, 'CANDIDATES', 'cpi-uno_echo')).length;
    const first = await echo();
    expect(first).toBeGreaterThan(0);
    await connection.request(`${HUB_API_PREFIX}.CONSUMER.RESET.CANDIDATES.cpi-uno_echo`, '{"seq":1}', { timeout: 1_000 }).catch(() => undefined);
    expect(await echo()).toBe(first);
    await expect(connection.request(`${HUB_API_PREFIX}.CONSUMER.RESET.CANDIDATES.cpi-uno`, '{"seq":1}', { timeout: 500 })).rejects.toThrow();
  });

  it('plants nothing on the subject of another through a forged reply', async () => {
    const connection = await connected(cpi);
    const before = await stored('VACANCIES');
    const forged = 'rete.vacancy.published.v1.agenzia-due.all.-.falso';
    connection.publish('rete.candidate.registered.v1.cpi-uno.all.p-falso.p-falso', '{}', { reply: forged });
    connection.publish(`${HUB_API_PREFIX}.CONSUMER.MSG.NEXT.CANDIDATES.cpi-uno`, '{"batch":5,"expires":300000000}', { reply: forged });
    connection.publish(`${HUB_API_PREFIX}.CONSUMER.INFO.CANDIDATES.cpi-uno`, '', { reply: forged });
    connection.publish(`${HUB_API_PREFIX}.CONSUMER.RESET.CANDIDATES.cpi-uno_echo`, '{"seq":1}', { reply: forged });
    await connection.flush();
    await pause(600);
    expect(await stored('VACANCIES')).toBe(before);
  });

  it('brings a new member in without a pause for those who read', async () => {
    const streams = await streamsFor(agency);
    const reader = await (await streams.consumers.get('CANDIDATES', agency.id)).consume({ max_messages: 100, expires: 5_000 });
    const read: string[] = [];
    const reading = (async () => {
      for await (const message of reader) {
        read.push(message.subject);
        message.ack();
      }
    })();
    const newcomer = member('universita-quattro', 'university');
    await ensureConsumers(hub.manager, AGREEMENT, [...founders, newcomer]);
    expect(await keepAccounts(hub, keys, AGREEMENT, [...founders, newcomer].map((one) => known(one)), new Date())).toEqual(['universita-quattro']);
    const own = await streamsFor(newcomer);
    await own.publish(publishSubjectsOf(AGREEMENT, newcomer)[0]!.replace('>', 'agency.p-nuovo.p-nuovo'), '{}');
    while (!read.some((subject) => subject.includes('p-nuovo'))) {
      await pause(10);
    }
    reader.stop();
    await reading;
  });

  it('cuts a suspended member off at once, and takes it back with its old credentials', async () => {
    const suspended = member('agenzia-cinque', 'agency');
    const everyone = [...founders, suspended];
    const push = (status: HubMember['status']): Promise<string[]> => keepAccounts(hub, keys, AGREEMENT, [known(suspended, status)], new Date());
    await ensureConsumers(hub.manager, AGREEMENT, everyone);
    await push('active');
    const connection = await connected(suspended);
    const closed = connection.closed();
    const streams = jetstream(connection, { apiPrefix: HUB_API_PREFIX, timeout: 500 });
    await streams.publish('rete.vacancy.published.v1.agenzia-cinque.all.-.prima', '{}');
    await push('suspended');
    await expect(streams.publish('rete.vacancy.published.v1.agenzia-cinque.all.-.durante', '{}')).rejects.toThrow();
    await closed;
    await pause(1_100);
    // Credentials that it makes only now are no way in either.
    await expect(connected(suspended)).rejects.toThrow();
    await push('active');
    await (await streamsFor(suspended)).publish('rete.vacancy.published.v1.agenzia-cinque.all.-.dopo', '{}');
  });

  it('leaves a member over its quota able to read and unable to publish', async () => {
    const flooding = { ...known(agency), mayNotPublish: true };
    await keepAccounts(hub, keys, AGREEMENT, [flooding], new Date());
    const streams = await streamsFor(agency);
    await expect(streams.publish('rete.vacancy.published.v1.agenzia-due.all.-.troppo', '{}')).rejects.toThrow();
    expect((await (await streams.consumers.get('CANDIDATES', agency.id)).info()).name).toBe(agency.id);
    await keepAccounts(hub, keys, AGREEMENT, [known(agency)], new Date());
    await (await streamsFor(agency)).publish('rete.vacancy.published.v1.agenzia-due.all.-.di-nuovo', '{}');
  });

  it('removes the consumers of a member that has left', async () => {
    const changes = await ensureConsumers(hub.manager, AGREEMENT, founders);
    expect(changes.removed).toBeGreaterThan(0);
    const names: string[] = [];
    for await (const consumer of hub.manager.consumers.list('VACANCIES')) {
      names.push(consumer.name);
    }
    expect(names.filter((name) => name.startsWith('agenzia-cinque'))).toEqual([]);
  });
});
