import { SEGMENT_SLOTS } from './segment-size.js';
import type { WeightedList } from './worthwhile-lists.js';

/** Above this share of a segment, walking over all its slots is cheaper than remembering which were touched. */
const DENSE_SHARE = 0.35;

/** The weight that matches, slot by slot, summed over the lists of some skills; and which slots have been looked at. */
export class SkillSums {
  /** Zero for every slot between two questions. */
  private readonly sums = new Int32Array(SEGMENT_SLOTS);
  private readonly touched = new Uint16Array(SEGMENT_SLOTS);
  private count = 0;
  private dense = false;
  private cursor = 0;
  private size = 0;
  /** Stamps instead of marks: a new round makes all old ones void without touching them. */
  private readonly seen = new Uint32Array(SEGMENT_SLOTS);
  private readonly allowed = new Uint32Array(SEGMENT_SLOTS);
  private selective = false;
  private round = 0;

  /**
   * Sums the weights of the lists; ends with `clear`.
   * @param few where a hard requirement leaves few, the only slots to be looked at
   */
  sum(lists: readonly WeightedList[], size: number, few: readonly Uint16Array[] | undefined): void {
    this.size = size;
    this.round++;
    this.selective = few !== undefined;
    for (const slots of few ?? []) for (let i = 0; i < slots.length; i++) this.allowed[slots[i]!] = this.round;
    this.dense = lists.reduce((sum, [slots]) => sum + slots.length, 0) > size * DENSE_SHARE;
    this.count = 0;
    for (const [slots, weight] of lists) {
      if (this.dense) addTo(this.sums, slots, weight);
      else this.count = addAndRemember(this.sums, slots, weight, this.touched, this.count);
    }
  }

  /** The weight of a slot that has not been looked at yet and may be; -1 for any other. Now it has been. */
  take(slot: number): number {
    if (this.seen[slot] === this.round || (this.selective && this.allowed[slot] !== this.round)) return -1;
    this.seen[slot] = this.round;
    return this.sums[slot]!;
  }

  /** Marks those of a list as looked at. */
  pass(slots: Uint16Array): void {
    for (let i = 0; i < slots.length; i++) this.seen[slots[i]!] = this.round;
  }

  /** Begins a walk over the slots that match something. */
  start(): void {
    this.cursor = 0;
  }

  /** The next slot of the walk that matches at least this; -1 at the end. */
  next(least: number): number {
    const { sums, touched } = this;
    if (this.dense) {
      const slot = nextDense(sums, this.cursor, this.size, least);
      this.cursor = slot + 1;
      return slot < this.size ? slot : -1;
    }
    const at = nextTouched(sums, touched, this.cursor, this.count, least);
    this.cursor = at + 1;
    return at < this.count ? touched[at]! : -1;
  }

  clear(): void {
    if (this.dense) this.sums.fill(0, 0, this.size);
    else for (let i = 0; i < this.count; i++) this.sums[this.touched[i]!] = 0;
  }
}

// Most of a question's time is in these loops: each does one thing.

function addTo(sums: Int32Array, slots: Uint16Array, weight: number): void {
  for (let i = 0; i < slots.length; i++) sums[slots[i]!]! += weight;
}

function addAndRemember(sums: Int32Array, slots: Uint16Array, weight: number, touched: Uint16Array, count: number): number {
  let next = count;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    if (sums[slot] === 0) touched[next++] = slot;
    sums[slot]! += weight;
  }
  return next;
}

function nextDense(sums: Int32Array, from: number, size: number, least: number): number {
  let slot = from;
  while (slot < size && sums[slot]! < least) slot++;
  return slot;
}

function nextTouched(sums: Int32Array, touched: Uint16Array, from: number, count: number, least: number): number {
  let at = from;
  while (at < count && sums[touched[at]!]! < least) at++;
  return at;
}
