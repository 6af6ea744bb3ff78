import { networkErasureConfirmedV1, SUBJECT_ROOT } from '@filiera/contracts';
import { holdersOf, readableHeaders, type Transaction, type UnitOfWork } from '@filiera/member-kit';
import type { JetStreamManager, JsMsg, NextMsgRequest, SeqMsgRequest } from '@nats-io/jetstream';
import type { MsgHdrs } from '@nats-io/transport-node';
import { seenOf } from '../chains/seen-of.js';

/** The family, and the stream, in which a person's profile is published. */
const PROFILE_FAMILY = 'candidate';
/** The stream of the profiles. */
export const PROFILE_STREAM = 'CANDIDATES';

const REMEMBER_CONFIRMED = `INSERT INTO person_holder (person, holder)
  SELECT DISTINCT ON (entity) entity, payload::json ->> 'holder' FROM outbox WHERE type = $1 AND payload IS NOT NULL ORDER BY entity, position
  ON CONFLICT DO NOTHING`;

/** SQL: whether a row `erasure` of hub_erasure is its person's holder's wish, as far as is known. */
export const WISH_OF_THE_HOLDER = 'NOT EXISTS (SELECT FROM person_holder other WHERE other.person = erasure.person AND other.holder <> erasure.holder)';

/**
 * Remembers for each person who published their profile first, as every node does: nobody else may ask for their erasure. What no member
 * would read, because its headers are no envelope of its publisher's, is nobody's word.
 * @param messages of one stream, in its order
 */
export async function rememberHolders(tx: Transaction, messages: readonly JsMsg[]): Promise<void> {
  const profiles = messages.flatMap((message) => profileOf(message.subject, readableHeaders(() => message.headers)) ?? []);
  if (profiles.length > 0) await holdersOf(tx, profiles);
}

/**
 * Remembers the holders whose orders this steward has confirmed: of a profile that was narrowed, the hub no longer has the first messages,
 * and what is left may begin with a stranger's.
 */
export async function rememberConfirmedHolders(tx: Transaction): Promise<void> {
  await tx.query(REMEMBER_CONFIRMED, [networkErasureConfirmedV1.type]);
}

/**
 * Who holds a person. What the watch over the streams has not read yet is looked for on the hub, and remembered.
 * @returns null when nobody ever published a profile of the person, as far as is known
 */
export async function holderOf(units: UnitOfWork, manager: JetStreamManager, person: string): Promise<string | null> {
  const [known] = await units.read((tx) => tx.query<{ holder: string }[]>('SELECT holder FROM person_holder WHERE person = $1', [person]));
  if (known) return known.holder;
  const first = await firstOnHub(manager, person);
  return first === null ? null : (await units.run((tx) => holdersOf(tx, [{ person, source: first }]))).get(person)!;
}

async function firstOnHub(manager: JetStreamManager, person: string): Promise<string | null> {
  for (let from = 1; ;) {
    const next: SeqMsgRequest & NextMsgRequest = { seq: from, next_by_subj: `${SUBJECT_ROOT}.${PROFILE_FAMILY}.*.*.*.*.${person}.${person}` };
    const message = await manager.streams.getMessage(PROFILE_STREAM, next);
    if (!message) return null;
    const profile = profileOf(message.subject, readableHeaders(() => message.header));
    if (profile) return profile.source;
    from = message.seq + 1;
  }
}

function profileOf(subject: string, head: MsgHdrs | undefined): { person: string; source: string } | null {
  const [, family, , , source, , person, entity] = subject.split('.') as [string, string, string, string, string, string, string, string];
  if (family !== PROFILE_FAMILY || person !== entity) return null;
  const { link, foreign } = seenOf(head, source);
  return link && !foreign ? { person, source } : null;
}
