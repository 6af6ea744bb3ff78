import { GrowingArray } from './growing-array.js';
import { byOccupation, reorder, reorderLists, type Column } from './order.js';
import { LISTED_NUMBERS, SEGMENT_SLOTS } from './segment-size.js';

/** Bit of `flags` that a slot has while its entry is known; the other bits are the segment's own. */
export const LIVE = 1;

const FIRST_ROOM = 64;

/**
 * Up to 65,536 entries as numbers, slot by slot: a column for each number that every entry has, and one list for what differs in length. An entry never changes: an update
 * adds a new one and retires the old. A segment declares its columns with {@link column}; every typed array among its fields is one, and grows, moves and counts with the others.
 */
export abstract class SlotColumns {
  size = 0;
  live = 0;
  sealed = false;
  readonly lists: GrowingArray;
  /** Where the list of each slot starts, and behind the last one where it ends. */
  starts: Uint32Array;
  ids: Uint32Array;
  flags: Uint8Array;
  private room: number;

  /** @param filling no question is asked before `seal`: the lists by key are written then, all at once. Room for a whole segment is asked for at once: the system lends it page by page */
  constructor(protected readonly filling: boolean) {
    this.room = filling ? SEGMENT_SLOTS : FIRST_ROOM;
    this.lists = new GrowingArray(filling ? LISTED_NUMBERS : undefined);
    this.starts = new Uint32Array(this.room + 1);
    this.ids = this.column(Uint32Array, 4);
    this.flags = this.column(Uint8Array);
  }

  get full(): boolean {
    return this.sealed || this.size === SEGMENT_SLOTS;
  }

  /** Whether the slot holds an entry still. */
  isLive(slot: number): boolean {
    return (this.flags[slot]! & LIVE) !== 0;
  }

  retire(slot: number): void {
    this.flags[slot]! &= ~LIVE;
    this.live--;
  }

  /** No more additions: puts the entries of an occupation side by side, gives back all slack and writes the lists by key. */
  seal(): Uint16Array | undefined {
    if (this.sealed) return undefined;
    this.sealed = true;
    const order = byOccupation(this.size, (slot) => this.iscoOf(slot));
    reorderLists(this.lists, this.starts, order);
    for (const [, column] of this.columns()) reorder(column, order, column.length / this.room);
    this.resize(this.size);
    this.lists.trim();
    this.pack();
    return order;
  }

  /** Bytes of the columns and lists. */
  get bytes(): number {
    return this.columns().reduce((sum, [, column]) => sum + column.byteLength, this.starts.byteLength + this.lists.items.byteLength);
  }

  /** A column with so many numbers a slot. */
  protected column<C extends Column>(of: new (length: number) => C, width = 1): C {
    return new of(this.room * width);
  }

  /** The slot for one more entry, which is there once it is written and {@link keep} is called. */
  protected nextSlot(): number {
    if (this.size === this.room) this.resize(Math.min(SEGMENT_SLOTS, this.room * 2));
    return this.size;
  }

  protected keep(): void {
    this.size++;
    this.live++;
  }

  /** ISCO group by which the entries are put in order. */
  protected abstract iscoOf(slot: number): number;
  /** Writes the lists by key, without slack. */
  protected abstract pack(): void;

  private columns(): [string, Column][] {
    return Object.entries(this).filter((field): field is [string, Column] => ArrayBuffer.isView(field[1]) && field[0] !== 'starts');
  }

  private resize(room: number): void {
    const columns = this.columns().map(([name, column]) => [name, resized(column, column.length / this.room * room)]);
    Object.assign(this, Object.fromEntries(columns), { starts: resized(this.starts, room + 1) });
    this.room = room;
  }
}

function resized<C extends Column>(column: C, length: number): C {
  const other = new (column.constructor as new (length: number) => C)(length);
  other.set(column.subarray(0, length));
  return other;
}
