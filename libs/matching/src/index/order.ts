import type { GrowingArray } from './growing-array.js';

/** Numbers of the slots, side by side. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/**
 * The slots in the order of their occupations, ISCO group by ISCO group: those of a kin lie side by side, and so do those who have a skill of it,
 * so that a question reads memory in a row.
 * @param iscoOf ISCO group of a slot, four digits
 */
export function byOccupation(size: number, iscoOf: (slot: number) => number): Uint16Array {
  const keys = new Uint32Array(size);
  for (let slot = 0; slot < size; slot++) keys[slot] = ((iscoOf(slot) << 16) | slot) >>> 0;
  return Uint16Array.from(keys.sort(), (key) => key & 0xffff);
}

/** Puts the numbers of a column, `width` for each slot, into another order. */
export function reorder(column: Column, order: Uint16Array, width: number): void {
  const before = column.slice();
  for (let slot = 0; slot < order.length; slot++) {
    for (let i = 0; i < width; i++) column[slot * width + i] = before[order[slot]! * width + i]!;
  }
}

/** Puts the lists of the slots, one after the other, into another order, and where each starts. */
export function reorderLists(lists: GrowingArray, starts: Uint32Array, order: Uint16Array): void {
  const items = lists.items.slice(0, lists.length);
  const before = starts.slice();
  let next = 0;
  for (let slot = 0; slot < order.length; slot++) {
    const list = items.subarray(before[order[slot]!], before[order[slot]! + 1]);
    starts[slot] = next;
    lists.items.set(list, next);
    next += list.length;
  }
}
