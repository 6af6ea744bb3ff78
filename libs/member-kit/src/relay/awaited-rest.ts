/** The moment when nothing is left to do, for those who wait for it. */
export class AwaitedRest {
  private waiting: (() => void)[] = [];

  /** Resolves when it has come. */
  come(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** It has come: nobody need wait any longer. */
  hasCome(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
