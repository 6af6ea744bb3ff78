import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { parse, type Parser } from 'csv-parse';

/** A record by its column names, and the line where it ends. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** The file is no CSV: where it stops being one. */
export class UnreadableCsv extends Error {
  constructor(readonly line: number, reason: string) {
    super(reason);
  }
}

/** A cell longer than this is no label and no description. */
const MAX_CELL = 1_000_000;

/**
 * Reads a CSV file, `.gz` or plain, as many records at a time as have been parsed, without holding it in memory. The separator is a comma.
 * @param onBytes told of the bytes read from the disk, for a progress bar
 * @throws UnreadableCsv
 */
export async function* csvRecords(file: string, onBytes: (bytes: number) => void = () => undefined): AsyncGenerator<CsvRecord[]> {
  const disk = createReadStream(file);
  disk.on('data', (chunk) => onBytes(chunk.length));
  const text: Readable = file.endsWith('.gz') ? disk.pipe(createGunzip()) : disk;
  const parser = parse({
    columns: (header: string[]) => header.map((name) => name.trim()),
    bom: true,
    info: true,
    max_record_size: MAX_CELL,
    skip_empty_lines: true,
  });
  for (const stream of new Set<Readable>([disk, text])) stream.on('error', (error) => parser.destroy(error));
  text.pipe(parser);
  const ended = new Promise<void>((resolve, reject) => parser.once('end', resolve).once('error', reject));
  ended.catch(() => undefined);
  try {
    for (let over = false; !over; ) {
      const records = readAll(parser);
      if (records.length > 0) yield records;
      else over = await Promise.race([ended.then(() => true), once(parser, 'readable').then(() => false)]);
    }
  } catch (error) {
    const lines = (error as { lines?: unknown }).lines;
    throw new UnreadableCsv(typeof lines === 'number' ? lines : 1, error instanceof Error ? error.message : String(error));
  } finally {
    disk.destroy();
    parser.destroy();
  }
}

function readAll(parser: Parser): CsvRecord[] {
  const records: CsvRecord[] = [];
  for (let read = next(parser); read !== null; read = next(parser)) records.push({ line: read.info.lines, fields: read.record });
  return records;
}

function next(parser: Parser): { record: Record<string, string>; info: { lines: number } } | null {
  return parser.read() as { record: Record<string, string>; info: { lines: number } } | null;
}
