import { createHash } from 'node:crypto';
import { iscoGroups } from '../vocabulary/isco-groups.js';

/** What can be looked for by tag. */
export type TagKind = 'occupation' | 'skill' | 'language' | 'licence' | 'contract' | 'schedule' | 'remote' | 'country' | 'publisher' | 'targeted-placement';

const known = new Map<string, string>();
/** Vocabularies have some tens of thousands of words; beyond that they are being made up. */
const MOST_KNOWN = 100_000;

/**
 * One searchable trait as a signed 64-bit number, written in decimal: the first eight bytes of the SHA-256 of its words. A number
 * takes a tenth of the URI it stands for, and one index finds any combination; two words meet once in 10^19 pairs.
 */
export function tag(kind: TagKind, value: string): string {
  const words = `${kind}:${value}`;
  const seen = known.get(words);
  if (seen !== undefined) return seen;
  const number = createHash('sha256').update(words).digest().readBigInt64BE(0).toString();
  if (known.size < MOST_KNOWN) known.set(words, number);
  return number;
}

/** An occupation by its URI and by every prefix of its ISCO group, so that a search by group is one tag too. */
export function occupationTags({ esco, isco }: { readonly esco?: string; readonly isco: string }): string[] {
  return [...(esco ? [tag('occupation', esco)] : []), ...iscoGroups([{ isco }]).map((group) => tag('occupation', group))];
}

const ISCO_URI = /^http:\/\/data\.europa\.eu\/esco\/isco\/C([0-9]{1,4})$/;

/** The tag of an occupation asked for: an ESCO URI, the URI of an ISCO group, or the group's digits. */
export function askedOccupation(occupation: string): string {
  return tag('occupation', ISCO_URI.exec(occupation)?.[1] ?? occupation);
}
