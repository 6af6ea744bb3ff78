const TICKS = 5;

/** How values are laid along an axis. */
export interface Scale {
  /** Where on the axis, 0 to 1. */
  place(value: number): number;
  readonly ticks: readonly number[];
}

/** From nought to the highest. */
export function linear(highest: number): Scale {
  return { place: (value) => value / highest, ticks: Array.from({ length: TICKS + 1 }, (_, at) => (at / TICKS) * highest) };
}

/** From the power of ten below the lowest value to the one above the highest; all are above nought. */
export function logarithmic(values: readonly number[]): Scale {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    place: (value) => (Math.log10(value) - from) / (to - from),
    ticks: Array.from({ length: to - from + 1 }, (_, at) => 10 ** (from + at)),
  };
}

/** 1, 2 or 5 times a power of ten: ticks that can be read. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value;
}
