import { Echo } from '../jetstream/echo.js';
import type { HubConnection } from '../jetstream/hub-connection.js';
import type { StoredEvent } from './publish-batch.js';
import type { SealedEvent } from './sealed-event.js';

/**
 * Compares answers of `duplicate` with what the hub really holds. The hub's dedupe window goes by the message id alone: whoever publishes
 * first under another member's id makes that member's own event vanish, with an answer that looks like success.
 * @throws NoEcho, HubUnreachable: then nothing is known, and the events stay unpublished
 */
export async function confirmDuplicates(
  hub: HubConnection,
  member: string,
  duplicates: readonly StoredEvent[],
): Promise<{ ours: StoredEvent[]; swallowed: SealedEvent[] }> {
  const ours: StoredEvent[] = [];
  const swallowed: SealedEvent[] = [];
  for (const stream of new Set(duplicates.map(({ event }) => event.row.stream))) {
    const ofStream = duplicates.filter(({ event }) => event.row.stream === stream);
    const held = await idsBetween(new Echo(hub, stream, member), ofStream.map(({ streamSequence }) => streamSequence));
    for (const duplicate of ofStream) {
      if (held.get(duplicate.streamSequence) === duplicate.event.row.id) ours.push(duplicate);
      else swallowed.push(duplicate.event);
    }
  }
  return { ours, swallowed };
}

/** Event ids of the member's own messages, by stream sequence, from the lowest to the highest of the given ones. */
async function idsBetween(echo: Echo, sequences: readonly number[]): Promise<Map<number, string>> {
  const lowest = Math.min(...sequences);
  const highest = Math.max(...sequences);
  const ids = new Map<number, string>();
  const found = await echo.resetTo(lowest);
  for await (const page of echo.pages(found, 200)) {
    for (const message of page) ids.set(message.streamSequence, message.eventId);
    if (page.at(-1)!.streamSequence >= highest) break;
  }
  return ids;
}
