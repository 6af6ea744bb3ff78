import type { RelayConnection } from './relay-connection.js';
import { OUTBOX_COLUMNS, type OutboxRow } from './sealed-event.js';

/** Beyond this many rows in memory the table alone is asked: without the lock, or while the hub is away, they would only pile up. */
const MOST_IN_MEMORY = 2_000;

// An array, not a join: with a join, PostgreSQL may begin with the large table and look each of its rows up in the small one.
const WAITING = `SELECT ${OUTBOX_COLUMNS}
  FROM outbox o WHERE o.position = ANY (ARRAY(SELECT position FROM outbox_waiting ORDER BY position LIMIT $1)) ORDER BY o.position`;

/** Rows to be sealed, and where they are from. */
export interface RowsToSeal {
  readonly rows: readonly OutboxRow[];
  /** False when they were handed over after their commit: rows that others committed may come before them. */
  readonly fromTable: boolean;
}

/**
 * Rows that wait for their place in the chain. What this process commits is handed over as it is, which spares reading it back; the
 * table is asked after a start, a notification, a wait without a wake, and whenever the sealing finds that others come first.
 */
export class WaitingRows {
  private handed: OutboxRow[] = [];
  private isTableDue = true;

  /** True when no row is known to wait, and the table need not be asked. */
  get isEmpty(): boolean {
    return !this.isTableDue && this.handed.length === 0;
  }

  /** Rows that were handed over and wait. */
  get inMemory(): number {
    return this.handed.length;
  }

  /** Takes over rows that were committed just now. */
  hand(rows: readonly OutboxRow[]): void {
    if (this.isTableDue) return;
    if (this.handed.length + rows.length > MOST_IN_MEMORY) this.lookInTable();
    else this.handed.push(...rows);
  }

  /** Rows may wait that were not handed over. */
  lookInTable(): void {
    this.handed = [];
    this.isTableDue = true;
  }

  /** The next rows, oldest first; none when nobody waits. */
  async next(database: RelayConnection, limit: number): Promise<RowsToSeal> {
    if (!this.isTableDue) {
      const rows = this.handed.splice(0, limit).sort((a, b) => Number(a.position) - Number(b.position));
      return { rows, fromTable: false };
    }
    // Before the answer is known: what is committed while the table is read is handed over, or was read; never neither.
    this.isTableDue = false;
    try {
      const rows = await database.seal<OutboxRow>('relay-waiting', WAITING, [limit]);
      if (rows.length === limit) this.lookInTable();
      return { rows, fromTable: true };
    } catch (error) {
      this.lookInTable();
      throw error;
    }
  }
}
