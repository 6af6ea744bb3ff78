import type { Family } from '../events/event-contract.js';
import type { Text } from '../text.js';
import type { MemberKind } from './member-kind.js';

/** A numbered clause, readable by those who sign. */
export interface Clause {
  /** `<article>.<paragraph>`. */
  readonly id: string;
  readonly text: Text;
}

/** An article: a heading and its clauses. */
export interface Article {
  readonly number: number;
  readonly heading: Text;
  readonly clauses: readonly Clause[];
}

/** Who signs, as a kind of organisation. */
export interface Party {
  readonly kind: MemberKind;
  readonly name: Text;
  readonly role: Text;
  readonly clause: string;
}

/** Why data flow. The id travels in every envelope. */
export interface Purpose {
  readonly id: string;
  readonly text: Text;
  readonly clause: string;
}

/** On what legal basis data flow. */
export interface LegalBasis {
  readonly id: string;
  /** The rule, for example `GDPR art. 6.1.e`. */
  readonly rule: string;
  readonly text: Text;
  readonly clause: string;
}

/** A category of data in an event. */
export interface DataCategory {
  readonly id: string;
  readonly text: Text;
  /** Personal data at all? Pseudonymous data are. */
  readonly personal: boolean;
  /** Special category, GDPR art. 9. */
  readonly special: boolean;
  /** For data that not every reader of an event may have: the payload's fields that carry them, and the kinds that may. */
  readonly reserved?: { readonly fields: readonly string[]; readonly to: readonly MemberKind[] };
  readonly clause: string;
}

/** One form in which an event is published, and who reads that form. */
export interface Variant {
  /** `all`, a kind, or `parties`: then one copy for each member that the event concerns. */
  readonly audience: 'all' | 'parties' | MemberKind;
  readonly readers: readonly MemberKind[];
  /** Top-level fields of the payload left out of this form. */
  readonly omits: readonly string[];
}

/** What the agreement says of one event version. */
export interface EventRule {
  readonly type: string;
  /** What the event is called in the document that is signed. */
  readonly title: Text;
  readonly clause: string;
  readonly publishers: readonly MemberKind[];
  /** Widest first. No reader is served by two of them. */
  readonly variants: readonly Variant[];
  readonly purpose: string;
  readonly legalBases: readonly string[];
  readonly dataCategories: readonly string[];
  /** How long the event is kept, ISO 8601 duration. */
  readonly retention: string;
}

/** What the agreement says of one family's stream on the hub. */
export interface StreamRule {
  readonly family: Family;
  readonly name: string;
  /** What the family is called in the document that is signed. */
  readonly title: Text;
  /** Room on the hub; a publisher that fills it is refused at once. */
  readonly maxBytes: number;
}

/** Who follows the network without reading it: headers only. */
export interface Monitor {
  readonly kind: MemberKind;
  readonly families: readonly Family[];
  readonly clause: string;
}

/** Who sees how far behind the others read: counts and times, no contents. */
export interface ProgressWatcher {
  readonly kind: MemberKind;
  readonly clause: string;
}

/** Which event must follow which, within how long, by whom. */
export interface ServiceStandard {
  readonly id: string;
  readonly clause: string;
  /** Event that starts the clock. */
  readonly after: string;
  /** Any of these stops it. */
  readonly expects: readonly string[];
  readonly within: { readonly amount: number; readonly unit: 'working-day' | 'day' | 'hour' };
  /** Who must act. `every-holder-of-data`: each member that may publish the awaited event, and the hub's steward. */
  readonly by: 'counterpart' | 'holder' | 'vacancy-owner' | 'course-owner' | 'any-training-member' | 'every-holder-of-data';
  /**
   * What ties the awaited event to the first: the same entity, or where it is about another one, the same story (the correlation id in both envelopes).
   * The same entity when left out.
   */
  readonly follows?: 'story';
  /** What is measured, without the time. */
  readonly what: Text;
  /** The same with its time, made from `what` and `within`. */
  readonly text: Text;
}

/** A standard whose time is the law's, and which one kind of member alone can measure: what starts and stops it does not travel. */
export interface MemberStandard {
  readonly id: string;
  readonly clause: string;
  /** Who measures it, and tells when it is missed. */
  readonly measuredBy: MemberKind;
  /** What is measured. */
  readonly what: Text;
  /** By when, and by which law. */
  readonly within: Text;
  /** Who must act. */
  readonly by: Text;
}

/** The network agreement as data. Everything else derives from it. */
export interface Agreement {
  readonly title: Text;
  /** Semantic version: a patch changes words, a minor adds, a major takes away or changes. */
  readonly version: string;
  /** First day in force. */
  readonly effectiveFrom: string;
  readonly parties: readonly Party[];
  readonly articles: readonly Article[];
  readonly purposes: readonly Purpose[];
  readonly legalBases: readonly LegalBasis[];
  readonly dataCategories: readonly DataCategory[];
  readonly streams: readonly StreamRule[];
  /** What fields are called in the document that is signed: those that a form may leave out, or that are reserved. */
  readonly fieldNames: Readonly<Record<string, Text>>;
  readonly events: readonly EventRule[];
  readonly monitors: readonly Monitor[];
  readonly progressWatchers: readonly ProgressWatcher[];
  readonly serviceStandards: readonly ServiceStandard[];
  readonly memberStandards: readonly MemberStandard[];
}
