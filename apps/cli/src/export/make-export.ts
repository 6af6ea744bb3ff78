import { createWriteStream, existsSync } from 'node:fs';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { headersOf, leavesOf, treeOf } from '@filiera/contracts';
import { readRegistration, readSettings } from '@filiera/member-kit';
import { openOwnDatabase } from '../database/open-own-database.js';
import { existingHome } from '../node/keys.js';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import type { ExportedEvent, ExportHead } from './export-file.js';

const BATCH = 1_000;

interface LogRow {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly entity: string;
  readonly entity_version: number;
  readonly subject: string;
  readonly time: Date;
  readonly payload: string | null;
  readonly correlation_id: string;
  readonly causation_id: string | null;
  readonly agreement_version: string;
  readonly purpose: string;
  readonly traceparent: string | null;
  readonly sequence: string;
  readonly salt: string;
  readonly previous_digest: string;
  readonly digest: string;
  readonly batch: string;
  readonly place: number;
}

/** What was signed together. */
interface BatchRow {
  readonly id: string;
  readonly key_id: string;
  readonly signature: string;
  readonly leaves: Buffer;
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
        `SELECT o.*, s.sequence, s.salt, s.previous_digest, s.digest, s.batch, s.place
         FROM outbox o JOIN outbox_sealed s ON s.position = o.position
         WHERE (s.stream, s.sequence) > ($1, $2::bigint) ORDER BY s.stream, s.sequence LIMIT ${BATCH}`,
        [last.stream, last.sequence],
      );
      const batches = await client.query<BatchRow>('SELECT * FROM outbox_batch WHERE id = ANY($1::bigint[])', [[...new Set(rows.map(({ batch }) => batch))]]);
      const signed = new Map(batches.rows.map((batch) => [batch.id, { batch, proofs: treeOf(leavesOf(batch.leaves)).proofs }]));
      for (const row of rows) {
        const { batch, proofs } = signed.get(row.batch)!;
        await write(exported(row, member.id, batch, proofs[row.place]));
      }
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

function exported(row: LogRow, source: string, batch: BatchRow, batchProof: string | undefined): ExportedEvent {
  return {
    subject: row.subject,
    stream: row.stream,
    headers: headersOf({
      id: row.id, source, type: row.type, entity: row.entity, time: row.time.toISOString(), entityVersion: row.entity_version, sequence: Number(row.sequence),
      previousDigest: row.previous_digest, digest: row.digest, salt: row.salt, correlationId: row.correlation_id, causationId: row.causation_id ?? undefined,
      agreementVersion: row.agreement_version, purpose: row.purpose, traceparent: row.traceparent ?? undefined, keyId: batch.key_id, signature: batch.signature, batchProof,
    }),
    payload: row.payload,
  };
}
