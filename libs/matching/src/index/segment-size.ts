/** Slots of a segment: a slot fits two bytes, and the sums of a query stay in the processor's cache. */
export const SEGMENT_SLOTS = 65_536;

/** Numbers that the entries of a segment list, roughly. */
export const LISTED_NUMBERS = 16 * SEGMENT_SLOTS;
