import type { Text } from '@filiera/contracts';

/** Languages in which the story is told. */
export type Language = keyof Text;

/** A latency that the story measured. */
export interface Latency {
  readonly what: Text;
  readonly node: string;
  readonly milliseconds: number;
}

/** Something that should have been seen and was not, or the other way round. */
export type Fault = Text;

/** Tells the story line by line, and remembers what the summary needs. */
export class Narrator {
  readonly latencies: Latency[] = [];
  readonly faults: Fault[] = [];
  private steps = 0;

  constructor(
    private readonly language: Language,
    private readonly write: (line: string) => void,
  ) {}

  /** A new step of the story, with the node that acts. */
  step(node: string, text: Text): void {
    this.steps += 1;
    this.write('');
    this.write(`${String(this.steps).padStart(2)}. [${node}] ${this.in(text)}`);
  }

  /** A detail of the present step. */
  detail(text: Text | string): void {
    this.write(`      ${typeof text === 'string' ? text : this.in(text)}`);
  }

  /** Another node has seen what happened, after so many milliseconds. */
  seen(node: string, what: Text, milliseconds: number): void {
    this.latencies.push({ node, what, milliseconds });
    this.detail(`→ ${node.padEnd(22)} ${this.in(what)} (${milliseconds.toFixed(0)} ms)`);
  }

  /** The story goes on, and ends with a failure. */
  fault(text: Text): void {
    this.faults.push(text);
    this.write(`   ✗  ${this.in(text)}`);
  }

  /** A heading of the summary. */
  heading(text: Text): void {
    this.write('');
    this.write(this.in(text));
    this.write('─'.repeat(this.in(text).length));
  }

  /** A table with a header row; columns are as wide as their widest cell. */
  table(rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
    for (const row of rows) this.write(`   ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`);
  }

  line(text: Text | string): void {
    this.write(`   ${typeof text === 'string' ? text : this.in(text)}`);
  }

  in(text: Text): string {
    return text[this.language];
  }
}
