import type { UnitOfWork } from '../database/unit-of-work.js';
import type { Clock } from './clock.js';
import { SweepsRegularly } from './sweeps-regularly.js';

const DAY_MS = 86_400_000;

/** Rows that a program keeps for a time of its own, which no agreement sets. */
export interface OldRows {
  /** Time between two sweeps, milliseconds. */
  readonly everyMs: number;
  readonly keptDays: number;
  /** A DELETE of what is older than `$1`. */
  readonly statement: string;
  /** What the log says when a sweep fails. */
  readonly failure: string;
}

/** Drops rows whose time is over, at start and again and again. */
export abstract class DropsOldRows extends SweepsRegularly {
  protected constructor(private readonly units: UnitOfWork, private readonly clock: Clock, private readonly rows: OldRows) {
    super(rows.everyMs, rows.failure);
  }

  /** @returns how many rows were dropped */
  override sweep(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - this.rows.keptDays * DAY_MS);
    return this.units.run(async (tx) => (await tx.query<[unknown, number]>(this.rows.statement, [oldest]))[1]);
  }
}
