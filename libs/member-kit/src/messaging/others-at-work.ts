import { Injectable } from '@nestjs/common';

/** So long after an event of theirs the others are taken to be at work, milliseconds. */
const LATELY_MS = 1_000;

/** Whether other members publish just now, as far as this node hears of it. */
@Injectable()
export class OthersAtWork {
  private heardAt = Number.NEGATIVE_INFINITY;

  /** Something of another member's has come in. */
  heard(): void {
    this.heardAt = performance.now();
  }

  get lately(): boolean {
    return performance.now() - this.heardAt < LATELY_MS;
  }
}
