import { type Agreement, streamsOf } from '@filiera/contracts';
import { DiscardPolicy, type JetStreamManager, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { pastRefusals } from './past-refusals.js';

const NANOS = 1_000_000_000;
/** The broker answers `duplicate` to a message id that it has seen within this time. */
const DUPLICATE_WINDOW_SECONDS = 120;

/** What the hub decides of its streams, beside what the agreement says. */
export interface StreamPlacement {
  /** Servers that hold each message: 1 on a single hub, 3 in a cluster. */
  readonly replicas: number;
  /** Multiplies the agreement's `max_bytes`, for hubs with smaller or larger disks. */
  readonly storageFactor: number;
}

type WantedStream = Partial<StreamConfig> & { name: string; subjects: string[]; max_bytes: number };

/** The streams as the agreement wants them. */
export function wantedStreams(agreement: Agreement, placement: StreamPlacement): WantedStream[] {
  return streamsOf(agreement).map((stream) => ({
    name: stream.name,
    subjects: [...stream.subjects],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    // Full means refused, at once and for this family alone: the outbox waits. Throwing away the oldest would lose what nobody has read.
    discard: DiscardPolicy.New,
    max_age: stream.maxAgeSeconds * NANOS,
    max_bytes: Math.floor(stream.maxBytes * placement.storageFactor),
    duplicate_window: DUPLICATE_WINDOW_SECONDS * NANOS,
    num_replicas: placement.replicas,
    // A purge leaves the bytes in the files and makes the secure deletion of an erasure impossible afterwards.
    deny_purge: true,
    deny_delete: false,
    // A direct get would let a request's body decide what is read, and permissions do not see bodies.
    allow_direct: false,
  }));
}

/**
 * Makes the streams that are missing and corrects those that differ; never removes one.
 * @returns names of the streams that were made or changed
 * @throws HubRefused naming the streams that the hub refused, when all others are right
 */
export async function ensureStreams(manager: JetStreamManager, agreement: Agreement, placement: StreamPlacement): Promise<string[]> {
  const present = new Map((await manager.streams.list().next()).map((stream) => [stream.config.name, stream.config]));
  const changed: string[] = [];
  await pastRefusals(wantedStreams(agreement, placement).map((wanted) => [`stream ${wanted.name}`, async () => {
    const config = present.get(wanted.name);
    if (config && !differs(config, wanted)) return;
    await (config ? manager.streams.update(wanted.name, wanted) : manager.streams.add(wanted));
    changed.push(wanted.name);
  }]));
  return changed;
}

function differs(config: StreamConfig, wanted: WantedStream): boolean {
  return Object.entries(wanted).some(([name, value]) => JSON.stringify(config[name as keyof StreamConfig]) !== JSON.stringify(value));
}
