import { vacancyPublishedV1, type VacancyState } from '@filiera/contracts';
import { ConsumesBatch, RandomIdSource, type Delivery, type MessagingTuning, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../infrastructure.js';
import { eventually } from './eventually.js';
import { HubForTests } from './hub-for-tests.js';
import { MessagingNode, type MessagingNodeOptions } from './messaging-node.js';
import { testMember, type TestMember } from './test-member.js';

/** Table that {@link SeesVacancies} writes: every call of a handler leaves a row, in order. */
export const SEEN_TABLE = 'CREATE TABLE IF NOT EXISTS seen (position bigint GENERATED ALWAYS AS IDENTITY, id uuid NOT NULL, entity text NOT NULL, version integer NOT NULL)';

/** A handler that leaves a trace of everything it was handed: what is lost, doubled or out of order shows. */
@Controller()
export class SeesVacancies {
  @ConsumesBatch(vacancyPublishedV1)
  async seen(events: ReceivedEvent<VacancyState>[], { tx }: Delivery): Promise<void> {
    await tx.query('INSERT INTO seen (id, entity, version) SELECT * FROM unnest($1::uuid[], $2::text[], $3::integer[])',
      [events.map((event) => event.id), events.map((event) => event.entity), events.map((event) => event.version)]);
  }
}

/** Two nodes of one hub: a public employment office that publishes vacancies, and an agency that sees them. */
export class VacancyNetwork implements AsyncDisposable {
  readonly ids = new RandomIdSource();
  sender: MessagingNode;
  receiver: MessagingNode;

  private constructor(
    readonly hub: HubForTests,
    sender: MessagingNode,
    receiver: MessagingNode,
    readonly cpi: TestMember,
    readonly agency: TestMember,
    private readonly databases: readonly TestDatabase[],
    private readonly startSender: (offline: boolean) => Promise<MessagingNode>,
    private readonly startReceiver: () => Promise<MessagingNode>,
  ) {
    this.sender = sender;
    this.receiver = receiver;
  }

  static async start(options: { tuning?: Partial<MessagingTuning>; sender?: Partial<MessagingNodeOptions>; receiver?: Partial<MessagingNodeOptions>; receiverDatabase?: string } = {}): Promise<VacancyNetwork> {
    const [cpi, agency] = [testMember('cpi'), testMember('agency')];
    const hub = await HubForTests.start([cpi, agency]);
    const databases = [await createTestDatabase('cpi'), await createTestDatabase('agency')];
    const startSender = (offline: boolean): Promise<MessagingNode> => {
      const messaging = hub.optionsFor(cpi, options.tuning);
      return MessagingNode.start({ databaseUrl: databases[0]!.url, messaging: offline ? { ...messaging, hub: null } : messaging, ...options.sender });
    };
    const sender = await startSender(false);
    const startReceiver = (): Promise<MessagingNode> => MessagingNode.start({
      databaseUrl: options.receiverDatabase ?? databases[1]!.url, messaging: hub.optionsFor(agency, options.tuning), controllers: [SeesVacancies], tables: [SEEN_TABLE], ...options.receiver,
    });
    const receiver = await startReceiver();
    for (const node of [sender, receiver]) await eventually('the registry', () => node.query('SELECT FROM member'), (rows) => rows.length >= 3);
    return new VacancyNetwork(hub, sender, receiver, cpi, agency, databases, startSender, startReceiver);
  }

  /** A second process of the sender, on the same database. */
  anotherSender(): Promise<MessagingNode> {
    return this.startSender(false);
  }

  /** The sender begins anew, as a process that was stopped would; `offline`, it does not look for the hub. `between` works on its database. */
  async restartSender(offline = false, between: (node: MessagingNode) => Promise<void> = async () => undefined): Promise<void> {
    const stopped = this.sender;
    await stopped.stop(() => between(stopped));
    this.sender = await this.startSender(offline);
  }

  /** As {@link restartSender}, for the receiver. */
  async restartReceiver(between: (node: MessagingNode) => Promise<void> = async () => undefined): Promise<void> {
    const stopped = this.receiver;
    await stopped.stop(() => between(stopped));
    this.receiver = await this.startReceiver();
  }

  /** Publishes a version of a vacancy. @returns its entity */
  async publish(entity = this.ids.entityId(), version = 1, node = this.sender): Promise<string> {
    await node.run((tx) => node.outbox.add(vacancyPublishedV1, { entity, version, data: vacancyPublishedV1.example }, tx));
    return entity;
  }

  /** What the receiver was handed, in order. */
  seen(): Promise<{ id: string; entity: string; version: number }[]> {
    return this.receiver.query('SELECT id, entity, version FROM seen ORDER BY position');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.sender.stop();
    await this.receiver.stop();
    await this.hub[Symbol.asyncDispose]();
    for (const database of this.databases) await database.drop();
  }
}
