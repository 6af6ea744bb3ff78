import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

/** The rows of an earlier run; none where there was none. */
export function readFigures(file: string): Figure[] {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) as Figure[] : [];
}

/**
 * Writes the rows as an array of `{name, value, unit, aim, met}`.
 * @param order beginnings of the names, in the order in which the rows are to stand; rows that begin otherwise are of measurements that are gone
 */
export function write(file: string, figures: readonly Figure[], order: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const rows = order.flatMap((beginning) => figures.filter(({ name }) => name.startsWith(beginning)));
  writeFileSync(file, `${JSON.stringify(rows, null, 2)}\n`);
}
