import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type NodeHome, OUTBOX_COLUMNS, readRegistration, readSettings, SEALED_COLUMNS, sealedHeadersOf, type SealedRow } from '@filiera/member-kit';
import type pg from 'pg';
import { openOwnDatabase } from '../database/open-own-database.js';
import { existingHome } from '../node/keys.js';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { StreamCounts } from './count-streams.js';
import type { ExportLine } from './export-file.js';

const BATCH = 1_000;

interface LogRow extends SealedRow {
  readonly payload: string | null;
}

/**
 * Writes the node's own message log, everything it told the network, in a form that anyone can verify offline. It holds personal data under pseudonym.
 * The file has its name once it is whole and on the disk; of an export that fails nothing is left.
 */
export async function makeExport(homeDir: string, file: string, environment: NodeJS.ProcessEnv, now: Date, console: Console): Promise<void> {
  const home = existingHome(homeDir);
  const { database } = await readSettings(home.dir, environment);
  if (existsSync(file)) {
    throw new Failure({ it: `${file} esiste già.`, en: `${file} already exists.` }, { it: 'Indicare un file nuovo.', en: 'Name a new file.' }, EXIT.usage);
  }
  const client = await openOwnDatabase(home, { database });
  const half = `${file}.new`;
  const counts = new StreamCounts();
  try {
    // Of an attempt that was killed.
    rmSync(half, { force: true });
    await pipeline(linesOf(home, client, now, counts), createWriteStream(half, { mode: 0o600, flags: 'wx', flush: true }));
    renameSync(half, file);
  } catch (error) {
    rmSync(half, { force: true });
    throw notMade(file, error as Error);
  } finally {
    await client.end();
  }
  console.passed({ it: 'eventi esportati', en: 'events exported' }, `${counts.events}, ${resolve(file)}`);
}

async function* linesOf(home: NodeHome, client: pg.Client, now: Date, counts: StreamCounts): AsyncGenerator<string> {
  const registration = readRegistration(home);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  yield lineOf({ format: 'filiera-export/2', madeAt: now.toISOString(), registration });
  for (let last = { stream: '', sequence: '0' }; ;) {
    const { rows } = await client.query<LogRow>(
      `SELECT ${OUTBOX_COLUMNS}, ${SEALED_COLUMNS}
       FROM outbox o JOIN outbox_sealed s ON s.position = o.position
       WHERE (s.stream, s.sequence) > ($1, $2::bigint) ORDER BY s.stream, s.sequence LIMIT ${BATCH}`,
      [last.stream, last.sequence],
    );
    const headers = await sealedHeadersOf(rows, registration.member.id, async (text, values) => (await client.query(text, values)).rows);
    for (const [index, { subject, stream, sequence, payload }] of rows.entries()) {
      counts.add(stream, Number(sequence));
      yield lineOf({ subject, stream, headers: headers[index]!, payload });
    }
    if (rows.length < BATCH) break;
    last = rows.at(-1)!;
  }
  yield lineOf(counts.end);
}

function lineOf(value: ExportLine): string {
  return `${JSON.stringify(value)}\n`;
}

function notMade(file: string, { message }: Error): Failure {
  return new Failure(
    { it: `L'esportazione non è riuscita: ${message}`, en: `The export failed: ${message}` },
    { it: `Di ${file} non resta nulla: tolto l'ostacolo, ripetere.`, en: `Nothing is left of ${file}: once the obstacle is removed, repeat.` },
  );
}
