/** A family of events has one stream on the hub. */
export const FAMILIES = ['candidate', 'vacancy', 'referral', 'placement', 'training', 'need', 'network'] as const;
export type Family = (typeof FAMILIES)[number];

/** An example that the contract must refuse, with the reason a reader of the docs is given. */
export interface InvalidExample {
  readonly why: string;
  readonly value: unknown;
}

/** One event version: its name on the wire, the class of its payload, and examples that the tests run through both validators. */
export interface EventContract<T extends object = object> {
  /** `<family>.<event>.<version>`, for example `vacancy.published.v1`: the CloudEvents `type`. */
  readonly type: string;
  readonly family: Family;
  /** The event's own name: `published`. */
  readonly event: string;
  readonly version: string;
  readonly payload: new () => T;
  readonly description: string;
  /** A valid payload as full as it can be. */
  readonly example: NoInfer<T>;
  /** Further valid payloads: the least there can be, and the variants that a rule allows. */
  readonly moreExamples?: readonly NoInfer<T>[];
  readonly invalidExamples: readonly InvalidExample[];
}

/**
 * Declares an event version.
 * @throws Error when the type is not `<family>.<event>.v<n>` of a known family.
 */
export function defineEvent<T extends object>(
  type: string,
  contract: Omit<EventContract<T>, 'type' | 'family' | 'event' | 'version'>,
): EventContract<T> {
  const match = /^([a-z]+)\.([a-z]+(?:-[a-z]+)*)\.(v[1-9]\d*)$/.exec(type);
  if (!match || !FAMILIES.includes(match[1] as Family)) {
    throw new Error(`event type "${type}" must read <family>.<event>.v<n>, the family one of ${FAMILIES.join(', ')}`);
  }
  return { ...contract, type, family: match[1] as Family, event: match[2]!, version: match[3]! };
}

/** Whether a value was made by `defineEvent`. */
export function isEventContract(value: unknown): value is EventContract {
  return typeof value === 'object' && value !== null && 'payload' in value && 'type' in value && 'family' in value && 'invalidExamples' in value;
}
