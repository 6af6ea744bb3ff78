import { AGREEMENT } from '@filiera/contracts';
import { type Clock, MESSAGING_MIGRATIONS, NkeyPair, type Outbox, UnitOfWork } from '@filiera/member-kit';
import { createTestDatabase, eventually, type OwnServer, type SignedMessage, startOwnBroker, type TestDatabase, testFolder } from '@filiera/testing';
import { headers } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { ChainWatch } from '../src/chains/chain-watch.js';
import { HubErasures } from '../src/erasures/hub-erasures.js';
import { ensureStreams } from '../src/hub/ensure-streams.js';
import { HubConnection } from '../src/hub/hub-connection.js';
import { hubConfiguration } from '../src/hub/hub-configuration.js';
import { steward } from '../src/member.js';
import type { HubMetrics } from '../src/metrics/hub-metrics.js';
import { Quotas } from '../src/quotas/quotas.js';

type Broker = OwnServer<{ url: string; port: number; stop(): Promise<void>; kill(): Promise<void> }>;

const CONSUMER = '_steward_chain';

/** A hub of its own and the steward's database, with a watch over one stream that a test starts and stops. */
export class HubUnderWatch {
  private watch: ChainWatch | undefined;

  private constructor(readonly hub: HubConnection, readonly source: DataSource, private readonly broker: Broker, private readonly database: TestDatabase, private readonly stream: string, private readonly clock: Clock) {}

  static async start(name: string, stream: string, clock: Clock): Promise<HubUnderWatch> {
    const keys = { operator: NkeyPair.create('operator'), system: NkeyPair.create('account'), hub: NkeyPair.create('account') };
    const broker = await startOwnBroker({ configuration: await hubConfiguration(keys, [], testFolder('accounts'), new Date()), storeDir: testFolder(name) });
    const hub = await HubConnection.open(keys, { servers: [broker.current.url] });
    const database = await createTestDatabase(name);
    const source = await new DataSource({ type: 'postgres', url: database.url, entities: [...steward.entities!], migrations: [...MESSAGING_MIGRATIONS, ...steward.migrations!] }).initialize();
    await source.runMigrations();
    return new HubUnderWatch(hub, source, broker, database, stream, clock);
  }

  /** Streams without messages, and nothing known of any. */
  async begin(): Promise<void> {
    await this.makeStreams();
    await this.source.query('TRUNCATE hub_use, chain_head, chain_fault, person_holder');
    await this.source.query('UPDATE holders_read SET sequence = 0');
  }

  async end(): Promise<void> {
    await this.stopWatching();
    await this.hub.manager.streams.delete(this.stream);
  }

  async stop(): Promise<void> {
    await this.hub.close();
    await this.broker.stop();
    await this.source.destroy();
    await this.database.drop();
  }

  /** The stream loses everything. */
  async loseAll(): Promise<void> {
    await this.hub.manager.streams.delete(this.stream);
    await this.makeStreams();
  }

  /** Stores a message as a relay does that the hub answers. */
  async store({ subject, headers: named, payload }: SignedMessage): Promise<void> {
    const sent = headers();
    for (const [name, value] of Object.entries(named)) sent.set(name, value);
    await this.hub.streams.publish(subject, payload, { headers: sent });
  }

  follow(quotas = new Quotas(this.source)): void {
    const metrics = { seen: () => undefined, erasedLate: () => undefined } as unknown as HubMetrics;
    const units = new UnitOfWork(this.source);
    this.watch = new ChainWatch(units, quotas, new HubErasures(this.source, units, {} as Outbox, this.clock), metrics, this.clock);
    this.watch.follow(this.hub, async () => undefined);
  }

  async stopWatching(): Promise<void> {
    await this.watch?.stop();
    this.watch = undefined;
  }

  allRead(): Promise<unknown> {
    return eventually('everything read', () => this.hub.manager.consumers.info(this.stream, CONSUMER).catch(() => null), (info) => info !== null && info.num_ack_pending + info.num_pending === 0);
  }

  private async makeStreams(): Promise<void> {
    await ensureStreams(this.hub.manager, AGREEMENT, { replicas: 1, storageFactor: 0.01 });
  }
}
