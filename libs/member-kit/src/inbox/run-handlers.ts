import type { HandlerIndex } from '../messaging/handler-index.js';
import type { Delivery, ReceivedEvent } from '../messaging/received-event.js';
import type { EventFault } from '../quarantine/quarantine-reason.js';
import { behindSavepoint } from './behind-savepoint.js';
import { groupEvents } from './event-groups.js';
import { EventRefused } from './event-refused.js';
import { describeFailure } from './transient-failure.js';

/** An event whose handler failed at every attempt, or refused it. */
export interface FailedEvent {
  readonly event: ReceivedEvent;
  readonly fault: EventFault;
}

/** Runs the handlers of all events, in bulk: the fast way, on which one failure fails all. */
export async function runInBulk(handlers: HandlerIndex, events: readonly ReceivedEvent[], delivery: Delivery): Promise<void> {
  for (const group of groupEvents(events)) {
    for (const handler of handlers.forType(group.type)) await handlers.call(handler, group.events, delivery);
  }
}

/**
 * Runs the handlers event by event, each behind a savepoint, so that one failure undoes that event alone.
 * @returns the events that failed `attempts` times, or were refused
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
    const fault = await attempt(handlers, event, delivery, attempts);
    if (fault) failed.push({ event, fault });
  }
  return failed;
}

async function attempt(handlers: HandlerIndex, event: ReceivedEvent, delivery: Delivery, attempts: number): Promise<EventFault | null> {
  for (let left = attempts; ; left--) {
    const failure = await behindSavepoint(delivery.tx, () => runInBulk(handlers, [event], delivery));
    if (!failure) return null;
    if (failure instanceof EventRefused) return { reason: failure.reason, detail: failure.detail };
    if (left <= 1) return { reason: 'handler-failed', detail: describeFailure(failure) };
  }
}
