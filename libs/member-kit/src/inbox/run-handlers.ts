import type { EntityManager } from 'typeorm';
import type { HandlerIndex } from '../messaging/handler-index.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import { groupEvents } from './event-groups.js';
import { describeFailure, isTransient } from './transient-failure.js';

/** An event whose handler failed at every attempt. */
export interface FailedEvent {
  readonly event: ReceivedEvent;
  readonly detail: string;
}

/** Runs the handlers of all events, in bulk: the fast way, on which one failure fails all. */
export async function runInBulk(handlers: HandlerIndex, events: readonly ReceivedEvent[], delivery: Delivery): Promise<void> {
  for (const group of groupEvents(events)) {
    for (const handler of handlers.forType(group.type)) await handlers.call(handler, group.events, delivery);
  }
}

/**
 * Runs the handlers event by event, each behind a savepoint, so that one failure undoes that event alone.
 * @returns the events that failed `attempts` times
 * @throws what passes by itself (a lost connection, a deadlock): then the whole batch is repeated
 */
export async function runOneByOne(
  handlers: HandlerIndex,
  events: readonly ReceivedEvent[],
  delivery: Delivery,
  attempts: number,
): Promise<FailedEvent[]> {
  const failed: FailedEvent[] = [];
  for (const event of events) {
    const detail = await attempt(handlers, event, delivery, attempts);
    if (detail !== null) failed.push({ event, detail });
  }
  return failed;
}

async function attempt(handlers: HandlerIndex, event: ReceivedEvent, delivery: Delivery, attempts: number): Promise<string | null> {
  for (let left = attempts; ; left--) {
    await delivery.tx.query('SAVEPOINT one_event');
    try {
      await runInBulk(handlers, [event], delivery);
      await delivery.tx.query('RELEASE SAVEPOINT one_event');
      return null;
    } catch (failure) {
      if (isTransient(failure)) throw failure;
      await undo(delivery.tx);
      if (left <= 1) return describeFailure(failure);
    }
  }
}

async function undo(tx: EntityManager): Promise<void> {
  await tx.query('ROLLBACK TO SAVEPOINT one_event');
  await tx.query('RELEASE SAVEPOINT one_event');
}
