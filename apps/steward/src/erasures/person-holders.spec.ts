import { AGREEMENT, candidateRegisteredV1, networkErasureConfirmedV1 } from '@filiera/contracts';
import { Clock, MESSAGING_MIGRATIONS, NkeyPair, type Outbox, RandomIdSource, UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase, eventually, type OwnServer, signedMessage, startOwnBroker, type TestDatabase, testFolder, testMember } from '@filiera/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { ChainWatch } from '../chains/chain-watch.js';
import { CountFaults1764600000080 } from '../chains/count-faults.migration.js';
import { CreateHub1763900900010 } from '../create-hub.migration.js';
import { ensureStreams } from '../hub/ensure-streams.js';
import { HubConnection } from '../hub/hub-connection.js';
import { hubConfiguration } from '../hub/hub-configuration.js';
import type { HubMetrics } from '../metrics/hub-metrics.js';
import { CountByStream1764600000070 } from '../quotas/count-by-stream.migration.js';
import { CountRepeated1764520000070 } from '../quotas/count-repeated.migration.js';
import { Quotas } from '../quotas/quotas.js';
import { HubErasureEntity } from './hub-erasure.entity.js';
import { HubErasures } from './hub-erasures.js';
import { RememberHolders1764511800060 } from './remember-holders.migration.js';

