const EMPTY = -1;
const REMOVED = -2;
const LENGTH = 36;
const HYPHEN = 45;

/** Four 32-bit words of a UUID. @throws TypeError when the text is not a UUID in lower case. */
export function wordsOf(id: string, into: Uint32Array, at: number): void {
  let word = 0;
  let digits = 0;
  let good = id.length === LENGTH;
  for (let i = 0; i < id.length && good; i++) {
    const code = id.charCodeAt(i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      good = code === HYPHEN;
      continue;
    }
    const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1;
    good = digit >= 0;
    word = (word << 4) | digit;
    if ((++digits & 7) === 0) into[at + (digits >> 3) - 1] = word;
  }
  if (!good) throw new TypeError('an identifier must be a UUID in lower case');
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** The UUID of four words. */
export function uuidOf(words: Uint32Array, at: number): string {
  const byte = (word: number, shift: number): string => BYTES[(words[at + word]! >>> shift) & 0xff]!;
  const pair = (word: number, shift: number): string => byte(word, shift + 8) + byte(word, shift);
  return `${pair(0, 16)}${pair(0, 0)}-${pair(1, 16)}-${pair(1, 0)}-${pair(2, 16)}-${pair(2, 0)}${pair(3, 16)}${pair(3, 0)}`;
}

/** Order of two UUIDs as their texts have it. */
export function compareWords(a: Uint32Array, atA: number, b: Uint32Array, atB: number): number {
  for (let i = 0; i < 4; i++) {
    const difference = a[atA + i]! - b[atB + i]!;
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Where each id is: open addressing over numbers, 8 bytes an id at most beside the id itself, which lives in its segment.
 * (A `Map` with the texts takes ten times as much.)
 */
export class UuidTable {
  private places = new Int32Array(64).fill(EMPTY);
  private used = 0;
  private live = 0;

  /** @param wordsAt the words of the id at a place: `[array, offset]` without allocation, through two callbacks */
  constructor(private readonly arrayOf: (place: number) => Uint32Array, private readonly offsetOf: (place: number) => number) {}

  get size(): number {
    return this.live;
  }

  get bytes(): number {
    return this.places.byteLength;
  }

  /** The place of an id, or -1. */
  find(words: Uint32Array): number {
    const entry = this.entryOf(words);
    return entry < 0 ? -1 : this.places[entry]!;
  }

  /** Adds an id that is not there yet. */
  add(words: Uint32Array, place: number): void {
    if ((this.used + 1) * 4 > this.places.length * 3) this.rehash();
    const mask = this.places.length - 1;
    let entry = hash(words, 0) & mask;
    while (this.places[entry]! >= 0) entry = (entry + 1) & mask;
    if (this.places[entry] === EMPTY) this.used++;
    this.places[entry] = place;
    this.live++;
  }

  remove(words: Uint32Array): void {
    const entry = this.entryOf(words);
    if (entry < 0) return;
    this.places[entry] = REMOVED;
    this.live--;
  }

  /** Tells where each id is now, after the ids themselves have moved. */
  move(to: (place: number) => number): void {
    for (let entry = 0; entry < this.places.length; entry++) if (this.places[entry]! >= 0) this.places[entry] = to(this.places[entry]!);
  }

  private entryOf(words: Uint32Array): number {
    const mask = this.places.length - 1;
    for (let entry = hash(words, 0) & mask; ; entry = (entry + 1) & mask) {
      const place = this.places[entry]!;
      if (place === EMPTY) return -1;
      if (place >= 0 && compareWords(this.arrayOf(place), this.offsetOf(place), words, 0) === 0) return entry;
    }
  }

  private rehash(): void {
    const old = this.places;
    const size = (this.live + 1) * 2 > old.length ? old.length * 2 : old.length;
    this.places = new Int32Array(size).fill(EMPTY);
    const mask = size - 1;
    this.used = this.live;
    for (const place of old) {
      if (place < 0) continue;
      let entry = hash(this.arrayOf(place), this.offsetOf(place)) & mask;
      while (this.places[entry] !== EMPTY) entry = (entry + 1) & mask;
      this.places[entry] = place;
    }
  }
}

function hash(words: Uint32Array, at: number): number {
  let h = Math.imul(words[at]! ^ words[at + 3]!, 0x9e3779b1) ^ words[at + 1]! ^ Math.imul(words[at + 2]!, 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) >>> 0;
}
