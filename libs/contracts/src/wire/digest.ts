import { createHash } from 'node:crypto';
import type { Headers } from './envelope.js';

/** `previousDigest` of a publisher's first event in a stream: 32 zero bytes in base64url. */
export const FIRST_PREVIOUS_DIGEST = Buffer.alloc(32).toString('base64url');

/** What a digest is computed over. */
export interface DigestInput {
  /** As the header has it, base64url. */
  readonly salt: string;
  readonly previousDigest: string;
  readonly sequence: number;
  readonly id: string;
  readonly subject: string;
  /** The payload's exact bytes. */
  readonly payload: Uint8Array;
}

/**
 * SHA-256 in base64url over salt, previous digest, sequence, id, subject and payload. Each part is its UTF-8 text (the payload its bytes) after its own length
 * in four bytes, big-endian, so that no two different inputs are the same bytes.
 */
export function digestOf(input: DigestInput): string {
  const hash = createHash('sha256');
  for (const part of [input.salt, input.previousDigest, String(input.sequence), input.id, input.subject, input.payload]) {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest('base64url');
}

/**
 * The bytes that a publisher signs and readers verify: subject, every `ce-` attribute but the signature in the order of their names, and the payload's exact bytes.
 * Header values have no line breaks (NATS forbids them), so the lines cannot be forged.
 */
export function signingInput(subject: string, attributes: Headers, payload: Uint8Array): Uint8Array {
  const lines = Object.keys(attributes)
    .filter((name) => name.startsWith('ce-') && name !== 'ce-signature')
    .sort()
    .map((name) => `${name}:${attributes[name]}`);
  return Buffer.concat([Buffer.from(`${subject}\n${lines.join('\n')}\n\n`, 'utf8'), payload]);
}
