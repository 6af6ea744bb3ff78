import { createHmac } from 'node:crypto';

/**
 * The reference under which EURES knows a profile: a keyed digest, so that a node that was restored gives the same one again, in the form of a UUID
 * (version 8, RFC 9562, 5.8). Without the key, which stays in the node's database, nobody can tell which pseudonym it is of.
 */
export function profileReference(key: Buffer, publisher: string, person: string): string {
  const bytes = createHmac('sha256', key).update(`${publisher}.${person}`).digest();
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
