import type { Told } from '../checker/told.js';
import type { Series } from '@filiera/bench';

const EVERY_MS = 1_000;

/** The course of a run: accepted writes in each second, and what was done when. */
export class Course {
  private readonly began = performance.now();
  private readonly points: [number, number][] = [];
  private readonly marks: [number, string][] = [];
  private before = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly told: Told) {
    this.timer = setInterval(() => this.look(), EVERY_MS);
    this.timer.unref();
  }

  mark(label: string): void {
    this.marks.push([this.seconds(), label]);
  }

  end(): void {
    clearInterval(this.timer);
  }

  series(): Series {
    return { name: 'Accepted writes', unit: 'writes/s', points: this.points, marks: this.marks };
  }

  private look(): void {
    const now = this.seconds();
    const since = now - (this.points.at(-1)?.[0] ?? 0);
    this.points.push([now, (this.told.writes - this.before) / since]);
    this.before = this.told.writes;
  }

  private seconds(): number {
    return (performance.now() - this.began) / 1_000;
  }
}
