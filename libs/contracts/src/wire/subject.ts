import { MEMBER_KINDS, type MemberKind } from '../agreement/member-kind.js';
import { FAMILIES, type Family } from '../events/event-contract.js';
import { contractOf } from '../events/events.js';
import { ENTITY_ID } from '../vocabulary/codes.js';
import { isMemberId } from '../vocabulary/member-id.js';

/** A NATS subject of the network. Only `subjectOf` and `parseSubject` make one. */
export type Subject = string & { readonly __subject: unique symbol };

/** What a subject is built from. */
export interface SubjectParts {
  /** `<family>.<event>.<version>`. */
  readonly type: string;
  /** Member that publishes. */
  readonly publisher: string;
  /** `all`, a kind, or one member. */
  readonly audience: string;
  /** Pseudonym of the person concerned, a UUID in lower case; nothing where no person is. */
  readonly person?: string | null;
  /** Identifier of the entity: a UUID in lower case, unless {@link hasNamedEntity}. */
  readonly entity: string;
}

/** A subject taken apart. */
export interface ParsedSubject {
  readonly subject: Subject;
  readonly type: string;
  readonly family: Family;
  readonly event: string;
  readonly version: string;
  readonly publisher: string;
  readonly audience: string;
  readonly person: string | null;
  readonly entity: string;
}

/** A text that is not a subject of the network. */
export class SubjectError extends Error {
  /** Every reason found. */
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`not a subject of the network: ${reasons.join('; ')}`);
    this.name = 'SubjectError';
    this.reasons = reasons;
  }
}

/** First token of every subject of the network. */
export const SUBJECT_ROOT = 'rete';

/** How the types begin whose events are each about one person: the subject carries the pseudonym, so that erasure finds them all. */
const ABOUT_PERSONS = ['candidate.', 'referral.', 'placement.', 'training.enrolment-', 'training.guidance-'] as const;

/** Whether events of a type are about a person, whose pseudonym their subjects carry. */
export function concernsPerson(type: string): boolean {
  return ABOUT_PERSONS.some((beginning) => type.startsWith(beginning));
}

/** How the types begin whose entities have names: the members, and the agreement. */
const ABOUT_NAMED = ['network.member-', 'network.agreement-'] as const;

/** Whether the entities of a type have names. All others are UUIDs in lower case, which is what readers can store and compare. */
export function hasNamedEntity(type: string): boolean {
  return ABOUT_NAMED.some((beginning) => type.startsWith(beginning));
}

/** Stands for "no person is concerned". */
const NO_PERSON = '-';

const EVENT = /^[a-z]+(?:-[a-z]+)*$/;
const VERSION = /^v[1-9][0-9]{0,3}$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * Builds `rete.<family>.<event>.<version>.<publisher>.<audience>.<person|->.<entity>`.
 * @throws SubjectError with every part that does not fit.
 */
export function subjectOf(parts: SubjectParts): Subject {
  const subject = [SUBJECT_ROOT, parts.type, parts.publisher, parts.audience, parts.person ?? NO_PERSON, parts.entity].join('.');
  return parseSubject(subject).subject;
}

/**
 * Takes a subject apart.
 * @throws SubjectError with every reason why the text is not one.
 */
export function parseSubject(text: string): ParsedSubject {
  const tokens = text.split('.');
  if (tokens.length !== 8 || tokens[0] !== SUBJECT_ROOT) {
    throw new SubjectError([`it needs eight tokens, the first of them "${SUBJECT_ROOT}"`]);
  }
  const [, family, event, version, publisher, audience, person, entity] = tokens as [string, string, string, string, string, string, string, string];
  const reasons: string[] = [];
  if (!FAMILIES.includes(family as Family)) reasons.push(`the family must be one of ${FAMILIES.join(', ')}`);
  if (event.length > 40 || !EVENT.test(event)) reasons.push('the event must be lower-case words joined by hyphens');
  if (!VERSION.test(version)) reasons.push('the version must read v1, v2, ...');
  if (!isMemberId(publisher)) reasons.push('the publisher must be a member');
  if (!isAudience(audience)) reasons.push('the audience must be "all", a kind or a member');
  if (person !== NO_PERSON && !ENTITY_ID.check(person)) reasons.push('the person must be a pseudonym, which is a UUID in lower case, or "-"');
  if (!NAME.test(entity)) reasons.push('the entity must be an identifier of letters, digits, hyphens and underscores');
  const type = `${family}.${event}.${version}`;
  // What goes by the type is asked of types that are known here: of what a later agreement adds, nobody knows whom and what it is about.
  if (contractOf(type)) {
    if (!hasNamedEntity(type) && NAME.test(entity) && !ENTITY_ID.check(entity)) reasons.push('the entity must be a UUID in lower case');
    // Whose word counts about a person, and what their erasure finds, goes by this token alone.
    if (concernsPerson(type) !== (person !== NO_PERSON)) reasons.push(person === NO_PERSON ? 'the person concerned must be named' : 'no person is concerned');
    if (family === 'candidate' && entity !== person) reasons.push("a candidate's entity must be the person");
  }
  if (reasons.length > 0) throw new SubjectError(reasons);
  return {
    subject: text as Subject,
    type,
    family: family as Family,
    event,
    version,
    publisher,
    audience,
    person: person === NO_PERSON ? null : person,
    entity,
  };
}

function isAudience(token: string): boolean {
  return token === 'all' || MEMBER_KINDS.includes(token as MemberKind) || isMemberId(token);
}
