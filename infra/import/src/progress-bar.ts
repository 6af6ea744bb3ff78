const WIDTH = 30;
const REDRAW_MILLISECONDS = 100;

/** A line that says how far the work is, by bytes read of bytes to read. */
export class ProgressBar {
  private read = 0;
  private drawn = 0;

  /**
   * @param total bytes to read
   * @param draw writes a line over the last one; left out where nobody watches
   */
  constructor(private readonly total: number, private readonly draw?: (line: string) => void, private readonly now: () => number = Date.now) {}

  /** More bytes have been read. */
  add(bytes: number): void {
    this.read += bytes;
    if (this.now() - this.drawn < REDRAW_MILLISECONDS) return;
    this.show();
  }

  /** Draws the bar as it stands. */
  show(): void {
    this.drawn = this.now();
    this.draw?.(this.line);
  }

  /** How much is done, from 0 to 1. */
  get share(): number {
    return this.total === 0 ? 1 : Math.min(1, this.read / this.total);
  }

  get line(): string {
    const full = Math.round(this.share * WIDTH);
    return `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ${String(Math.floor(this.share * 100)).padStart(3)}%`;
  }
}
