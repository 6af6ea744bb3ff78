import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, sampleVacancy, startNetwork, type TestNetwork } from '@filiera/testing';
import { NodeHome } from '@filiera/member-kit';
import { connect, credsAuthenticator, headers } from '@nats-io/transport-node';
import pg from 'pg';
import { stewardCommands } from '../src/commands/commands.js';
import { HubConnection } from '../src/hub/hub-connection.js';
import { readHubKeys } from '../src/hub/hub-keys.js';
import { HubOwnSettings, writeHubSettings } from '../src/hub/hub-settings.js';

const CPI = 'cpi-prova';
const AGENCY = 'agenzia-prova';
const PERSON = { firstName: 'Persona', lastName: 'Esempio', profile: { occupations: [{ isco: '7411' }], languages: [{ code: 'it', cefr: 'C2' }] } };
const TAX_CODES = ['SMPPSN80A01E506P', 'SMPPSN80A02E506U', 'SMPPSN80A03E506W'];

/** The coordinator's metrics as a technician reads them. */
async function askMetrics(net: TestNetwork): Promise<string> {
  const { url, keys } = net.network.description.nodes.find(({ id }) => id === net.coordinator)!;
  return (await fetch(`${url}/metrics`, { headers: { 'x-api-key': keys.technician! } })).text();
}

