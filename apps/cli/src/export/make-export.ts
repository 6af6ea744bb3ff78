import { createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { OUTBOX_COLUMNS, readRegistration, readSettings, SEALED_COLUMNS, sealedHeadersOf, type SealedRow } from '@filiera/member-kit';
import { openOwnDatabase } from '../database/open-own-database.js';
import { existingHome } from '../node/keys.js';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import type { ExportedEvent, ExportHead } from './export-file.js';

const BATCH = 1_000;

interface LogRow extends SealedRow {
  readonly payload: string | null;
}

/** Writes the node's own message log, everything it told the network, in a form that anyone can verify offline. It holds personal data under pseudonym. */
export async function makeExport(homeDir: string, file: string, environment: NodeJS.ProcessEnv, now: Date, console: Console): Promise<void> {
  const home = existingHome(homeDir);
  const { database, member } = await readSettings(home.dir, environment);
  if (existsSync(file)) {
    throw new Failure({ it: `${file} esiste già.`, en: `${file} already exists.` }, { it: 'Indicare un file nuovo.', en: 'Name a new file.' }, EXIT.usage);
  }
  const client = await openOwnDatabase(home, { database });
  const out = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  const write = async (value: ExportHead | ExportedEvent): Promise<void> => {
    if (!out.write(`${JSON.stringify(value)}\n`)) await once(out, 'drain');
  };
  let events = 0;
  try {
    await once(out, 'open');
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await write({ format: 'filiera-export/1', madeAt: now.toISOString(), registration: readRegistration(home) });
    for (let last = { stream: '', sequence: '0' }; ;) {
      const { rows } = await client.query<LogRow>(
        `SELECT ${OUTBOX_COLUMNS}, ${SEALED_COLUMNS}
         FROM outbox o JOIN outbox_sealed s ON s.position = o.position
         WHERE (s.stream, s.sequence) > ($1, $2::bigint) ORDER BY s.stream, s.sequence LIMIT ${BATCH}`,
        [last.stream, last.sequence],
      );
      const headers = await sealedHeadersOf(rows, member.id, async (text, values) => (await client.query(text, values)).rows);
      for (const [index, { subject, stream, payload }] of rows.entries()) await write({ subject, stream, headers: headers[index]!, payload });
      events += rows.length;
      if (rows.length < BATCH) break;
      last = rows.at(-1)!;
    }
  } finally {
    out.end();
    await client.end();
  }
  console.passed({ it: 'eventi esportati', en: 'events exported' }, `${events}, ${resolve(file)}`);
}
