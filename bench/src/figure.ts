/** The bound a figure must keep, in the figure's own unit. */
export type Aim = { readonly atLeast: number } | { readonly atMost: number };

/** One measured row of the report. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** `>= 10`, `<= 25`; null for a figure that is shown beside others and has no bound of its own. */
  readonly aim: string | null;
  /** Computed from `value` and `aim`; null without an aim. */
  readonly met: boolean | null;
}

/** Makes a row. `met` follows from the value, it cannot be claimed. */
export function figure(name: string, value: number, unit: string, aim?: Aim): Figure {
  const rounded = Number(value.toPrecision(4));
  if (!aim) return { name, value: rounded, unit, aim: null, met: null };
  return 'atLeast' in aim
    ? { name, value: rounded, unit, aim: `>= ${aim.atLeast}`, met: rounded >= aim.atLeast }
    : { name, value: rounded, unit, aim: `<= ${aim.atMost}`, met: rounded <= aim.atMost };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that `share` (0 to 1) of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('no value was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? sorted[0]!;
}
