import { AGREEMENT, retentionOf } from '@filiera/contracts';
import { type Clock, SweepsRegularly, type Transaction, type UnitOfWork } from '@filiera/member-kit';

const EVERY_HOUR = 3_600_000;

/** Rows that are kept as long as the events that they come from. */
export interface KeptRows {
  readonly table: string;
  /** Column that holds the event's time. */
  readonly at: string;
  /** Event type whose retention holds. */
  readonly event: string;
  /** What stays however old: own state that still holds and has no other place. A condition of the program's own, with parameters from `$2` on. */
  readonly unless?: { readonly condition: string; readonly values: () => readonly unknown[] };
}

/** Drops what the agreement lets nobody keep any longer: the hub has dropped those events too, so a rebuild gives the same rows. */
export abstract class PrunesByRetention extends SweepsRegularly {
  /** @param rows what to drop, in this order */
  protected constructor(private readonly work: UnitOfWork, private readonly clock: Clock, failure: string, private readonly rows: readonly KeptRows[]) {
    super(EVERY_HOUR, failure);
  }

  /** @returns how many rows were dropped, in all tables */
  override sweep(): Promise<number> {
    return this.work.run(async (tx) => {
      let dropped = 0;
      for (const rows of this.rows) dropped += await this.drop(rows, tx);
      return dropped;
    });
  }

  private async drop({ table, at, event, unless }: KeptRows, tx: Transaction): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - retentionOf(AGREEMENT, event) * 1_000);
    const [, rows] = await tx.query<[unknown, number]>(
      `DELETE FROM ${table} WHERE ${at} < $1${unless ? ` AND NOT (${unless.condition})` : ''}`, [oldest, ...(unless?.values() ?? [])]);
    return rows;
  }
}
