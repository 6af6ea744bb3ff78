import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Headers } from '@filiera/contracts';
import type { Registration } from '@filiera/member-kit';

const FORMATS = ['filiera-export/1', 'filiera-export/2'] as const;

/** First line of an export: whose log it is, and the public keys that its events are signed with. */
export interface ExportHead {
  /** Exports of the first format have no {@link ExportEnd}. */
  readonly format: (typeof FORMATS)[number];
  readonly madeAt: string;
  readonly registration: Registration;
}

/** One event of an export. The payload is missing when it was erased: its digest stays. */
export interface ExportedEvent {
  readonly subject: string;
  readonly stream: string;
  readonly headers: Headers;
  readonly payload: string | null;
}

/** Last line of an export, by stream: an export without it was cut off, however whole its other lines are. */
export interface ExportEnd {
  readonly end: Readonly<Record<string, { readonly events: number; readonly last: number }>>;
}

export type ExportLine = ExportHead | ExportedEvent | ExportEnd;

/** Thrown when a file is not an export. */
export class NotAnExport extends Error {}

/**
 * Reads an export line by line.
 * @throws NotAnExport when the file is something else, or a line cannot be read
 */
export async function* readExport(file: string): AsyncGenerator<ExportLine> {
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    at += 1;
    const value = parsed(line, at);
    if (at === 1 && !FORMATS.includes((value as ExportHead).format)) {
      throw new NotAnExport('1');
    }
    yield value;
  }
  if (at === 0) {
    throw new NotAnExport('0');
  }
}

function parsed(line: string, at: number): ExportLine {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return value as ExportLine;
  } catch {
    // Falls through: half a line is no line of an export either.
  }
  throw new NotAnExport(String(at));
}
