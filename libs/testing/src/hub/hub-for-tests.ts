import {
  AGREEMENT, consumerNamesOf, filtersOf, headersOnly, networkMemberJoinedV1, networkMemberSuspendedV1, streamsOf, streamsPublishedBy,
  type MemberRecord,
} from '@filiera/contracts';
import type { Broker, BrokerOptions } from '@filiera/embedded';
import type { HubAccess, MessagingOptions, MessagingTuning } from '@filiera/member-kit';
import { AckPolicy, DeliverPolicy, DiscardPolicy, jetstream, jetstreamManager, type JetStreamManager, type PubAck, type StreamConfig } from '@nats-io/jetstream';
import { headers as newHeaders, usernamePasswordAuthenticator, type NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { startOwnBroker, type OwnServer } from '../infrastructure.js';
import { HUB_USER, hubConfiguration, TEST_PASSWORD } from './hub-configuration.js';
import { signedMessage, type SignedMessage } from './signed-message.js';
import { rawHeaders } from './raw-headers.js';
import { memberRecordOf, testMember, type TestMember } from './test-member.js';

const NANOS = 1_000_000_000;

/** Waits of a node in a test: short, so that what has to be waited for costs no time. */
const SHORT_WAITS: Partial<MessagingTuning> = { retryMs: 100, streamHoldMs: 200, relayPollMs: 500, ackTimeoutMs: 3_000 };

/**
 * A real hub with its own account and one for each member, without the steward: streams and consumers as the agreement wants them, made by
 * the test, and a coordinator whose events introduce the members to each other.
 */
export class HubForTests implements AsyncDisposable {
  private sequence = 0;
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly server: OwnServer<Broker>,
    readonly coordinator: TestMember,
    readonly members: readonly TestMember[],
    private admin: NatsConnection,
    private jsm: JetStreamManager,
  ) {}

  /** Starts it, with every member introduced. */
  static async start(members: readonly TestMember[], options: Partial<BrokerOptions> = {}): Promise<HubForTests> {
    const coordinator = members.find(({ kind }) => kind === 'coordinator') ?? testMember('coordinator');
    const all = members.includes(coordinator) ? members : [coordinator, ...members];
    const server = await startOwnBroker({ ...options, configuration: hubConfiguration(all) });
    const admin = await adminOf(server.current.url);
    const hub = new HubForTests(server, coordinator, all, admin, await jetstreamManager(admin));
    for (const { name } of streamsOf(AGREEMENT)) await hub.makeStream(name);
    for (const member of all) await hub.introduce(member);
    return hub;
  }

  get url(): string {
    return this.server.current.url;
  }

  /** The server itself: what it holds of the machine is read off its process. */
  get broker(): Broker {
    return this.server.current;
  }

  /** Of every user. */
  get password(): string {
    return TEST_PASSWORD;
  }

  /** The hub's own view of its streams and consumers. */
  get manager(): JetStreamManager {
    return this.jsm;
  }

  /** What a node of this member needs to take part. */
  optionsFor(member: TestMember, tuning: Partial<MessagingTuning> = {}): MessagingOptions {
    const hub: HubAccess = { servers: [this.url], authenticator: usernamePasswordAuthenticator(member.id, TEST_PASSWORD), apiPrefix: 'HUB.API' };
    return {
      self: { id: member.id, kind: member.kind },
      hub,
      coordinator: { id: this.coordinator.id, signingKeys: [{ kid: this.coordinator.signing.kid, publicKey: this.coordinator.signing.raw }] },
      signing: member.signing,
      encryption: [member.encryption],
      tuning: { ...SHORT_WAITS, ...tuning },
    };
  }

  /** Makes a stream with the consumers of every member; `config` overrides what the agreement says. */
  async makeStream(name: string, config: Partial<StreamConfig> = {}): Promise<void> {
    const plan = streamsOf(AGREEMENT).find((stream) => stream.name === name)!;
    await this.jsm.streams.add({
      name,
      subjects: [...plan.subjects],
      discard: DiscardPolicy.New,
      max_bytes: 256 * 1_024 * 1_024,
      max_age: plan.maxAgeSeconds * NANOS,
      duplicate_window: 120 * NANOS,
      ...config,
    });
    for (const member of this.members) await this.makeConsumers(name, member);
  }

  /** Makes the consumers of one member on one stream. */
  async makeConsumers(stream: string, member: TestMember): Promise<void> {
    const names = consumerNamesOf(member);
    const family = streamsOf(AGREEMENT).find(({ name }) => name === stream)!.family;
    const filters = [...filtersOf(AGREEMENT, member, stream)];
    const headersAlone = headersOnly(AGREEMENT, member, stream) ? { headers_only: true } : {};
    if (filters.length > 0) {
      await this.jsm.consumers.add(stream, {
        durable_name: names.reader, deliver_policy: DeliverPolicy.LastPerSubject, ack_policy: AckPolicy.Explicit, ack_wait: 2 * NANOS,
        max_ack_pending: 2_000, filter_subjects: filters, ...headersAlone,
      });
      await this.jsm.consumers.add(stream, {
        durable_name: names.replay, deliver_policy: DeliverPolicy.All, ack_policy: AckPolicy.None, filter_subjects: filters, ...headersAlone,
      });
    }
    if (streamsPublishedBy(AGREEMENT, member).includes(stream)) {
      await this.jsm.consumers.add(stream, {
        durable_name: names.echo, deliver_policy: DeliverPolicy.All, ack_policy: AckPolicy.None,
        filter_subjects: [`rete.${family}.*.*.${member.id}.>`],
      });
    }
  }

  /** Publishes the coordinator's word about a member: it has joined, or its keys have changed. */
  introduce(member: TestMember, record: MemberRecord = memberRecordOf(member)): Promise<PubAck> {
    const version = (this.versions.get(member.id) ?? 0) + 1;
    this.versions.set(member.id, version);
    const type = record.status === 'suspended' ? networkMemberSuspendedV1.type : networkMemberJoinedV1.type;
    return this.publish(signedMessage({ from: this.coordinator, type, audience: 'all', entity: member.id, version, data: record, sequence: ++this.sequence }));
  }

  /** Stores a message as the hub's own account, whatever it says: what no member could do. */
  publish(message: Pick<SignedMessage, 'subject' | 'headers' | 'payload'>, messageId?: string): Promise<PubAck> {
    const headers = newHeaders();
    for (const [name, value] of Object.entries(message.headers)) headers.set(name, value);
    return jetstream(this.admin).publish(message.subject, message.payload, { headers, ...(messageId ? { msgID: messageId } : {}) });
  }

  /** As {@link publish}, with these bytes as headers: what a program can send that makes its own. */
  publishRaw(subject: string, headers: string, payload: string): Promise<PubAck> {
    return jetstream(this.admin).publish(subject, payload, { headers: rawHeaders(headers) });
  }

  /** How many messages a stream has now. */
  async count(stream: string, subject?: string): Promise<number> {
    const info = await this.jsm.streams.info(stream, subject ? { subjects_filter: subject } : {});
    return subject ? Object.values(info.state.subjects ?? {}).reduce((sum, count) => sum + count, 0) : info.state.messages;
  }

  /** SIGKILL. */
  async kill(): Promise<void> {
    await this.server.kill();
  }

  /** Starts it again, with the same data on the same port. */
  async restart(): Promise<void> {
    await this.server.restart();
    await this.admin.close();
    this.admin = await adminOf(this.url);
    this.jsm = await jetstreamManager(this.admin);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.admin.close();
    await this.server.stop();
  }
}

function adminOf(url: string): Promise<NatsConnection> {
  return connect({ servers: url, user: HUB_USER, pass: TEST_PASSWORD });
}
