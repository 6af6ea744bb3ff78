import { type Broker, KeptServer, plannedDatabaseUrl, type ServerTls, startBroker, stuckAfterFullDisk } from '@filiera/embedded';
import type { RunningNetwork, RunningNode } from '@filiera/sample';
import type { DemoProvider } from '../identity/demo-provider.js';
import type { MemberPlan } from '../members/sample-members.js';
import { memoryOf } from '../nodes/memory.js';
import { NodeProcess } from '../nodes/node-process.js';
import { QUIET, type Teller } from '../speaking/teller.js';
import { addDemoKeys, admit, foundNetwork, hasJoined, initialiseNode, type NodePlace } from './bring-in.js';
import type { NetworkOptions } from './network-options.js';
import { type Ground, prepareGround } from './prepare-ground.js';
import { programOf } from './program-files.js';

/** A network of nodes as processes of this machine. */
export class LocalNetwork {
  private readonly broker = new KeptServer<Broker>({
    start: () => this.serveHub(),
    ailing: stuckAfterFullDisk,
    onRestart: (why) => this.teller.warn({ it: `nats-server riparte: ${why}`, en: `nats-server starts again: ${why}` }),
  });
  private stopping = false;

  private constructor(
    private readonly options: NetworkOptions,
    private readonly ground: Ground,
    private readonly places: ReadonlyMap<string, NodePlace>,
    private readonly processes: Map<string, NodeProcess>,
  ) {}

  /**
   * Starts everything and waits until all nodes have reached the hub. What runs already when something fails is stopped again.
   * @throws Error that says what to do
   */
  static async start(options: NetworkOptions): Promise<LocalNetwork> {
    const ground = await prepareGround(options);
    const places = new Map<string, NodePlace>();
    const network = new LocalNetwork(options, ground, places, new Map());
    try {
      await network.prepareHomes(places);
      options.signal?.throwIfAborted();
      await network.startHub();
      await ground.serving;
      options.signal?.throwIfAborted();
      await network.createDatabases(network.keepers);
      for (const keeper of network.keepers) network.startNode(keeper);
      await network.createDatabases(network.others);
      await network.bringIn();
      return network;
    } catch (error) {
      await network.stop();
      throw error;
    }
  }

  /** The network as tools see it: addresses and keys. */
  get description(): RunningNetwork {
    const { keys } = this.options.folder.access;
    const nodes = this.options.members.map(({ id, kind, name }): RunningNode => ({ id, kind, name, url: this.places.get(id)!.url, keys: keys[id] ?? {} }));
    return { nodes, ...(this.ground.authority ? { ca: this.ground.authority.ca } : {}) };
  }

  get identity(): DemoProvider | undefined {
    return this.ground.identity;
  }

  /** Resident memory in megabytes by process. */
  get memory(): Record<string, number> {
    return {
      ...Object.fromEntries([...this.processes].map(([id, node]) => [id, memoryOf(node.pid)])),
      'nats-server': memoryOf(this.broker.current.pid),
      ...(this.ground.database ? { postgres: memoryOf(this.ground.database.current.pid) } : {}),
      launcher: memoryOf(process.pid),
    };
  }

  get hubUrl(): string {
    return this.broker.current.url;
  }

  /** Address of a node's database. */
  databaseUrl(id: string): string {
    return this.place(id).databaseUrl;
  }

  /** The process of a node: kill it, start it again. */
  node(id: string): NodeProcess {
    const node = this.processes.get(id);
    if (!node) throw new Error(`no node "${id}" in this network`);
    return node;
  }

  /** SIGKILL for the broker, as a crash would. */
  async killBroker(): Promise<void> {
    await this.broker.kill();
  }

  /** Starts the broker again, on the same port and data. */
  async startBroker(): Promise<void> {
    await this.broker.start();
  }

  private async serveHub(): Promise<Broker> {
    return startBroker({
      storeDir: this.options.folder.path('broker'),
      serverName: 'filiera-hub',
      port: this.ground.ports.broker,
      include: [`${this.options.folder.home(this.steward.id)}/hub/hub.conf`],
      tls: await this.certificate('hub'),
    });
  }

  /** SIGKILL for the network's own PostgreSQL, as a crash would. @throws Error when the nodes' databases are somebody else's */
  async killDatabase(): Promise<void> {
    if (!this.ground.database) throw new Error('this network has no PostgreSQL of its own');
    await this.ground.database.kill();
  }

  /** Starts the network's own PostgreSQL again, on the same port and data. @throws Error while what was killed has not gone altogether */
  async startDatabase(): Promise<void> {
    await this.ground.database?.start();
  }

