/** A row of a dated table: a change of the law is a new row with its first day. */
export interface DatedRule {
  /** First day in force, `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** The law and the article. */
  readonly source: string;
}

/** The row in force on a day, or undefined when the table does not reach back that far. Rows are written the oldest first. */
export function ruleInForce<T extends Pick<DatedRule, 'validFrom'>>(rows: readonly T[], on: string): T | undefined {
  return rows.findLast(({ validFrom }) => validFrom <= on);
}
