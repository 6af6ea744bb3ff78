import type { EntityManager } from 'typeorm';
import type { Inbound } from './inbound.js';

/** How far a stream was handled. */
export interface Progress {
  readonly streamSequence: number;
  readonly storedAt: Date;
  /** Whether this counts even where it is less than what was noted before. */
  readonly mayGoBack: boolean;
}

/**
 * How far a batch brings a reader. A message delivered for the first time says where the hub is, also when it is earlier than before: a hub that lost its
 * stream counts anew. One delivered again says nothing of the kind: what a process had not acknowledged when it ended comes back half a minute later,
 * behind all that its successor has handled, and a rebuild reads as far as is noted and no further.
 */
export function progressOf(batch: readonly Inbound[]): Progress | null {
  const first = batch.findLast(({ deliveryCount }) => deliveryCount === 1);
  const furthest = first ?? batch.reduce<Inbound | undefined>((best, message) => (best && best.streamSequence > message.streamSequence ? best : message), undefined);
  return furthest ? { streamSequence: furthest.streamSequence, storedAt: furthest.storedAt, mayGoBack: first !== undefined } : null;
}

/** Stream sequence of the last message of a stream whose handling was committed; 0 where there is none. */
export async function handledUpTo(manager: EntityManager, stream: string): Promise<number> {
  const [row] = await manager.query<{ stream_sequence: string }[]>('SELECT stream_sequence FROM inbox_progress WHERE stream = $1', [stream]);
  return Number(row?.stream_sequence ?? 0);
}
