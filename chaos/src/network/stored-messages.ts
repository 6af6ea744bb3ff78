import { setTimeout as pause } from 'node:timers/promises';
import { AGREEMENT, streamsOf } from '@filiera/contracts';
import { DeliverPolicy, type Consumer, type JetStreamManager } from '@nats-io/jetstream';

const BATCH = 5_000;
const IDLE_MS = 2_000;
/** In a cluster a consumer that was just made may have nobody yet who answers for it. */
const TRIES = 10;
const RETRY_MS = 500;

/** A message as the hub really gives it back, as far as its headers tell. */
export interface StoredMessage {
  readonly subject: string;
  readonly eventId: string;
  /** What the hub's dedupe window went by: the event's own id when it was published first, another when it was published once more. */
  readonly messageId: string;
  /** The event's place in its publisher's chain. */
  readonly sequence: number;
  /** Of the entity. */
  readonly version: number;
}

/** Reads the headers of every message of every stream once, each stream in its order. @throws while the hub cannot be asked */
export async function readStoredMessages(manager: JetStreamManager, see: (message: StoredMessage) => void): Promise<void> {
  for (const { name } of streamsOf(AGREEMENT)) await readStream(manager, name, see);
}

async function readStream(manager: JetStreamManager, stream: string, see: (message: StoredMessage) => void): Promise<void> {
  const { state } = await manager.streams.info(stream);
  if (state.messages === 0) return;
  for (let last = 0, tries = 1; last < state.last_seq; tries++) {
    const seen = (message: StoredMessage, at: number): void => { last = at; see(message); };
    try {
      await readFrom(await manager.jetstream().consumers.get(stream, { headers_only: true, deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: last + 1 }), state.last_seq, seen);
      return;
    } catch (error) {
      // What was seen once is not shown again.
      if (tries >= TRIES) throw error;
      await pause(RETRY_MS);
    }
  }
}

async function readFrom(consumer: Consumer, end: number, seen: (message: StoredMessage, at: number) => void): Promise<void> {
  for (let last = 0; last < end;) {
    const before = last;
    for await (const message of await consumer.fetch({ max_messages: BATCH, expires: IDLE_MS })) {
      last = message.seq;
      const header = (name: string): string => message.headers?.get(name) ?? '';
      seen({
        subject: message.subject, eventId: header('ce-id'), messageId: header('Nats-Msg-Id'), sequence: Number(header('ce-sequence')), version: Number(header('ce-entityversion')),
      }, message.seq);
      if (message.info.pending === 0) return;
    }
    // What is at the end and cannot be read is never delivered.
    if (last === before) return;
  }
}
