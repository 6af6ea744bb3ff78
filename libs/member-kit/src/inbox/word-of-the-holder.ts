import type { EntityManager } from 'typeorm';
import { preparedQuery } from '../messaging/prepared-query.js';
import type { ReceivedEvent, ReceivedHeader } from '../messaging/received-event.js';
import type { EventFault } from '../quarantine/quarantine-reason.js';
import { holdersOf } from './inbox-table.js';

/** About a person, only their holder's word counts. @returns the profiles among the events that somebody else than the person's holder wrote */
export async function notOfTheHolder<E extends ReceivedEvent | ReceivedHeader>(tx: EntityManager, events: readonly E[]): Promise<ReadonlySet<E>> {
  const profiles = events.filter(speaksForPerson);
  if (profiles.length === 0) return new Set();
  const holders = await holdersOf(tx, profiles);
  return new Set(profiles.filter((event) => holders.get(event.person!) !== event.source));
}

/** Why a profile that {@link notOfTheHolder} names is set aside. */
export function notTheHolder({ source }: ReceivedEvent | ReceivedHeader): EventFault {
  return { reason: 'not-the-holder', detail: `held by another member than ${source}` };
}

/** Whose profile this member publishes it holds, here as with everybody who reads it: a stranger's order to erase them, or profile of them, is refused. */
export async function holdOwnPersons(tx: EntityManager, self: string, own: readonly About[]): Promise<void> {
  const profiles = own.filter(speaksForPerson);
  if (profiles.length > 0) await holdersOf(tx, profiles.map(({ person }) => ({ person, source: self })));
}

type About = Pick<ReceivedEvent, 'person' | 'entity'>;

/** An event that is a person's own profile, not one in which they take part. */
function speaksForPerson(event: About): boolean {
  return event.person !== null && event.person === event.entity;
}

const UNBELIEVED = `DELETE FROM erasure e USING person_holder known WHERE e.person = ANY($1::text[]) AND known.person = e.person AND known.holder <> e.holder`;

/**
 * Takes from the ledger of erasures what was believed of somebody else than the holder: the streams are read side by side, and an order may be read before the
 * profile that says whose the person is.
 * @param persons pseudonyms
 */
export async function forgetOrdersOfOthers(tx: EntityManager, persons: readonly string[]): Promise<void> {
  if (persons.length > 0) await preparedQuery(tx, 'inbox-unbelieved-orders', UNBELIEVED, [persons]);
}
