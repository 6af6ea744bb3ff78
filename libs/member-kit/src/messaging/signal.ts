/** Wakes one waiting loop; a wake that comes while it works is kept for its next wait. */
export class Signal {
  private raised = false;
  private wakeUp: (() => void) | null = null;

  /** Ends the present wait, or the next one at once. */
  raise(): void {
    this.raised = true;
    this.wakeUp?.();
  }

  /** Resolves when raised, or after `milliseconds`. @returns whether it was raised */
  async wait(milliseconds: number): Promise<boolean> {
    if (!this.raised) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.wakeUp = () => { clearTimeout(timer); resolve(); };
      });
      this.wakeUp = null;
    }
    const wasRaised = this.raised;
    this.raised = false;
    return wasRaised;
  }
}
