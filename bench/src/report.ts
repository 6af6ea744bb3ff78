import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Figure } from './figure.js';

/** Prints the rows as a table whose last column says whether the aim is met. */
export function print(figures: readonly Figure[]): void {
  const rows = figures.map(({ name, value, unit, aim, met }) =>
    [name, String(value), unit, aim ?? '', met === null ? '' : met ? 'met' : 'NOT MET']);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const row of rows) {
    console.log(row.map((cell, column) => (column === 1 ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!))).join('  ').trimEnd());
  }
}

/** Writes the rows as an array of `{name, value, unit, aim, met}`. */
export function write(file: string, figures: readonly Figure[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}
