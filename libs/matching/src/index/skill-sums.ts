import type { Postings } from './postings.js';
import { SEGMENT_SLOTS } from './segment-size.js';

/** The weight that matches, slot by slot, summed over the lists of some skills; and which slots are still to be looked at. One question's, one segment's at a time. */
export class SkillSums {
  /** What each slot matches; zero for all between two questions. */
  readonly sums = new Int32Array(SEGMENT_SLOTS);
  /** Not zero for a slot that is not to be looked at, or has been: whoever looks closes it. */
  readonly closed = new Uint8Array(SEGMENT_SLOTS);
  private readonly slots = new Uint16Array(SEGMENT_SLOTS);
  private count = 0;

  /**
   * Begins with a segment; ends with `clear`.
   * @param few where a hard requirement leaves few, the only slots to be looked at
   */
  open(size: number, few: readonly Uint16Array[] | undefined): void {
    this.closed.fill(few === undefined ? 0 : 1, 0, size);
    for (const slots of few ?? []) for (let i = 0; i < slots.length; i++) this.closed[slots[i]!] = 0;
  }

  /** Adds a weight, not zero, to the slots that have a skill. */
  add(postings: Postings, skill: number, weight: number): void {
    this.count = addTo(this.sums, postings.slotsOf(skill), weight, this.slots, this.count);
  }

  /** The slots that match something. */
  get matching(): Uint16Array {
    return this.slots.subarray(0, this.count);
  }

  clear(): void {
    for (let i = 0; i < this.count; i++) this.sums[this.slots[i]!] = 0;
    this.count = 0;
  }
}

/** Much of a question's time is in this loop: it does one thing. */
function addTo(sums: Int32Array, slots: Uint16Array, weight: number, touched: Uint16Array, count: number): number {
  let next = count;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    const sum = sums[slot]!;
    if (sum === 0) touched[next++] = slot;
    sums[slot] = sum + weight;
  }
  return next;
}
