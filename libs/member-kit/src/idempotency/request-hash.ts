import { createHash } from 'node:crypto';

/** Fingerprint of what a request asks: its address and its body, whatever the order of the fields. */
export function requestHash(url: string, body: unknown): Buffer {
  return createHash('sha256').update(JSON.stringify([url, inOrder(body)])).digest();
}

/** The body's depth is bounded before it gets here. */
function inOrder(value: unknown): unknown {
  if (Buffer.isBuffer(value)) return createHash('sha256').update(value).digest('hex');
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, inOrder(inner)]);
}
