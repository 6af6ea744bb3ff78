import type { Agreement, EventRule, Variant } from '../agreement/agreement.types.js';
import type { Member } from '../agreement/member-kind.js';
import { ruleOf } from './rules-of.js';

/** One copy to publish: the subject's audience and the payload's fields to leave out. */
export interface PublishedVariant {
  /** `all`, a kind, or a member's identifier. */
  readonly audience: string;
  readonly omits: readonly string[];
}

/**
 * The copies of an event that its publisher sends: one for each audience, widest first, and one for each member concerned that no other copy reaches.
 * Members concerned are taken once each, whatever their order. Empty when the agreement has no such event.
 */
export function variantsOf(agreement: Agreement, type: string, parties: readonly Member[] = []): readonly PublishedVariant[] {
  const rule = ruleOf(agreement, type);
  if (!rule) return [];
  const concerned = [...new Map(parties.map((party) => [party.id, party])).values()];
  return rule.variants.flatMap(({ audience, omits }) =>
    audience === 'parties'
      ? concerned.filter((party) => variantFor(rule, party)?.audience === 'parties').map((party) => ({ audience: party.id, omits }))
      : [{ audience, omits }],
  );
}

/** The form in which a kind of member reads an event: the one that lists it. The agreement's own test keeps it to one. */
export function variantFor(rule: EventRule, member: Pick<Member, 'kind'>): Variant | undefined {
  return rule.variants.find((variant) => variant.readers.includes(member.kind));
}

/** The audience token of the form that a member reads: none or one. */
export function audiencesFor(rule: EventRule, member: Member): readonly string[] {
  const variant = variantFor(rule, member);
  if (!variant) return [];
  return [variant.audience === 'parties' ? member.id : variant.audience];
}

/** The widest form of an event: what its publisher knows. */
export function widestVariantOf(agreement: Agreement, type: string): Variant | undefined {
  return ruleOf(agreement, type)?.variants[0];
}

/** A payload without the fields that a form leaves out. The payload itself is not touched. */
export function projectVariant<T extends object>(data: T, omits: readonly string[]): Partial<T> {
  const left = new Set(omits);
  return Object.fromEntries(Object.entries(data).filter(([field]) => !left.has(field))) as Partial<T>;
}
