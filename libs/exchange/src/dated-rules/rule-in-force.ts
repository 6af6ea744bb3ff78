/** A row of a dated table: a change of the law is a new row with its first day. */
export interface DatedRule {
  /** First day in force, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** Last day in force, where no row comes after that takes its place. */
  readonly validUntil?: string;
  /** The law and the article. */
  readonly source: string;
}

/** Whether a row is in force on a day, both ends included. */
export function isInForce({ validFrom, validUntil }: Pick<DatedRule, 'validFrom' | 'validUntil'>, on: string): boolean {
  return validFrom <= on && (validUntil === undefined || on <= validUntil);
}

/**
 * The row in force on a day, or undefined when there is none: the table does not reach back that far, or the rule was taken away. Rows are written the oldest first.
 * @param key in a table of several rules at once, what those rows say that are looked for
 */
export function ruleInForce<T extends Pick<DatedRule, 'validFrom' | 'validUntil'>>(rows: readonly T[], on: string, key: Partial<T> = {}): T | undefined {
  const wanted = Object.entries(key) as [keyof T, unknown][];
  return rows.findLast((row) => isInForce(row, on) && wanted.every(([field, value]) => row[field] === value));
}
