/** How many rows one look of the relay read, of a log of this size. */
export interface RelayLook {
  readonly logRows: number;
  readonly rowsRead: number;
}

/** Rows that a look may read besides what it looks for: parts of a page, rows just marked. */
const SLACK = 20;

/**
 * Says whether a relay's looks grow with its log: with millions of rows it would then do little else.
 * @param look while nothing waits to be published; null when there was none
 */
export function judgeLookUp(node: string, look: RelayLook | null): string[] {
  if (look === null) return [`the relay of ${node} looks for nothing any more`];
  const { logRows, rowsRead } = look;
  return rowsRead > SLACK ? [`with nothing to publish, a look of the relay of ${node} reads ${Math.round(rowsRead)} rows of a log of ${logRows}`] : [];
}
