import { AGREEMENT, type ErasureScope, SUBJECT_ROOT, streamsOf } from '@filiera/contracts';
import { JetStreamApiError, type JetStreamManager, type NextMsgRequest, type SeqMsgRequest } from '@nats-io/jetstream';

/** What to erase from the hub. */
export interface HubErasureOrder {
  /** The person's pseudonym. */
  readonly person: string;
  readonly scope: ErasureScope;
  /** With `superseded`: versions of the profile below this one. */
  readonly belowVersion: number | null;
}

/** Families of which older versions are erased when a consent was narrowed: the profile alone. */
const VERSIONED_FAMILY = 'candidate';
/** The hub's answers when a sequence was deleted before: JSNoMessageFoundErr, JSSequenceNotFoundErrF, JSStreamMsgDeleteFailedF. */
const NO_SUCH_MESSAGE = new Set([10037, 10043, 10057]);

/**
 * Deletes a person's messages from the hub so that no byte of them stays in its files: subject and payload are overwritten at once.
 * A purge would leave them, and a plain deletion too. Run again, it finds nothing and does nothing.
 * @returns how many messages were erased
 */
export async function eraseOnHub(manager: JetStreamManager, order: HubErasureOrder): Promise<number> {
  let erased = 0;
  for (const { name, family } of streamsOf(AGREEMENT)) {
    if (order.scope === 'superseded' && family !== VERSIONED_FAMILY) {
      continue;
    }
    for (const subject of await subjectsOf(manager, name, `${SUBJECT_ROOT}.${family}.*.*.*.*.${order.person}.>`)) {
      erased += await eraseSubject(manager, name, subject, order);
    }
  }
  return erased;
}

/** True when the order covers a message of this person with this entity version. */
export function covers(order: HubErasureOrder, family: string, version: number): boolean {
  return order.scope === 'person' || (family === VERSIONED_FAMILY && order.belowVersion !== null && version < order.belowVersion);
}

/** Securely deletes one message. @returns false when it was already gone */
export async function eraseMessage(manager: JetStreamManager, stream: string, sequence: number): Promise<boolean> {
  try {
    return await manager.streams.deleteMessage(stream, sequence, true);
  } catch (error) {
    if (error instanceof JetStreamApiError && NO_SUCH_MESSAGE.has(error.code)) {
      return false;
    }
    throw error;
  }
}

async function eraseSubject(manager: JetStreamManager, stream: string, subject: string, order: HubErasureOrder): Promise<number> {
  const family = subject.split('.')[1]!;
  let erased = 0;
  for (let from = 1; ;) {
    const message = await nextOf(manager, stream, subject, from);
    if (!message) {
      return erased;
    }
    if (covers(order, family, message.version) && await eraseMessage(manager, stream, message.sequence)) {
      erased += 1;
    }
    from = message.sequence + 1;
  }
}

async function subjectsOf(manager: JetStreamManager, stream: string, filter: string): Promise<string[]> {
  const { state } = await manager.streams.info(stream, { subjects_filter: filter });
  return Object.keys(state.subjects ?? {});
}

async function nextOf(manager: JetStreamManager, stream: string, subject: string, from: number): Promise<{ sequence: number; version: number } | null> {
  const next: SeqMsgRequest & NextMsgRequest = { seq: from, next_by_subj: subject };
  const message = await manager.streams.getMessage(stream, next);
  return message && { sequence: message.seq, version: Number(message.header.get('ce-entityversion')) };
}
