import type { EntityManager } from 'typeorm';
import type { ReceivedEvent } from '../messaging/received-event.js';
import { holdersOf } from './inbox-table.js';

/** About a person, only their holder's word counts. @returns the profiles among the events that somebody else than the person's holder wrote */
export async function notOfTheHolder(tx: EntityManager, events: readonly ReceivedEvent[]): Promise<ReadonlySet<ReceivedEvent>> {
  const profiles = events.filter(speaksForPerson);
  if (profiles.length === 0) return new Set();
  const holders = await holdersOf(tx, profiles);
  return new Set(profiles.filter((event) => holders.get(event.person!) !== event.source));
}

/** An event that is a person's own profile, not one in which they take part. */
function speaksForPerson(event: ReceivedEvent): boolean {
  return event.person !== null && event.person === event.entity;
}