describe('a network that the steward keeps', () => {
  let net: TestNetwork;

  const rows = async <T>(id: string, sql: string, values: unknown[] = []): Promise<T[]> => {
    const client = new pg.Client({ connectionString: net.network.databaseUrl(id) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql, values)).rows as T[];
    } finally {
      await client.end();
    }
  };
  const inFilesOf = (stream: string, text: string): boolean => readdirSync(net.folder.path('broker', 'store'), { recursive: true, withFileTypes: true })
    .some((entry) => entry.isFile() && entry.parentPath.includes(stream) && readFileSync(join(entry.parentPath, entry.name)).includes(text));
  /** A message about someone, as a restored backup of the hub would bring it back. */
  const restored = async (person: string): Promise<void> => {
    const hub = await HubConnection.open(readHubKeys(new NodeHome(net.folder.home(net.steward))), { servers: [net.network.hubUrl] });
    try {
      await hub.streams.publish(`rete.candidate.updated.v1.${CPI}.cpi.${person}.${person}`, '{}');
    } finally {
      await hub.close();
    }
  };
  const agencyMayPublish = async (): Promise<boolean> => {
    const home = new NodeHome(net.folder.home(AGENCY));
    const connection = await connect({ servers: net.network.hubUrl, authenticator: credsAuthenticator(new TextEncoder().encode(home.read(home.credentials))), reconnect: false });
    try {
      const probe = headers();
      probe.set('Nats-Expected-Stream', 'NONE');
      return await connection.request(`rete.candidate.updated.v1.${AGENCY}.cpi.-.prova`, '', { headers: probe, timeout: 1_000 }).then(() => true, () => false);
    } finally {
      await connection.close();
    }
  };
  const messagesAbout = async (person: string): Promise<string[]> => {
    const home = new NodeHome(net.folder.home(net.steward));
    const hub = await HubConnection.open(readHubKeys(home), { servers: [net.network.hubUrl] });
    try {
      const { state } = await hub.manager.streams.info('CANDIDATES', { subjects_filter: `rete.candidate.*.*.*.*.${person}.>` });
      return Object.keys(state.subjects ?? {});
    } finally {
      await hub.close();
    }
  };
  const suspend = (act: 'suspend' | 'resume'): Promise<unknown> => net.call(net.coordinator, 'coordinator', 'POST', `/members/${AGENCY}/${act}`, {});

  beforeAll(async () => {
    net = await startNetwork({ members: [{ id: CPI, kind: 'cpi', name: 'Centro di prova' }, { id: AGENCY, kind: 'agency', name: 'Agenzia di prova' }] });
  }, 180_000);
  afterAll(() => net?.stop(), 60_000);

  it('has every member in the registry and on the hub', async () => {
    const { body } = await net.call(net.coordinator, 'coordinator', 'GET', '/members');
    expect((body as { id: string; status: string }[]).map(({ id, status }) => [id, status])).toEqual(
      [AGENCY, CPI, net.steward, net.coordinator].sort().map((id) => [id, 'active']),
    );
    expect(await rows(net.steward, 'SELECT id FROM hub_member ORDER BY id')).toHaveLength(4);
  });

  it('follows the chain of everyone who publishes, and finds no fault', async () => {
    await eventually('the head of the registry\'s chain', () => rows<{ sequence: string }>(net.steward,
      `SELECT sequence FROM chain_head WHERE stream = 'NETWORK' AND publisher = $1`, [net.coordinator]), ([head]) => Number(head?.sequence) >= 5);
    expect(await rows(net.steward, 'SELECT * FROM chain_fault')).toEqual([]);
  });

  it('lets the coordinator see how far behind a member is that is away, and that it has caught up when it is back', async () => {
    interface Lag { readonly member: string; readonly stream: string; readonly pending: number; readonly unacknowledged: number; readonly behindSince: string | null; readonly lastAcknowledgedAt: string | null }
    const lag = async (): Promise<Lag | undefined> =>
      ((await net.call(net.coordinator, 'coordinator', 'GET', `/lags?member=${AGENCY}&stream=VACANCIES`)).body as { items: Lag[] }).items[0];
    const publish = async (): Promise<void> => {
      const validUntil = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      const { body } = await net.call(CPI, 'operator', 'POST', '/vacancies', { ...sampleVacancy, validUntil });
      expect((await net.call(CPI, 'operator', 'POST', `/vacancies/${(body as { id: string }).id}/publish`, {})).status).toBe(200);
    };
    await publish();
    await eventually('a measurement without a lag', lag, (found) => found?.pending === 0 && found.lastAcknowledgedAt !== null && found.behindSince === null);
    await net.network.node(AGENCY).stop();
    await publish();
    const first = await eventually('one vacancy that waits', lag, (found) => (found?.pending ?? 0) + (found?.unacknowledged ?? 0) === 1);
    await publish();
    const grown = await eventually('a lag that grows', lag, (found) => (found?.pending ?? 0) + (found?.unacknowledged ?? 0) === 2);
    expect([first!.behindSince, grown!.behindSince]).toEqual([expect.any(String), first!.behindSince]);
    const { body: furthest } = await net.call(net.coordinator, 'coordinator', 'GET', '/lags?state=behind&size=1');
    expect(furthest).toMatchObject({ total: 1, items: [{ member: AGENCY, stream: 'VACANCIES', family: 'vacancy' }] });
    const metrics = (): Promise<string> => askMetrics(net);
    expect(await metrics()).toMatch(new RegExp(`filiera_reader_pending_messages\\{reader="${AGENCY}",stream="VACANCIES",[^}]*\\} 2`));
    net.network.node(AGENCY).start();
    await net.network.node(AGENCY).ready();
    await eventually('no lag', lag, (found) => found?.pending === 0 && found.unacknowledged === 0 && found.behindSince === null);
    expect(await metrics()).toMatch(new RegExp(`filiera_reader_behind_seconds\\{reader="${AGENCY}",stream="VACANCIES",[^}]*\\} 0`));
    expect((await net.call(net.coordinator, 'coordinator', 'GET', '/lags?size=100')).body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ member: net.steward, stream: 'NETWORK' })]) });
  }, 120_000);

  it('erases a person from the files of the hub when their holder asks, and says so to the coordinator', async () => {
    const registered = await net.call(CPI, 'operator', 'POST', '/candidates', {
      ...PERSON, taxCode: TAX_CODES[0],
    });
    expect(registered.status).toBe(201);
    const person = (registered.body as { id: string }).id;
    await eventually('the profile in the files of the hub', () => inFilesOf('CANDIDATES', person));
    expect((await net.call(CPI, 'manager', 'POST', `/candidates/${person}/erase`, {})).status).toBeLessThan(300);
    await eventually('every confirmation at the coordinator', () => net.call(net.coordinator, 'coordinator', 'GET', '/erasures'), ({ body }) => {
      const [erasure] = body as { person: string; confirmed: { member: string }[]; missing: string[] }[];
      return erasure?.person === person && erasure.missing.length === 0 && erasure.confirmed.some(({ member }) => member === net.steward);
    });
    const ledger = await rows<{ state: string; erased: number }>(net.steward, 'SELECT state, erased FROM hub_erasure WHERE person = $1', [person]);
    expect(ledger).toEqual([{ state: 'done', erased: expect.any(Number) }]);
    // What remains on the hub is in the network's own stream: the request to erase and its confirmations, with the pseudonym alone.
    expect(await messagesAbout(person)).toEqual([]);
    await eventually('files of the hub without the person', () => !inFilesOf('CANDIDATES', person));
  }, 120_000);

  it('erases what arrives late about an erased person, and notes that it had no envelope', async () => {
    const [{ person }] = await rows<{ person: string }>(net.steward, `SELECT person FROM hub_erasure WHERE state = 'done'`) as [{ person: string }];
    await restored(person);
    await eventually('a hub without the late message', () => messagesAbout(person), (subjects) => subjects.length === 0);
    await eventually('the fault of the late message', () => rows(net.steward, `SELECT 1 FROM chain_fault WHERE kind = 'unreadable' AND publisher = $1`, [CPI]), (found) => found.length === 1);
  }, 60_000);

  it('applies its ledger to a backup of the hub before the hub serves again', async () => {
    const [{ person }] = await rows<{ person: string }>(net.steward, `SELECT person FROM hub_erasure WHERE state = 'done'`) as [{ person: string }];
    await net.network.node(net.steward).stop();
    await restored(person);
    expect(await messagesAbout(person)).toHaveLength(1);
    const said: string[] = [];
    await stewardCommands({ FILIERA_DATABASE_URL: net.network.databaseUrl(net.steward), FILIERA_HUB_SERVERS: net.network.hubUrl }, (line) => said.push(line))
      .parseAsync(['ledger', 'reapply', '--home', net.folder.home(net.steward)], { from: 'user' });
    expect(said).toEqual([expect.stringMatching(/: 1$/)]);
    expect(await messagesAbout(person)).toEqual([]);
    net.network.node(net.steward).start();
    await net.network.node(net.steward).ready();
  }, 60_000);

  it('takes the right to publish from a member that floods, and gives it back', async () => {
    const withLimit = async (eventsPerDay: number): Promise<void> => {
      writeHubSettings(new NodeHome(net.folder.home(net.steward)), Object.assign(new HubOwnSettings(), { eventsPerDay }));
      await net.network.node(net.steward).stop();
      net.network.node(net.steward).start();
      await net.network.node(net.steward).ready();
    };
    const mayPublish = async (): Promise<boolean> => (await rows<{ n: string }>(AGENCY, 'SELECT count(*) AS n FROM outbox_sealed WHERE published_at IS NULL'))[0]!.n === '0';
    await withLimit(1);
    for (let i = 0; i < 3; i += 1) {
      await net.call(AGENCY, 'operator', 'POST', '/candidates', { ...PERSON, taxCode: TAX_CODES[i], sections: ['occupations'] });
    }
    await eventually('the agency over its quota', () => rows<{ n: string }>(net.steward, 'SELECT sum(events) AS n FROM hub_use WHERE member = $1', [AGENCY]), ([use]) => Number(use?.n) > 1);
    await eventually('an account without the right to publish', () => agencyMayPublish(), (may) => !may);
    await withLimit(1_000_000);
    await eventually('an account with the right to publish', () => agencyMayPublish());
    await eventually('an empty outbox', mayPublish);
  }, 120_000);

  it('carries an erasure out although its settings ask what the hub cannot give, says what that is, and leaves the streams as they are', async () => {
    const restarted = async (settings: Partial<HubOwnSettings>): Promise<void> => {
      await net.network.node(net.steward).stop();
      writeHubSettings(new NodeHome(net.folder.home(net.steward)), Object.assign(new HubOwnSettings(), settings));
      net.network.node(net.steward).start();
    };
    const { url } = net.network.description.nodes.find(({ id }) => id === net.steward)!;
    const person = ((await net.call(CPI, 'operator', 'POST', '/candidates', { ...PERSON, taxCode: TAX_CODES[1] })).body as { id: string }).id;
    await eventually('the profile on the hub', () => messagesAbout(person), (subjects) => subjects.length > 0);
    await restarted({ replicas: 3 });
    await net.call(CPI, 'manager', 'POST', `/candidates/${person}/erase`, {});
    await eventually('a hub without the person', () => messagesAbout(person), (subjects) => subjects.length === 0);
    expect(await (await fetch(`${url}/health/ready`)).text()).toContain('replicas: 3 (hub/hub.yml) wants a cluster');
    await restarted({});
    await net.network.node(net.steward).ready();
  }, 120_000);

  it('cuts a suspended member off, and takes it back', async () => {
    await suspend('suspend');
    const { url } = net.network.description.nodes.find(({ id }) => id === AGENCY)!;
    await eventually('the hub out of its reach', async () => ((await (await fetch(`${url}/health/ready`)).json()) as { status: string }).status, (status) => status === 'degraded');
    await suspend('resume');
    await net.network.node(AGENCY).ready();
  }, 120_000);

  it('is as it was after steward and broker were killed', async () => {
    await Promise.all([net.network.node(net.steward).kill(), net.network.killBroker()]);
    await net.network.startBroker();
    net.network.node(net.steward).start();
    await Promise.all([net.steward, net.coordinator, CPI, AGENCY].map((id) => net.network.node(id).ready()));
    expect(await rows(net.steward, `SELECT * FROM chain_fault WHERE kind <> 'unreadable'`)).toEqual([]);
  }, 120_000);
});
