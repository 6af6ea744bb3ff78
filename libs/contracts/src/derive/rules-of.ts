import type { Agreement, EventRule } from '../agreement/agreement.types.js';
import { FAMILIES, type Family } from '../events/event-contract.js';

/** The agreement's rule for an event type, if it has one. */
export function ruleOf(agreement: Agreement, type: string): EventRule | undefined {
  return agreement.events.find((rule) => rule.type === type);
}

/** The rules of one family. */
export function rulesOfFamily(agreement: Agreement, family: Family): readonly EventRule[] {
  return agreement.events.filter((rule) => familyOf(rule.type) === family);
}

/**
 * The family of an event type.
 * @throws Error when the type names no family of the network.
 */
export function familyOf(type: string): Family {
  const family = FAMILIES.find((candidate) => type.startsWith(`${candidate}.`));
  if (!family) throw new Error(`event type "${type}" belongs to no family of ${FAMILIES.join(', ')}`);
  return family;
}
