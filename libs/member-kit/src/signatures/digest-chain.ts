import { createHash } from 'node:crypto';

/** What the first event of a chain follows: 32 zero bytes. */
export const FIRST_PREVIOUS_DIGEST = Buffer.alloc(32).toString('base64url');

/** The part of an envelope that its digest covers, besides the payload. */
export interface Link {
  readonly salt: string;
  readonly previousDigest: string;
  readonly sequence: number;
  readonly id: string;
  readonly subject: string;
}

/** Base64url SHA-256 over salt, previous digest, sequence, id, subject and payload, each preceded by its length (32 bits, big endian). */
export function digestOf(link: Link, payload: Uint8Array): string {
  const parts = [link.salt, link.previousDigest, String(link.sequence), link.id, link.subject].map((part) => Buffer.from(part, 'utf8'));
  const lengths = Buffer.alloc(4 * 6);
  [...parts, payload].forEach((part, index) => lengths.writeUInt32BE(part.length, index * 4));
  const hash = createHash('sha256');
  parts.forEach((part, index) => hash.update(lengths.subarray(index * 4, index * 4 + 4)).update(part));
  return hash.update(lengths.subarray(20)).update(payload).digest('base64url');
}
