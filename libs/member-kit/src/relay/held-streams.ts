interface Hold {
  readonly reason: string;
  until: number;
}

/** Streams and event types that the hub refuses for now: they are left alone for a while, the others go on. */
export class HeldStreams {
  private readonly holds = new Map<string, Hold>();

  constructor(private readonly holdMs: number) {}

  get isEmpty(): boolean {
    return this.holds.size === 0;
  }

  /** @returns true when it was not held yet */
  hold(key: string, reason: string, now: number): boolean {
    const isNew = !this.holds.has(key);
    this.holds.set(key, { reason, until: now + this.holdMs });
    return isNew;
  }

  /** Lets go what was held long enough. @returns true when something was let go */
  release(now: number): boolean {
    const due = [...this.holds].filter(([, hold]) => hold.until <= now);
    for (const [key] of due) this.holds.delete(key);
    return due.length > 0;
  }

  releaseAll(): void {
    this.holds.clear();
  }

  keys(): string[] {
    return [...this.holds.keys()];
  }

  reasons(now: number): Record<string, string> {
    return Object.fromEntries([...this.holds].filter(([, hold]) => hold.until > now).map(([key, hold]) => [key, hold.reason]));
  }
}
