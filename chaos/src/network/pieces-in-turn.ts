interface Piece {
  readonly dueAt: number;
  readonly arrive: () => void;
}

/**
 * What is on its way in one direction of a connection: it arrives in its order, each piece no sooner than its time. One timer serves all of them: of two timers for the same
 * moment the later one may go off first, and TCP never carries the end of a sentence before its beginning.
 */
export class PiecesInTurn {
  private readonly pieces: Piece[] = [];
  private timer: NodeJS.Timeout | null = null;
  private isHeld = false;

  /** @param takesMs milliseconds that it needs at the least; it also waits for those before it */
  carry(takesMs: number, arrive: () => void): void {
    this.pieces.push({ dueAt: Math.max(this.pieces.at(-1)?.dueAt ?? 0, performance.now() + takesMs), arrive });
    this.handOver();
  }

  /** From now on nothing arrives. */
  hold(): void {
    this.isHeld = true;
  }

  /** What came meanwhile arrives now. */
  letGo(): void {
    this.isHeld = false;
    this.handOver();
  }

  private handOver(): void {
    if (this.isHeld) return;
    while (this.pieces[0] && this.pieces[0].dueAt <= performance.now()) this.pieces.shift()!.arrive();
    const next = this.pieces[0];
    if (!next || this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.handOver();
    }, Math.max(0, next.dueAt - performance.now()));
  }
}
