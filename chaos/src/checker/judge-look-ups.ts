/** How many rows one look of the relay read, of a log of this size. */
export interface RelayLook {
  readonly logRows: number;
  readonly rowsRead: number;
}

/** Rows that a look may read besides what it looks for: parts of a page, rows just marked. */
const SLACK = 20;

/**
 * Says whether the relay's looks grow with its log: with millions of rows it would then do little else.
 * @param looks while nothing waits to be published
 */
export function judgeLookUps(looks: readonly RelayLook[]): string[] {
  return looks.filter(({ rowsRead }) => rowsRead > SLACK)
    .map(({ logRows, rowsRead }) => `with nothing to publish, a look of the relay reads ${Math.round(rowsRead)} rows of a log of ${logRows}`);
}
