import type { Agreement } from '../agreement/agreement.types.js';
import type { Member, MemberKind } from '../agreement/member-kind.js';
import type { Family } from '../events/event-contract.js';
import { SUBJECT_ROOT } from '../wire/subject.js';
import { secondsOf } from './duration.js';
import { familyOf, ruleOf, rulesOfFamily } from './rules-of.js';

/** A stream on the hub as the agreement wants it. */
export interface StreamPlan {
  readonly family: Family;
  readonly name: string;
  readonly subjects: readonly string[];
  /** The longest retention of the family's events. */
  readonly maxAgeSeconds: number;
  readonly maxBytes: number;
}

/** Every stream on the hub. */
export function streamsOf(agreement: Agreement): readonly StreamPlan[] {
  return agreement.streams.map(({ family, name, maxBytes }) => ({
    family,
    name,
    subjects: [`${SUBJECT_ROOT}.${family}.>`],
    maxAgeSeconds: Math.max(...rulesOfFamily(agreement, family).map((rule) => secondsOf(rule.retention))),
    maxBytes,
  }));
}

const STREAM_NAMES: Readonly<Record<Family, string>> = {
  candidate: 'CANDIDATES',
  vacancy: 'VACANCIES',
  referral: 'REFERRALS',
  placement: 'PLACEMENTS',
  training: 'TRAINING',
  need: 'NEEDS',
  network: 'NETWORK',
};

/** Name of a family's stream: the same in every version of the agreement. */
export function streamOf(family: Family): string {
  return STREAM_NAMES[family];
}

/**
 * How long an event is kept, in seconds.
 * @throws Error when the agreement has no such event.
 */
export function retentionOf(agreement: Agreement, type: string): number {
  const rule = ruleOf(agreement, type);
  if (!rule) throw new Error(`the agreement ${agreement.version} has no event "${type}"`);
  return secondsOf(rule.retention);
}

/** Kinds that read payloads of a family, in any form. */
export function readersOf(agreement: Agreement, family: Family): readonly MemberKind[] {
  return [...new Set(rulesOfFamily(agreement, family).flatMap((rule) => rule.variants.flatMap((variant) => variant.readers)))];
}

/** Names of the streams that a member follows, with payloads or by headers alone. */
export function streamsReadBy(agreement: Agreement, member: Member): readonly string[] {
  return agreement.streams
    .filter(({ family }) => readersOf(agreement, family).includes(member.kind) || isMonitor(agreement, member.kind, family))
    .map(({ name }) => name);
}

/** Names of the streams that a member publishes to. */
export function streamsPublishedBy(agreement: Agreement, member: Member): readonly string[] {
  const families = new Set(agreement.events.filter((rule) => rule.publishers.includes(member.kind)).map((rule) => familyOf(rule.type)));
  return agreement.streams.filter(({ family }) => families.has(family)).map(({ name }) => name);
}

/** Whether a kind follows a family by headers alone. */
export function isMonitor(agreement: Agreement, kind: MemberKind, family: Family): boolean {
  return agreement.monitors.some((monitor) => monitor.kind === kind && monitor.families.includes(family));
}

/** Names of a member's durable consumers on each stream. */
export interface ConsumerNames {
  /** On streams that it reads. */
  readonly reader: string;
  /** On streams that it publishes to: its own events, to compare with its outbox and to read back after a restore. */
  readonly echo: string;
  /** On streams that it reads: the same filters, to rebuild projections. */
  readonly replay: string;
}

/** Names of a member's durable consumers. An underscore cannot occur in a member's identifier, so no two members' names meet. */
export function consumerNamesOf(member: Pick<Member, 'id'>): ConsumerNames {
  return { reader: member.id, echo: `${member.id}_echo`, replay: `${member.id}_replay` };
}
