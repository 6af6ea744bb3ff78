import { type Agreement, consumerNamesOf, filtersOf, headersOnly, type Member, streamsOf, streamsPublishedBy } from '@filiera/contracts';
import { AckPolicy, type ConsumerConfig, DeliverPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { addConsumer } from './add-consumer.js';

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
 */
export async function ensureConsumers(manager: JetStreamManager, agreement: Agreement, members: readonly Member[]): Promise<ConsumerChanges> {
  const wanted = members.flatMap((member) => wantedConsumers(agreement, member));
  const changes = { added: 0, updated: 0, removed: 0 };
  for (const stream of streamsOf(agreement)) {
    const present = new Map<string, ConsumerConfig>();
    for await (const consumer of manager.consumers.list(stream.name)) {
      present.set(consumer.name, consumer.config);
    }
    const here = wanted.filter((consumer) => consumer.stream === stream.name);
    for (const consumer of here) {
      const config = present.get(consumer.name);
      if (config && config.deliver_policy === consumer.config.deliver_policy && config.ack_policy === consumer.config.ack_policy) {
        if (differs(config, consumer.config)) {
          await manager.consumers.update(stream.name, consumer.name, { ...config, ...consumer.config, headers_only: consumer.config.headers_only ?? false });
          changes.updated += 1;
        }
        continue;
      }
      if (config) {
        // These two can not be changed in place.
        await manager.consumers.delete(stream.name, consumer.name);
      }
      await addConsumer(manager, stream.name, { durable_name: consumer.name, ...consumer.config });
      changes.added += 1;
    }
    const names = new Set(here.map(({ name }) => name));
    for (const name of present.keys()) {
      if (!names.has(name) && !name.startsWith(STEWARD_CONSUMER)) {
        await manager.consumers.delete(stream.name, name);
        changes.removed += 1;
      }
    }
  }
  return changes;
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
