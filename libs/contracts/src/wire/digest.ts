import { hash } from 'node:crypto';
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

/** The digest of an event, made as `digest` of the envelope says. */
export function digestOf(input: DigestInput): string {
  const texts = [input.salt, input.previousDigest, String(input.sequence), input.id, input.subject];
  // One buffer and one call: at thousands of events a second, the calls into the hash cost more than the hashing.
  const bytes = Buffer.allocUnsafe(texts.reduce((sum, text) => sum + 4 + Buffer.byteLength(text, 'utf8'), 4 + input.payload.length));
  let at = 0;
  for (const text of texts) {
    const length = bytes.write(text, at + 4, 'utf8');
    at = bytes.writeUInt32BE(length, at) + length;
  }
  bytes.set(input.payload, bytes.writeUInt32BE(input.payload.length, at));
  return hash('sha256', bytes, 'base64url');
}

/** Attributes that are made from what is signed, and therefore no part of it. */
const MADE_FROM_IT: ReadonlySet<string> = new Set(['ce-signature', 'ce-batchproof']);

/**
 * The bytes of one event that its publisher vouches for: subject, every `ce-` attribute but signature and proof in the order of their names, and the payload's
 * exact bytes. Header values have no line breaks (NATS forbids them), so the lines cannot be forged.
 */
export function signingInput(subject: string, attributes: Headers, payload: Uint8Array): Uint8Array {
  let text = `${subject}\n`;
  for (const name of Object.keys(attributes).filter((header) => header.startsWith('ce-') && !MADE_FROM_IT.has(header)).sort()) {
    text += `${name}:${attributes[name]}\n`;
  }
  const head = Buffer.from(`${text}\n`, 'utf8');
  return Buffer.concat([head, payload], head.length + payload.length);
}
