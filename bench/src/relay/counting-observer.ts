import { QUIET_OBSERVER, type MessagingObserver } from '@filiera/member-kit';

/** Counts what a node publishes or consumes of vacancies, and tells when so many have been. */
export class Counting {
  private count = 0;
  private expected = Number.POSITIVE_INFINITY;
  private reached: () => void = () => undefined;
  private first: { readonly at: number; readonly count: number } | undefined;

  readonly observer: MessagingObserver;

  constructor(what: 'published' | 'consumed') {
    this.observer = { ...QUIET_OBSERVER, [what]: (family: string, count: number) => { if (family === 'vacancy') this.add(count); } };
  }

  /** Counts anew. @returns when so many have been, with how many a second were from the end of the first batch to the end of the last */
  async next(count: number): Promise<number> {
    this.count = 0;
    this.first = undefined;
    this.expected = count;
    await new Promise<void>((resolve) => { this.reached = resolve; });
    return (this.count - this.first!.count) / ((performance.now() - this.first!.at) / 1_000);
  }

  private add(count: number): void {
    this.count += count;
    this.first ??= { at: performance.now(), count: this.count };
    if (this.count >= this.expected) this.reached();
  }
}
