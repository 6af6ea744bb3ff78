import type { ExportEnd } from './export-file.js';

/** Counts events as they are written to an export, or read from it: what its last line says, and what is compared with it. */
export class StreamCounts {
  private readonly counted = new Map<string, { events: number; last: number }>();

  add(stream: string, sequence: number): void {
    const { events, last } = this.counted.get(stream) ?? { events: 0, last: 0 };
    this.counted.set(stream, { events: events + 1, last: Math.max(last, sequence) });
  }

  get events(): number {
    return [...this.counted.values()].reduce((sum, { events }) => sum + events, 0);
  }

  /** The last line of an export that holds what was counted. */
  get end(): ExportEnd {
    return { end: Object.fromEntries(this.counted) };
  }

  /** The streams of which the last line says something else than was counted. */
  differFrom({ end }: ExportEnd): string[] {
    return [...new Set([...this.counted.keys(), ...Object.keys(end)])].filter((stream) => {
      const [here, there] = [this.counted.get(stream), end[stream]];
      return here?.events !== there?.events || here?.last !== there?.last;
    });
  }
}
