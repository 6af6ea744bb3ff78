/** The present moment, passed in everywhere so that tests decide what time it is. */
export abstract class Clock {
  /** The present instant (UTC). */
  abstract now(): Date;
}

/** The machine's own clock. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
