import { type Agreement, consumerNamesOf, filtersOf, headersOnly, type Member, streamsOf, streamsPublishedBy } from '@filiera/contracts';
import { AckPolicy, type ConsumerConfig, DeliverPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { addConsumer } from './add-consumer.js';
import { pastRefusals } from './past-refusals.js';

const NANOS = 1_000_000_000;
/** A reader that has not acknowledged within this time gets the event again. */
const ACK_WAIT_SECONDS = 30;
/** Two batches of 1,000: the reader fetches the next while it works on one. */
const MAX_ACK_PENDING = 2_000;
/** The steward's own consumers start with this; a member's id never does. */
export const STEWARD_CONSUMER = '_steward';

/** A consumer as the agreement wants it. */
export interface WantedConsumer {
  readonly stream: string;
  readonly name: string;
  readonly config: Partial<ConsumerConfig>;
}

/**
 * The consumers of one member: a reader and a replay for each stream it may read, an echo for each stream it may publish to. The echo brings
 * payloads too: they are the member's own, and a node that was restored from a backup has no other copy of what it told since.
 */
export function wantedConsumers(agreement: Agreement, member: Member): WantedConsumer[] {
  const names = consumerNamesOf(member);
  const published = streamsPublishedBy(agreement, member);
  return streamsOf(agreement).flatMap((stream): WantedConsumer[] => {
    const filters = filtersOf(agreement, member, stream.name);
    const headers = headersOnly(agreement, member, stream.name);
    return [
      ...(filters.length === 0 ? [] : [
        { stream: stream.name, name: names.reader, config: reader(filters, headers) },
        { stream: stream.name, name: names.replay, config: readBack(filters, headers) },
      ]),
      ...(published.includes(stream.name) ? [{ stream: stream.name, name: names.echo, config: readBack([`rete.${stream.family}.*.*.${member.id}.>`], false) }] : []),
    ];
  });
}

/** Who joins late starts from the newest state of everything, then follows. */
function reader(filters: readonly string[], headers: boolean): Partial<ConsumerConfig> {
  return {
    deliver_policy: DeliverPolicy.LastPerSubject,
    ack_policy: AckPolicy.Explicit,
    ack_wait: ACK_WAIT_SECONDS * NANOS,
    max_ack_pending: MAX_ACK_PENDING,
    max_deliver: -1,
    filter_subjects: [...filters],
    ...(headers ? { headers_only: true } : {}),
  };
}

/** Moved to any position by the member itself. The broker allows that only to a consumer that delivers everything. */
function readBack(filters: readonly string[], headers: boolean): Partial<ConsumerConfig> {
  return {
    deliver_policy: DeliverPolicy.All,
    ack_policy: AckPolicy.None,
    max_deliver: -1,
    filter_subjects: [...filters],
    ...(headers ? { headers_only: true } : {}),
  };
}

/** What a run of {@link ensureConsumers} did. */
export interface ConsumerChanges {
  readonly added: number;
  readonly updated: number;
  readonly removed: number;
}

/**
 * Makes the hub's consumers what the agreement says for these members: adds, corrects, and removes those that nobody has a right to any more.
 * Positions of the others are left alone.
 * @throws HubRefused naming what the hub refused, when all others are right
 */
export async function ensureConsumers(manager: JetStreamManager, agreement: Agreement, members: readonly Member[]): Promise<ConsumerChanges> {
  const wanted = members.flatMap((member) => wantedConsumers(agreement, member));
  const changes = { added: 0, updated: 0, removed: 0 };
  await pastRefusals(streamsOf(agreement).map(({ name }) => [`consumers of ${name}`, () => ensureOn(manager, name, wanted.filter(({ stream }) => stream === name), changes)]));
  return changes;
}

/** What a run did so far. */
type Counted = { -readonly [Kind in keyof ConsumerChanges]: ConsumerChanges[Kind] };

async function ensureOn(manager: JetStreamManager, stream: string, wanted: readonly WantedConsumer[], changes: Counted): Promise<void> {
  const present = new Map<string, ConsumerConfig>();
  for await (const consumer of manager.consumers.list(stream)) present.set(consumer.name, consumer.config);
  const names = new Set(wanted.map(({ name }) => name));
  const superfluous = [...present.keys()].filter((name) => !names.has(name) && !name.startsWith(STEWARD_CONSUMER));
  await pastRefusals([
    ...wanted.map(({ name, config }) => [`consumer ${stream}/${name}`, () => ensureOne(manager, stream, name, config, present.get(name), changes)] as const),
    ...superfluous.map((name) => [`consumer ${stream}/${name}`, async () => {
      await manager.consumers.delete(stream, name);
      changes.removed += 1;
    }] as const),
  ]);
}

async function ensureOne(manager: JetStreamManager, stream: string, name: string, wanted: Partial<ConsumerConfig>, present: ConsumerConfig | undefined, changes: Counted): Promise<void> {
  // These two can not be changed in place.
  const changeable = present && present.deliver_policy === wanted.deliver_policy && present.ack_policy === wanted.ack_policy;
  if (!changeable) {
    if (present) await manager.consumers.delete(stream, name);
    await addConsumer(manager, stream, { durable_name: name, ...wanted });
    changes.added += 1;
  } else if (differs(present, wanted)) {
    await manager.consumers.update(stream, name, { ...present, ...wanted, headers_only: wanted.headers_only ?? false });
    changes.updated += 1;
  }
}

function differs(config: ConsumerConfig, wanted: Partial<ConsumerConfig>): boolean {
  if ((config.headers_only ?? false) !== (wanted.headers_only ?? false)) {
    return true;
  }
  const filters = config.filter_subjects ?? (config.filter_subject ? [config.filter_subject] : []);
  if (JSON.stringify([...filters].sort()) !== JSON.stringify([...(wanted.filter_subjects ?? [])].sort())) {
    return true;
  }
  return (['ack_wait', 'max_ack_pending', 'max_deliver'] as const).some((name) => wanted[name] !== undefined && config[name] !== wanted[name]);
}
