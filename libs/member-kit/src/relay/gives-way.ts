import type { OthersAtWork } from '../messaging/others-at-work.js';

/** More rows in one transaction are an import. */
export const MOST_OF_ONE = 20;
/** Rows of an import that go out at once while others are at work: what they wait behind. */
const LOT = 5;
/** Rest after a lot, for each part of the time that it took. */
const RESTED_FOR_SENT = 2;

/**
 * An import gives way. While other members publish, it goes out in small lots, and rests after each twice as long as the lot took: two thirds of what it uses, the hub and
 * whatever machine they share, is theirs. Where nobody else is at work it goes as fast as it can, and so does what waited while the hub was away.
 */
export class GivesWay {
  private importing = false;

  constructor(private readonly others: OthersAtWork) {}

  /** A transaction has told so many rows. */
  told(rows: number): void {
    if (rows > MOST_OF_ONE) this.importing = true;
  }

  /** Nothing is left of it. */
  done(): void {
    this.importing = false;
  }

  /** Whether to rest after what goes out now. */
  get isDue(): boolean {
    return this.importing && this.others.lately;
  }

  /** @param otherwise rows that go out at once when nobody has to be let pass */
  mostRows(otherwise: number): number {
    return this.isDue ? Math.min(LOT, otherwise) : otherwise;
  }

  /** How long to rest after a lot that took so long until the hub had it, milliseconds. */
  restAfter(tookMs: number): number {
    return RESTED_FOR_SENT * tookMs;
  }
}
