import type { ReceivedEvent } from '../messaging/received-event.js';

/** Events of one type, to be handed to its handlers together. */
export interface EventGroup {
  readonly type: string;
  readonly events: ReceivedEvent[];
}

/**
 * Joins events of one type into large groups for the bulk handlers, and never lets an event overtake an earlier one of its own entity:
 * an update joins the group of earlier updates only if nothing about that entity came in a group between.
 */
export function groupEvents(events: readonly ReceivedEvent[]): EventGroup[] {
  const groups: EventGroup[] = [];
  const lastOfType = new Map<string, number>();
  const lastOfEntity = new Map<string, number>();
  for (const event of events) {
    const candidate = lastOfType.get(event.type);
    const floor = lastOfEntity.get(event.entity) ?? -1;
    const index = candidate !== undefined && candidate >= floor ? candidate : groups.push({ type: event.type, events: [] }) - 1;
    groups[index]!.events.push(event);
    lastOfType.set(event.type, index);
    lastOfEntity.set(event.entity, index);
  }
  return groups;
}
