/** From how many people on a crisis is announced to the network. */
export interface CrisisThreshold {
  /** First day on which it counts. */
  readonly validFrom: string;
  readonly people: number;
  readonly source: string;
}

/** From this many dismissals on a firm's procedure is a collective one; fewer people could be recognised in their municipality and sector. */
export const CRISIS_THRESHOLDS: readonly CrisisThreshold[] = [{ validFrom: '1991-08-11', people: 5, source: 'L. 223/1991 art. 24 c. 1' }];

/** The number in force on a day, `YYYY-MM-DD`; 1 before the table begins. */
export function leastPeopleOfACrisis(day: string): number {
  return CRISIS_THRESHOLDS.filter(({ validFrom }) => validFrom <= day).at(-1)?.people ?? 1;
}
