import { AGREEMENT, candidateRegisteredV1 } from '@filiera/contracts';
import { Clock, MESSAGING_MIGRATIONS, NkeyPair, type Outbox, UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase, eventually, type OwnServer, signedMessage, startOwnBroker, type TestDatabase, testFolder, testMember } from '@filiera/testing';
import { AckPolicy, DeliverPolicy } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { HubErasures } from '../erasures/hub-erasures.js';
import { ensureStreams } from '../hub/ensure-streams.js';
import { HubConnection } from '../hub/hub-connection.js';
import { hubConfiguration } from '../hub/hub-configuration.js';
import { steward } from '../member.js';
import type { HubMetrics } from '../metrics/hub-metrics.js';
import { Quotas } from '../quotas/quotas.js';
import { ChainWatch } from './chain-watch.js';

const STREAM = 'CANDIDATES';
const CONSUMER = '_steward_chain';

describe('the watch over the streams', () => {
  const keys = { operator: NkeyPair.create('operator'), system: NkeyPair.create('account'), hub: NkeyPair.create('account') };
  const [office, stranger] = [testMember('cpi', 'cpi-uno'), testMember('agency', 'agenzia-estranea')];
  const clock = new (class extends Clock { override now(): Date { return new Date(); } })();
  let broker: OwnServer<{ url: string; port: number; stop(): Promise<void>; kill(): Promise<void> }>;
  let hub: HubConnection;
  let database: TestDatabase;
  let source: DataSource;
  let watch: ChainWatch | undefined;
  let before: ReturnType<typeof signedMessage> | undefined;
  let sequence = 0;

  beforeAll(async () => {
    broker = await startOwnBroker({ configuration: await hubConfiguration(keys, [], testFolder('accounts'), new Date()), storeDir: testFolder('watch') });
    hub = await HubConnection.open(keys, { servers: [broker.current.url] });
    database = await createTestDatabase('watch');
    source = await new DataSource({ type: 'postgres', url: database.url, entities: [...steward.entities!], migrations: [...MESSAGING_MIGRATIONS, ...steward.migrations!] }).initialize();
    await source.runMigrations();
  });
  beforeEach(async () => {
    await ensureStreams(hub.manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
    await source.query('TRUNCATE hub_use, chain_head, chain_fault, person_holder');
    await source.query('UPDATE holders_read SET sequence = 0');
    [before, sequence] = [undefined, 0];
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

  const send = async ({ subject, headers: named, payload }: ReturnType<typeof signedMessage>): Promise<void> => {
    const sent = headers();
    for (const [name, value] of Object.entries(named)) sent.set(name, value);
    await hub.streams.publish(subject, payload, { headers: sent });
  };
  const profile = (from: typeof office, person: string, link = {}): ReturnType<typeof signedMessage> =>
    signedMessage({ from, type: candidateRegisteredV1.type, audience: 'cpi', entity: person, person, data: candidateRegisteredV1.example, ...link });
  /** Links of the office's chain, about as many people. */
  const publish = async (...people: string[]): Promise<void> => {
    for (const person of people) {
      before = profile(office, person, { sequence: sequence += 1, ...(before ? { previousDigest: before.digest } : {}) });
      await send(before);
    }
  };
  const people = (count: number): string[] => Array.from({ length: count }, () => crypto.randomUUID());
  const follow = (quotas = new Quotas(source)): void => {
    const metrics = { seen: () => undefined, erasedLate: () => undefined } as unknown as HubMetrics;
    const units = new UnitOfWork(source);
    watch = new ChainWatch(units, quotas, new HubErasures(source, units, {} as Outbox, clock), metrics, clock);
    watch.follow(hub, async () => undefined);
  };
  const allRead = (): Promise<unknown> => eventually('everything read', () => hub.manager.consumers.info(STREAM, CONSUMER).catch(() => null), (info) => info !== null && info.num_ack_pending + info.num_pending === 0);
  const faults = (): Promise<unknown> => source.query('SELECT kind, from_sequence, to_sequence FROM chain_fault');
  const holder = async (person: string): Promise<unknown> => (await source.query<{ holder: string }[]>('SELECT holder FROM person_holder WHERE person = $1', [person]))[0]?.holder;
  /** A process of the steward that pulls messages and dies, as far as the hub can see. */
  const takeAndDie = async (count: number): Promise<void> => {
    for await (const _ of await (await hub.streams.consumers.get(STREAM, CONSUMER)).fetch({ max_messages: count, expires: 1_000 }));
  };

  it('reads a batch again, in order and before what follows it, when it could not keep it', async () => {
    const person = crypto.randomUUID();
    await publish(...people(2), person);
    follow(new (class extends Quotas {
      private failed = false;

      override async add(...given: Parameters<Quotas['add']>): Promise<void> {
        if (!this.failed) {
          this.failed = true;
          await publish(...people(2));
          await send(profile(stranger, person));
          throw new Error('the database is away');
        }
        await super.add(...given);
      }
    })(source));
    await allRead();
    expect([await faults(), await holder(person)]).toEqual([[], office.id]);
  });

  it('begins with what a process before it had in hand, and does not wait until the hub gives that up', async () => {
    const person = crypto.randomUUID();
    await publish(...people(2), person);
    // As versions before this one made it.
    await hub.manager.consumers.add(STREAM, {
      durable_name: CONSUMER, ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All, headers_only: true, ack_wait: 60 * 1_000_000_000, max_ack_pending: 1_000,
    });
    await takeAndDie(3);
    await publish(...people(2));
    await send(profile(stranger, person));
    follow();
    await allRead();
    expect([await faults(), await holder(person)]).toEqual([[], office.id]);
    expect((await hub.manager.consumers.info(STREAM, CONSUMER)).config.max_ack_pending).toBe(500);
  });

  it('goes back to what went to somebody else while it reads', async () => {
    follow();
    await publish(...people(1));
    await allRead();
    let taken = false;
    const other = takeAndDie(1).then(() => { taken = true; });
    while (!taken) await publish(...people(1));
    await publish(...people(2));
    await other;
    await allRead();
    expect(await faults()).toEqual([]);
  });
});
