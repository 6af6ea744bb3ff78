import { Conflict } from '@filiera/member-kit';

/** What a request means by an id that more than one member may have published. */
export interface MeantPublisher {
  readonly me: string;
  /** The member that the caller names, if any. */
  readonly named: string | undefined;
  /** Field of the request that names it. */
  readonly field: string;
}

/**
 * Of the entries under one id the one meant: that of the member named; where nobody is named the own one, or the only one. An id alone could be claimed by a second
 * publisher, and neither the time that it tells nor its name says which of the two a person has in mind.
 * @throws Conflict naming the publishers
 */
export function ofOnePublisher<T extends Published>(entries: readonly T[], { me, named, field }: MeantPublisher): T | null {
  if (named !== undefined) return entries.find((entry) => publisherOf(entry) === named) ?? null;
  const own = entries.find((entry) => publisherOf(entry) === me);
  if (own || entries.length < 2) return own ?? entries[0] ?? null;
  const publishers = entries.map(publisherOf).sort().join(', ');
  throw new Conflict({
    code: 'board.several-publishers',
    text: { it: `con questo identificativo hanno pubblicato ${publishers}: indicare quale in ${field}`, en: `${publishers} have published under this identifier: say which in ${field}` },
  });
}

/** An entry with its publisher, who is the owner of what it offers. */
type Published = { readonly publisher: string } | { readonly owner: string };

function publisherOf(entry: Published): string {
  return 'publisher' in entry ? entry.publisher : entry.owner;
}
