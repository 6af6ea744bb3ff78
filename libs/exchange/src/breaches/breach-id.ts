import { createHash } from 'node:crypto';

/** What makes a missed term the one that it is. */
export interface BreachIdentity {
  readonly standard: string;
  /** What waited. */
  readonly entity: string;
  /** The member concerned, where one had to act. */
  readonly member: string | null;
}

/** The same UUID (version 8, RFC 9562) for the same missed term, from which nobody finds out what waited: identifiers of entities are random. */
export function breachIdOf({ standard, entity, member }: BreachIdentity): string {
  const bytes = createHash('sha256').update(JSON.stringify([standard, entity, member])).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
