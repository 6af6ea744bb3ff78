import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Headers } from '@filiera/contracts';
import type { Registration } from '@filiera/member-kit';

/** First line of an export: whose log it is, and the public keys that its events are signed with. */
export interface ExportHead {
  readonly format: 'filiera-export/1';
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

/** Thrown when a file is not an export. */
export class NotAnExport extends Error {}

/**
 * Reads an export line by line.
 * @throws NotAnExport when the file is something else, or a line cannot be read
 */
export async function* readExport(file: string): AsyncGenerator<ExportHead | ExportedEvent> {
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    at += 1;
    const value = parsed(line, at);
    if (at === 1 && (value as ExportHead).format !== 'filiera-export/1') {
      throw new NotAnExport('1');
    }
    yield value;
  }
  if (at === 0) {
    throw new NotAnExport('0');
  }
}

function parsed(line: string, at: number): ExportHead | ExportedEvent {
  try {
    return JSON.parse(line) as ExportHead | ExportedEvent;
  } catch {
    throw new NotAnExport(String(at));
  }
}
