import { createHash } from 'node:crypto';
import type { Headers } from '@filiera/contracts';

/** A message as it came from the hub, or back from the quarantine. */
export interface Inbound {
  readonly stream: string;
  readonly subject: string;
  readonly headers: Headers;
  readonly payload: Uint8Array;
  readonly streamSequence: number;
  /** When the hub stored it. */
  readonly storedAt: Date;
  /** 1 at the first delivery. */
  readonly deliveryCount: number;
}

/** Names one message by all its bytes: what has no readable id, or a forged one, has this. */
export function fingerprintOf(message: Inbound): string {
  const hash = createHash('sha256').update(message.subject).update('\0');
  for (const name of Object.keys(message.headers).filter((header) => header.startsWith('ce-')).sort()) {
    hash.update(`${name}:${message.headers[name]}\n`);
  }
  return hash.update('\0').update(message.payload).digest('base64url');
}
