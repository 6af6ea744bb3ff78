/** How far apart the clocks of two nodes may be, in milliseconds: one that is an hour off loses nothing. */
export const CLOCK_TOLERANCE_MS = 2 * 3_600_000;