describe('an erasure of the hub is for the person\'s holder alone to ask', () => {
  const keys = { operator: NkeyPair.create('operator'), system: NkeyPair.create('account'), hub: NkeyPair.create('account') };
  const [holder, stranger] = [testMember('cpi', 'cpi-titolare'), testMember('agency', 'agenzia-estranea')];
  const ids = new RandomIdSource();
  const confirmed: string[] = [];
  const outbox = { add: async (_contract: unknown, { data }: { data: { person: string; holder: string } }) => { confirmed.push(`${data.person} ${data.holder}`); } } as unknown as Outbox;
  const clock = new (class extends Clock { override now(): Date { return new Date(); } })();
  let broker: OwnServer<{ url: string; port: number; stop(): Promise<void>; kill(): Promise<void> }>;
  let hub: HubConnection;
  let database: TestDatabase;
  let source: DataSource;
  let erasures: HubErasures;
  let watch: ChainWatch | undefined;

  beforeAll(async () => {
    broker = await startOwnBroker({ configuration: await hubConfiguration(keys, [], testFolder('accounts'), new Date()), storeDir: testFolder('holders') });
    hub = await HubConnection.open(keys, { servers: [broker.current.url] });
    await ensureStreams(hub.manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
    database = await createTestDatabase('steward');
    source = await new DataSource({
      type: 'postgres', url: database.url, entities: [HubErasureEntity], migrations: [...MESSAGING_MIGRATIONS, CreateHub1763900900010, RememberHolders1764511800060, CountRepeated1764520000070, CountByStream1764600000070, CountFaults1764600000080],
    }).initialize();
    await source.runMigrations();
    erasures = new HubErasures(source, new UnitOfWork(source), outbox, clock);
  });
  afterEach(async () => {
    await watch?.stop();
    watch = undefined;
  });
  afterAll(async () => {
    await watch?.stop();
    await hub?.close();
    await broker?.stop();
    await source?.destroy();
    await database?.drop();
  });

  const profile = async (from: typeof holder, person: string, version = 1): Promise<number> => {
    const { subject, headers: head, payload } = signedMessage({ from, type: candidateRegisteredV1.type, audience: 'cpi', entity: person, person, version, data: candidateRegisteredV1.example });
    const sent = headers();
    for (const [name, value] of Object.entries(head)) sent.set(name, value);
    return (await hub.streams.publish(subject, payload, { headers: sent })).seq;
  };
  const follow = (): void => {
    const metrics = { seen: () => undefined, erasedLate: () => undefined } as unknown as HubMetrics;
    watch = new ChainWatch(new UnitOfWork(source), new Quotas(source), erasures, metrics, clock);
    watch.follow(hub, async () => undefined);
  };
  const readUpTo = (sequence: number): Promise<unknown> =>
    eventually('the profiles read', () => source.query<{ sequence: string }[]>('SELECT sequence FROM holders_read'), ([row]) => Number(row!.sequence) >= sequence);
  const readAll = async (sequence: number): Promise<void> => {
    follow();
    await readUpTo(sequence);
    await eventually('everything acknowledged', () => hub.manager.consumers.info('CANDIDATES', '_steward_chain'), ({ num_ack_pending: waiting, num_pending: unread }) => waiting + unread === 0);
    await watch!.stop();
  };
  const holderOf = async (person: string): Promise<string | undefined> => (await source.query<{ holder: string }[]>('SELECT holder FROM person_holder WHERE person = $1', [person]))[0]?.holder;
  const enter = async (from: typeof holder, person: string, belowVersion: number | null = null): Promise<string> => {
    const event = ids.eventId();
    await source.query(
      `INSERT INTO hub_erasure (event, person, holder, scope, below_version, correlation, requested_at, state, erased) VALUES ($1, $2, $3, $4, $5, $6, now(), 'pending', 0)`,
      [event, person, from.id, belowVersion === null ? 'person' : 'superseded', belowVersion, ids.eventId()]);
    return event;
  };
  const order = async (from: typeof holder, person: string, belowVersion: number | null = null): Promise<string> => {
    const event = await enter(from, person, belowVersion);
    await erasures.carryOut(hub);
    return (await source.query<{ state: string }[]>('SELECT state FROM hub_erasure WHERE event = $1', [event]))[0]!.state;
  };
  const onHub = async (person: string): Promise<string[]> =>
    Object.keys((await hub.manager.streams.info('CANDIDATES', { subjects_filter: `rete.candidate.*.*.*.*.${person}.>` })).state.subjects ?? {}).map((subject) => subject.split('.')[4]!).sort();

  it('whoever else has published a profile of the person, whether or not the stream is read that far', async () => {
    const [known, unread] = [ids.pseudonym(), ids.pseudonym()];
    await profile(holder, known);
    follow();
    await readUpTo(await profile(stranger, known, 7));
    expect(await holderOf(known)).toBe(holder.id);
    await watch!.stop();
    await profile(holder, unread);
    await profile(stranger, unread, 7);
    for (const person of [known, unread]) {
      expect(await order(stranger, person)).toBe('refused');
      expect(await onHub(person)).toEqual([stranger.id, holder.id]);
      expect(confirmed).toEqual([]);
      expect(await order(holder, person)).toBe('done');
      expect(await onHub(person)).toEqual([]);
      expect(confirmed.splice(0)).toEqual([`${person} ${holder.id}`]);
    }
  });

  it('also when of the holder\'s first messages nothing is left', async () => {
    const person = ids.pseudonym();
    await profile(holder, person);
    await profile(stranger, person, 9);
    expect(await order(holder, person, 3)).toBe('done');
    expect(await onHub(person)).toEqual([stranger.id]);
    await profile(holder, person, 3);
    expect(await order(stranger, person)).toBe('refused');
    expect(await onHub(person)).toEqual([stranger.id, holder.id]);
    expect(await order(holder, person)).toBe('done');
  });

  it('of people whose profiles were read before holders were remembered, or after the backup from which the database came', async () => {
    const [person, narrowed] = [ids.pseudonym(), ids.pseudonym()];
    await profile(holder, person);
    await readAll(await profile(holder, narrowed));
    await source.query('DELETE FROM person_holder');
    await source.query('UPDATE holders_read SET sequence = 0');
    // The steward's own word is what is left of the holder's first message.
    expect(await hub.manager.streams.deleteMessage('CANDIDATES', (await hub.manager.streams.info('CANDIDATES')).state.last_seq, true)).toBe(true);
    await source.query(
      `INSERT INTO outbox (id, stream, type, entity, entity_version, audience, subject, time, payload, correlation_id, agreement_version, purpose, own_view)
       VALUES (gen_random_uuid(), 'NETWORK', $1, $2, 1, 'coordinator', 'rete.prova', now(), $3, gen_random_uuid(), '1.0.0', 'prova', false)`,
      [networkErasureConfirmedV1.type, narrowed, JSON.stringify({ person: narrowed, holder: holder.id, erasedRecords: 1 })]);
    await profile(stranger, narrowed, 9);
    const last = await profile(stranger, person, 9);
    follow();
    await readUpTo(last);
    expect([await holderOf(person), await holderOf(narrowed)]).toEqual([holder.id, holder.id]);
  });

  it('and what a stranger got done before this was known is not done again', async () => {
    const person = ids.pseudonym();
    expect(await order(stranger, person)).toBe('done');
    await source.query('INSERT INTO person_holder VALUES ($1, $2)', [person, holder.id]);
    expect(await erasures.ordersFor([person], hub)).toEqual([]);
  });

  it('and while it is being carried out it covers what arrives meanwhile, a stranger\'s does not', async () => {
    const [person, others] = [ids.pseudonym(), ids.pseudonym()];
    for (const each of [person, others]) await profile(holder, each);
    // Entered, and not carried out yet: the hub may have looked where these will be stored.
    await enter(holder, person);
    await enter(stranger, others);
    expect((await erasures.ordersFor([person, others], hub)).map((each) => each.person)).toEqual([person]);
    await profile(holder, others, 2);
    await readAll(await profile(holder, person, 2));
    expect([await onHub(person), await onHub(others)]).toEqual([[], [holder.id]]);
  });
});
