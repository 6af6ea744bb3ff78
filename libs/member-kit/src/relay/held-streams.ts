interface Hold {
  readonly reason: string;
  until: number;
}

/** Before every position of the log. */
const FIRST = '0';

/** Streams and event types that the hub refuses for now: they are left alone for a while, the others go on. */
export class HeldStreams {
  private readonly holds = new Map<string, Hold>();
  private from = FIRST;

  constructor(private readonly holdMs: number) {}

  /** Position in the log before which nothing waits but what is held, decimal. */
  get passed(): string {
    return this.from;
  }

  get isEmpty(): boolean {
    return this.holds.size === 0;
  }

  /** @returns true when it was not held yet */
  hold(key: string, reason: string, now: number): boolean {
    const isNew = !this.holds.has(key);
    this.holds.set(key, { reason, until: now + this.holdMs });
    return isNew;
  }

  /** Nothing but what is held waits before this position: a long queue of it need not be read through again until something is let go. */
  pass(position: string): void {
    this.from = position;
  }

  /** Something else may wait again before the position that was passed. */
  lookFromStart(): void {
    this.from = FIRST;
  }

  /** Lets go what was held long enough. @returns true when something was let go */
  release(now: number): boolean {
    const due = [...this.holds].filter(([, hold]) => hold.until <= now);
    for (const [key] of due) this.holds.delete(key);
    if (due.length > 0) this.lookFromStart();
    return due.length > 0;
  }

  releaseAll(): void {
    this.holds.clear();
    this.lookFromStart();
  }

  keys(): string[] {
    return [...this.holds.keys()];
  }

  reasons(now: number): Record<string, string> {
    return Object.fromEntries([...this.holds].filter(([, hold]) => hold.until > now).map(([key, hold]) => [key, hold.reason]));
  }
}
