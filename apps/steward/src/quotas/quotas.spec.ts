import { AGREEMENT, subjectOf, vacancyPublishedV1 } from '@filiera/contracts';
import { Clock, MESSAGING_MIGRATIONS, NkeyPair, type Outbox, UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase, eventually, type OwnServer, rawHeaders, signedMessage, type SignedMessage, startOwnBroker, type TestDatabase, testFolder, testMember } from '@filiera/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { ChainWatch } from '../chains/chain-watch.js';
import { CountFaults1764600000080 } from '../chains/count-faults.migration.js';
import { CreateHub1763900900010 } from '../create-hub.migration.js';
import { HubErasureEntity } from '../erasures/hub-erasure.entity.js';
import { HubErasures } from '../erasures/hub-erasures.js';
import { RememberHolders1764511800060 } from '../erasures/remember-holders.migration.js';
import { ensureStreams } from '../hub/ensure-streams.js';
import { HubConnection } from '../hub/hub-connection.js';
import { hubConfiguration } from '../hub/hub-configuration.js';
import type { HubMetrics } from '../metrics/hub-metrics.js';
import { CountByStream1764600000070 } from './count-by-stream.migration.js';
import { CountRepeated1764520000070 } from './count-repeated.migration.js';
import type { DailyLimits } from './daily-limits.js';
import { Quotas } from './quotas.js';

const DAY = 86_400_000;
const STREAM = 'VACANCIES';
const CONSUMER = '_steward_chain';
const LIMITS: DailyLimits = { events: 3, bytes: 1_048_576, bytesInStream: {} };

/** A subject on which a member publishes vacancies. */
const vacancyOf = ({ id }: { readonly id: string }): string => subjectOf({ type: vacancyPublishedV1.type, publisher: id, audience: 'all', person: null, entity: crypto.randomUUID() });

