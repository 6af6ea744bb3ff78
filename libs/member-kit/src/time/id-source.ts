import { randomBytes, randomUUID } from 'node:crypto';

/** Where new identifiers come from; passed in so that tests decide them. */
export abstract class IdSource {
  /** A UUIDv7 for an event: sortable by time and unguessable (74 random bits), because the broker's dedupe window trusts message ids. */
  abstract eventId(): string;
  /** A UUIDv7 for an entity that names no person: a vacancy, a referral, a placement. */
  abstract entityId(): string;
  /** A random UUIDv4 for a person: says nothing, not even when it was made. */
  abstract pseudonym(): string;
}

const RANDOM_BYTES = 10;
/** Identifiers for which random bytes are drawn at once: a call costs as much for one as for hundreds. */
const DRAWN_AT_ONCE = 256;

/** Identifiers from the operating system's random source. */
export class RandomIdSource extends IdSource {
  private drawn = Buffer.alloc(0);
  private used = 0;

  override eventId(): string {
    return uuidV7(Date.now(), this.random());
  }

  override entityId(): string {
    return uuidV7(Date.now(), this.random());
  }

  override pseudonym(): string {
    return randomUUID();
  }

  /** Each byte is given out once. */
  private random(): Uint8Array {
    if (this.used >= this.drawn.length) [this.drawn, this.used] = [randomBytes(RANDOM_BYTES * DRAWN_AT_ONCE), 0];
    return this.drawn.subarray(this.used, this.used += RANDOM_BYTES);
  }
}

/**
 * Composes a UUIDv7 (RFC 9562, 5.7).
 * @param milliseconds since the epoch, 48 bits of it are used
 * @param random ten random bytes, of which 74 bits survive
 */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
