import { UuidTable, uuidOf, wordsOf } from './uuid-table.js';
import { SEGMENT_SLOTS } from './segment-size.js';

/** What a store of entries needs of its segments. */
export interface Segment<T> {
  readonly ids: Uint32Array;
  readonly size: number;
  readonly live: number;
  readonly full: boolean;
  readonly bytes: number;
  add(input: T): number;
  retire(slot: number): void;
  isLive(slot: number): boolean;
  read(slot: number): T;
  /** Sums the weights of a slot's skills again. */
  renewSums(slot: number): void;
  /** Counts the slot's skills in the rarity, or forgets them. */
  count(slot: number, step: 1 | -1): void;
  /** No more additions. Answers the slots that its entries had, in the order they have now; undefined when nothing has moved. */
  seal(): Uint16Array | undefined;
}

/**
 * Entries in segments of 65,536. A change adds a new entry and retires the old one; a segment that is mostly retired is written again.
 * The id is read through a table of numbers, never through a map of texts.
 */
export class Segments<T extends { readonly id: string }, S extends Segment<T>> {
  readonly list: (S | undefined)[] = [];
  private readonly table = new UuidTable(
    (place) => this.list[place >>> 16]!.ids,
    (place) => (place & 0xffff) * 4,
  );
  private readonly key = new Uint32Array(4);
  private open = -1;
  /** Before the first question entries are only written down: their lists come all at once. */
  private filling = true;

  constructor(private readonly create: (filling: boolean) => S) {}

  get size(): number {
    return this.table.size;
  }

  get bytes(): number {
    return this.list.reduce((sum, segment) => sum + (segment?.bytes ?? 0), this.table.bytes);
  }

  /** Adds or replaces an entry. */
  put(input: T): void {
    // First the room: making it may move other entries, which uses the key.
    const segment = this.writable();
    wordsOf(input.id, this.key, 0);
    this.retire();
    const slot = segment.add(input);
    segment.count(slot, 1);
    this.table.add(this.key, this.open * SEGMENT_SLOTS + slot);
  }

  /** Removes an entry and answers whether it was there. */
  remove(id: string): boolean {
    wordsOf(id, this.key, 0);
    const segment = this.retire();
    if (segment >= 0) this.compact(segment);
    return segment >= 0;
  }

  /** The entry as it was told. */
  get(id: string): T | undefined {
    wordsOf(id, this.key, 0);
    const place = this.table.find(this.key);
    return place < 0 ? undefined : this.at(place);
  }

  at(place: number): T {
    return this.list[place >>> 16]!.read(place & 0xffff);
  }

  idAt(place: number): string {
    return uuidOf(this.list[place >>> 16]!.ids, (place & 0xffff) * 4);
  }

  /** Makes everything findable, and gives back the slack; what comes later opens a new segment. */
  seal(): void {
    this.filling = false;
    for (const number of this.list.keys()) this.sealOne(number);
  }

  /** Renews the sums that depend on the weights of skills. */
  renewSums(): void {
    for (const segment of this.list) {
      if (segment) for (let slot = 0; slot < segment.size; slot++) segment.renewSums(slot);
    }
  }

  /** Retires the entry of `key`; answers its segment, or -1. */
  private retire(): number {
    const place = this.table.find(this.key);
    if (place < 0) return -1;
    const number = place >>> 16;
    const segment = this.list[number]!;
    segment.count(place & 0xffff, -1);
    segment.retire(place & 0xffff);
    this.table.remove(this.key);
    return number;
  }

  /** Seals a segment and follows its entries to where they are now. */
  private sealOne(number: number): void {
    const order = this.list[number]?.seal();
    if (order === undefined) return;
    const now = new Uint16Array(order.length);
    for (let slot = 0; slot < order.length; slot++) now[order[slot]!] = slot;
    this.table.move((place) => (place >>> 16 === number ? (number << 16) | now[place & 0xffff]! : place));
  }

  private writable(): S {
    if (this.list[this.open]?.full) {
      this.sealOne(this.open);
      this.compactAll();
    }
    // Looked at only now: what was written again may have opened one.
    const current = this.list[this.open];
    if (current !== undefined && !current.full) return current;
    const free = this.list.indexOf(undefined);
    this.open = free >= 0 ? free : this.list.length;
    return (this.list[this.open] = this.create(this.filling));
  }

  /** Writes again the segments that are more than half retired. */
  private compactAll(): void {
    for (let number = 0; number < this.list.length; number++) this.compact(number);
  }

  private compact(number: number): void {
    const segment = this.list[number];
    if (segment === undefined || !segment.full || segment.live * 2 >= segment.size) return;
    const alive: T[] = [];
    for (let slot = 0; slot < segment.size; slot++) {
      if (!segment.isLive(slot)) continue;
      alive.push(segment.read(slot));
      segment.count(slot, -1);
      wordsOf(alive.at(-1)!.id, this.key, 0);
      this.table.remove(this.key);
    }
    this.list[number] = undefined;
    if (this.open === number) this.open = -1;
    for (const input of alive) this.put(input);
  }
}