  /** Stops everything in order: nodes, then those who keep the network, then broker and database. Data stays. */
  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    await Promise.all(this.others.flatMap(({ id }) => this.processes.get(id)?.stop() ?? []));
    await Promise.all([...this.processes.values()].map((node) => node.stop()));
    await Promise.all([this.broker.stop(), this.ground.database?.stop(), this.ground.identity?.stop()]);
  }

  private get steward(): MemberPlan {
    return this.options.members.find(({ kind }) => kind === 'steward')!;
  }

  private get coordinator(): MemberPlan {
    return this.options.members.find(({ kind }) => kind === 'coordinator')!;
  }

  /** Who keeps the network: everyone else needs them to come in. */
  private get keepers(): readonly MemberPlan[] {
    return [this.steward, this.coordinator];
  }

  private get others(): readonly MemberPlan[] {
    return this.options.members.filter(({ id }) => id !== this.steward.id && id !== this.coordinator.id);
  }

  private get teller(): Teller {
    return this.options.teller ?? QUIET;
  }

  private place(id: string): NodePlace {
    const place = this.places.get(id);
    if (!place) throw new Error(`no node "${id}" in this network`);
    return place;
  }

  private async certificate(name: string): Promise<ServerTls | undefined> {
    return this.ground.authority?.issue(name, ['127.0.0.1', 'localhost']);
  }

  private async prepareHomes(places: Map<string, NodePlace>): Promise<void> {
    const { folder, members, databases } = this.options;
    const { ports, identity } = this.ground;
    const certificate = await this.certificate('node');
    await Promise.all(members.map(async (member) => {
      const port = ports.nodes[member.id]!;
      const place: NodePlace = {
        port,
        url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
        databaseUrl: await databases?.(member.id) ?? plannedDatabaseUrl({ dataDir: folder.path('database'), port: ports.database }, member.id),
        ...(certificate ? { tls: certificate } : {}),
        ...(identity ? { issuer: identity.issuer } : {}),
      };
      places.set(member.id, place);
      await initialiseNode(folder, member, place);
    }));
    for (const member of members) {
      await addDemoKeys(folder, member);
    }
    this.teller.step({ it: `chiavi proprie di ${members.length} nodi`, en: `keys of their own for ${members.length} nodes` });
  }

  private async createDatabases(members: readonly MemberPlan[]): Promise<void> {
    const { database } = this.ground;
    if (!database) return;
    await Promise.all(members.map(({ id }) => database.current.createDatabase(id)));
    const names = members.map(({ id }) => id).join(', ');
    this.teller.step({ it: `database propri: ${names}`, en: `databases of their own: ${names}` });
  }

  private async startHub(): Promise<void> {
    const { folder } = this.options;
    await foundNetwork(folder, this.steward, this.coordinator, `nats://127.0.0.1:${this.ground.ports.broker}`, await this.certificate('hub'));
    await this.startBroker();
    this.teller.step({ it: `hub NATS JetStream pronto (${this.hubUrl})`, en: `NATS JetStream hub ready (${this.hubUrl})` });
  }

  private async bringIn(): Promise<void> {
    const { keepers, others } = this;
    const waiting = others.filter((member) => !hasJoined(this.options.folder, member));
    for (const member of others.filter((other) => !waiting.includes(other))) this.startNode(member);
    if (waiting.length > 0) {
      await Promise.all(keepers.map(({ id }) => this.node(id).ready(this.options.signal)));
      this.teller.step({ it: 'coordinatore e custode dell’hub pronti', en: 'coordinator and steward of the hub ready' });
      const coordinator = { id: this.coordinator.id, url: this.place(this.coordinator.id).url };
      await Promise.all(waiting.map(async (member) => {
        await admit(this.options.folder, member, coordinator);
        this.startNode(member);
      }));
      this.teller.step({ it: `${waiting.length} membri entrati con invito`, en: `${waiting.length} members joined by invitation` });
    }
    await Promise.all(this.options.members.map(({ id }) => this.node(id).ready(this.options.signal)));
    this.teller.step({ it: 'tutti i nodi sono pronti', en: 'all nodes are ready' });
  }

  private startNode(member: MemberPlan): void {
    const { folder, logLevel } = this.options;
    const place = this.place(member.id);
    const node = new NodeProcess({
      id: member.id,
      entry: programOf(member.kind),
      home: folder.home(member.id),
      logFile: folder.log(member.id),
      url: place.url,
      environment: {
        FILIERA_HTTP_PORT: String(place.port),
        FILIERA_HTTP_PUBLIC_URL: place.url,
        FILIERA_DATABASE_URL: place.databaseUrl,
        FILIERA_HUB_SERVERS: `nats://127.0.0.1:${this.ground.ports.broker}`,
        ...(logLevel ? { FILIERA_LOG_LEVEL: logLevel } : {}),
        ...(this.ground.authority ? { NODE_EXTRA_CA_CERTS: this.ground.authority.ca } : {}),
      },
    }, (how, retryMs) => this.teller.warn({
      it: `${member.id} si è fermato (${how}); riparte fra ${retryMs / 1000} s. Registro: ${folder.log(member.id)}`,
      en: `${member.id} ended (${how}); it starts again in ${retryMs / 1000} s. Log: ${folder.log(member.id)}`,
    }));
    this.processes.set(member.id, node);
    node.start();
  }
}