/** Of a message with the header that the hub writes when it leaves the payload out. */
const sizeOf = ({ subject, headers: sent, payload }: SignedMessage): number =>
  Buffer.byteLength(`${subject}NATS/1.0\r\n${Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`).join('')}Nats-Msg-Size: ${payload.length}\r\n\r\n`) + payload.length;

describe('what a member publishes in a day', () => {
  const keys = { operator: NkeyPair.create('operator'), system: NkeyPair.create('account'), hub: NkeyPair.create('account') };
  const agency = testMember('agency', 'agenzia-alfa');
  const clock = new (class extends Clock { later = 0; override now(): Date { return new Date(Date.now() + this.later); } })();
  let broker: OwnServer<{ url: string; port: number; stop(): Promise<void>; kill(): Promise<void> }>;
  let hub: HubConnection;
  let database: TestDatabase;
  let source: DataSource;
  let quotas: Quotas;
  let watch: ChainWatch | undefined;
  let log: SignedMessage[] = [];

  beforeAll(async () => {
    broker = await startOwnBroker({ configuration: await hubConfiguration(keys, [], testFolder('accounts'), new Date()), storeDir: testFolder('quotas') });
    hub = await HubConnection.open(keys, { servers: [broker.current.url] });
    database = await createTestDatabase('quotas');
    source = await new DataSource({
      type: 'postgres', url: database.url, entities: [HubErasureEntity],
      migrations: [...MESSAGING_MIGRATIONS, CreateHub1763900900010, RememberHolders1764511800060, CountRepeated1764520000070, CountByStream1764600000070, CountFaults1764600000080],
    }).initialize();
    await source.runMigrations();
    await source.query(`INSERT INTO hub_member (id, kind, status, account, version) VALUES ($1, 'agency', 'active', 'A', 1)`, [agency.id]);
    quotas = new Quotas(source);
  });
  beforeEach(async () => {
    await ensureStreams(hub.manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
    await source.query('TRUNCATE hub_use, chain_head, chain_fault');
    clock.later = 0;
    log = [];
  });
  afterEach(async () => {
    await watch?.stop();
    await hub.manager.streams.delete(STREAM);
  });
  afterAll(async () => {
    await hub?.close();
    await broker?.stop();
    await source?.destroy();
    await database?.drop();
  });

  /** Stores messages as a relay does that the hub answers; what is in the log already comes once more. */
  const store = async (messages: readonly SignedMessage[]): Promise<void> => {
    for (const message of messages) {
      const sent = headers();
      for (const [name, value] of Object.entries(message.headers)) sent.set(name, value);
      await hub.streams.publish(message.subject, message.payload, { headers: sent });
    }
  };
  const publish = async (count: number): Promise<void> => {
    const before = log.length;
    for (let at = 0; at < count; at += 1) {
      const previous = log.at(-1);
      log.push(signedMessage({
        from: agency, type: vacancyPublishedV1.type, audience: 'all', entity: crypto.randomUUID(), data: vacancyPublishedV1.example,
        sequence: log.length + 1, ...(previous ? { previousDigest: previous.digest } : {}),
      }));
    }
    await store(log.slice(before));
  };
  const readAll = async (): Promise<void> => {
    const metrics = { seen: () => undefined, erasedLate: () => undefined } as unknown as HubMetrics;
    const units = new UnitOfWork(source);
    watch = new ChainWatch(units, quotas, new HubErasures(source, units, {} as Outbox, clock), metrics, clock);
    watch.follow(hub, async () => undefined);
    await eventually('everything read', () => hub.manager.consumers.info(STREAM, CONSUMER).catch(() => null), (info) => info !== null && info.num_ack_pending + info.num_pending === 0);
    await watch.stop();
    watch = undefined;
  };
  const over = async (limits = LIMITS): Promise<string[]> => [...await quotas.over(limits, clock.now())];
  const newEvents = async (): Promise<number> => Number((await source.query<{ events: string }[]>('SELECT sum(events) AS events FROM hub_use'))[0]!.events);

  const bytesUsed = async (): Promise<number> => Number((await source.query<{ bytes: string }[]>('SELECT sum(bytes) AS bytes FROM hub_use'))[0]!.bytes);

  it('is over the limit when it is more', async () => {
    await publish(3);
    await readAll();
    expect(await over()).toEqual([]);
    await publish(1);
    await readAll();
    expect(await over()).toEqual([agency.id]);
    expect(await over({ ...LIMITS, events: 10, bytes: 10 })).toEqual([agency.id]);
  });

  it('is as large as the hub says, whatever the publisher wrote where the hub says it', async () => {
    await publish(4);
    await hub.manager.streams.delete(STREAM);
    await ensureStreams(hub.manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
    await store(log.map((message, at) => ({ ...message, headers: { ...message.headers, 'Nats-Msg-Size': ['0', '-100000', '1.5', '1e30'][at]! } })));
    await readAll();
    const claims = ['0', '-100000', '1.5', '1e30'].map((claim) => `Nats-Msg-Size: ${claim}\r\n`).join('').length;
    expect(await bytesUsed()).toBe(log.reduce((sum, message) => sum + sizeOf(message), claims));
  });

  it('is counted also behind a message whose headers nobody can read, which counts too', async () => {
    await hub.streams.publish(vacancyOf(agency), '{}', { headers: rawHeaders('NATS/1.0\r\nno name: 1\r\n\r\n') });
    await publish(3);
    await readAll();
    expect([await newEvents(), await over()]).toEqual([4, [agency.id]]);
    // Nor can it be read how large it is: it counts as large as it could be.
    expect(await bytesUsed()).toBeGreaterThan(1_048_576);
    expect(await source.query('SELECT publisher, kind FROM chain_fault')).toEqual([{ publisher: agency.id, kind: 'unreadable' }]);
  });

  it('is as large as its headers too, empty as the message may be', async () => {
    await hub.streams.publish(vacancyOf(agency), '', { headers: rawHeaders(`NATS/1.0\r\nx: ${'x'.repeat(60_000)}\r\n\r\n`) });
    await hub.streams.publish(vacancyOf(agency), '', { headers: rawHeaders(`NATS/1.0\r\nx: y${' '.repeat(60_000)}\r\n\r\n`) });
    await readAll();
    expect(await bytesUsed()).toBeGreaterThan(120_000);
    expect(await bytesUsed()).toBeLessThan(121_000);
  });

  it('is as large as it could be when its headers end so that nobody sees what the hub writes behind them', async () => {
    await hub.streams.publish(vacancyOf(agency), 'x'.repeat(500_000), { headers: rawHeaders('NATS/1.0\r\nNats-Msg-Size: 0\r\nx: yyyy') });
    await readAll();
    expect(await bytesUsed()).toBeGreaterThan(1_048_576);
  });

  it('is over the limit when it takes more than its share of one stream, also where it is little in all', async () => {
    await publish(3);
    await readAll();
    const used = await bytesUsed();
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used, NEEDS: 1 } })).toEqual([]);
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used - 1, NEEDS: 1 } })).toEqual([agency.id]);
    await source.query(`UPDATE hub_member SET kind = 'coordinator'`);
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used - 1 } })).toEqual([]);
    await source.query(`UPDATE hub_member SET kind = 'agency'`);
  });

  it('is not over a stream\'s share when it is published again to a hub that lost it, as far as it was ever published', async () => {
    await publish(3);
    await readAll();
    const used = await bytesUsed();
    await source.query('UPDATE hub_use SET day = day - 2');
    await hub.manager.streams.delete(STREAM);
    await ensureStreams(hub.manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
    await store(log);
    await readAll();
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used - 1 } })).toEqual([]);
    await store(log);
    await readAll();
    expect(await over({ ...LIMITS, bytesInStream: { [STREAM]: used - 1 } })).toEqual([agency.id]);
  });

  it('is of the day on which the hub stored it, whenever the steward reads it', async () => {
    await publish(5);
    clock.later = 3 * DAY;
    await readAll();
    expect([await newEvents(), await over()]).toEqual([5, []]);
  });

  it('is counted once, also when the steward reads the stream anew', async () => {
    await publish(3);
    await readAll();
    await hub.manager.consumers.delete(STREAM, CONSUMER);
    await readAll();
    expect([await newEvents(), await over()]).toEqual([3, []]);
  });

  it('is not its log, which it publishes again to a hub that lost it; to repeat more than it ever published is a flood', async () => {
    await publish(3);
    await readAll();
    // The other days on which the log grew.
    await source.query(`INSERT INTO hub_use (day, member, stream, events, bytes) VALUES (current_date - 9, $1, '-', 5, 4000000)`, [agency.id]);
    await hub.manager.streams.delete(STREAM);
    await ensureStreams(hub.manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
    await store(log);
    await store(log);
    await readAll();
    expect([await newEvents(), await over()]).toEqual([8, []]);
    await store(log);
    await readAll();
    expect(await over()).toEqual([agency.id]);
  });
});
