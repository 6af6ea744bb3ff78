import type { DatedRule } from '@filiera/exchange';

/** Bounds of the profiling score: the probability of being out of work in the reference period. */
export interface ProfilingRule extends DatedRule {
  readonly least: number;
  readonly most: number;
}

export const PROFILING_RULES: readonly ProfilingRule[] = [{ validFrom: '2015-09-24', source: 'D.Lgs. 150/2015, art. 19, c. 5', least: 0, most: 1 }];
