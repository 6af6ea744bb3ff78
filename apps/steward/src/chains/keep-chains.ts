import type { Transaction } from '@filiera/member-kit';
import { grouped } from './grouped.js';
import { type ChainHead, fillGap, followChain, type Gap } from './follow-chain.js';

/** One message of a stream as its headers show it; `link` is missing when the headers are no envelope. */
export interface SeenMessage {
  readonly publisher: string;
  /** Publisher that the envelope names, when it is another than the subject's. */
  readonly foreign: boolean;
  readonly link: { readonly sequence: number; readonly previousDigest: string; readonly digest: string } | null;
}

/** What a batch showed, for the log and the metrics. Publishers are organisations, not people. */
export interface ChainFindings {
  readonly gaps: readonly string[];
  readonly forks: readonly string[];
  readonly unreadable: number;
  /** Links that were seen before. What closes a gap was not. */
  readonly repeated: ReadonlySet<SeenMessage>;
}

interface OpenGap extends Gap {
  readonly id: string;
}

/** Follows the chains of one stream through a batch of messages, and keeps heads and faults. */
export async function keepChains(tx: Transaction, stream: string, messages: readonly SeenMessage[], now: Date): Promise<ChainFindings> {
  const findings = { gaps: [] as string[], forks: [] as string[], unreadable: 0, repeated: new Set<SeenMessage>() };
  for (const [publisher, own] of grouped(messages, (message) => message.publisher)) {
    let head = await headOf(tx, stream, publisher);
    const counted = { unreadable: 0, foreign: 0 };
    for (const message of own) {
      const { link, foreign } = message;
      if (!link || foreign) {
        findings.unreadable += 1;
        counted[link ? 'foreign' : 'unreadable'] += 1;
        continue;
      }
      const step = followChain(head, link);
      if (step.found === 'gap') {
        findings.gaps.push(`${publisher} ${step.from}-${step.to}`);
        await keepGap(tx, stream, publisher, step, now);
      } else if (step.found === 'fork') {
        findings.forks.push(`${publisher} ${link.sequence}`);
        await countFault(tx, stream, publisher, 'fork', link.sequence, 1, now);
      } else if (step.found === 'again' && !await closeGap(tx, stream, publisher, link.sequence, now)) {
        findings.repeated.add(message);
      }
      head = step.head;
    }
    for (const kind of ['unreadable', 'foreign'] as const) {
      if (counted[kind] > 0) await countFault(tx, stream, publisher, kind, 0, counted[kind], now);
    }
    if (head) {
      await tx.query(
        `INSERT INTO chain_head (stream, publisher, sequence, digest, seen_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (stream, publisher) DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest, seen_at = excluded.seen_at`,
        [stream, publisher, head.sequence, head.digest, now],
      );
    }
  }
  return findings;
}

async function headOf(tx: Transaction, stream: string, publisher: string): Promise<ChainHead | null> {
  const rows = await tx.query<{ sequence: string; digest: string }[]>('SELECT sequence, digest FROM chain_head WHERE stream = $1 AND publisher = $2', [stream, publisher]);
  return rows[0] ? { sequence: Number(rows[0].sequence), digest: rows[0].digest } : null;
}

async function keepGap(tx: Transaction, stream: string, publisher: string, { from, to }: Gap, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO chain_fault (stream, publisher, kind, from_sequence, to_sequence, found_at, last_found_at) VALUES ($1, $2, 'gap', $3, $4, $5, $5)`,
    [stream, publisher, from, to, now],
  );
}

/** @param sequence of the link, 0 where there is none to be trusted */
async function countFault(tx: Transaction, stream: string, publisher: string, kind: string, sequence: number, times: number, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO chain_fault (stream, publisher, kind, from_sequence, to_sequence, found_at, last_found_at, times) VALUES ($1, $2, $3, $4, $4, $5, $5, $6)
     ON CONFLICT (stream, publisher, kind, from_sequence) WHERE kind <> 'gap' DO UPDATE SET times = chain_fault.times + excluded.times, last_found_at = excluded.last_found_at`,
    [stream, publisher, kind, sequence, now, times],
  );
}

/** @returns whether the link was missing */
async function closeGap(tx: Transaction, stream: string, publisher: string, sequence: number, now: Date): Promise<boolean> {
  const open = await tx.query<{ id: string; from_sequence: string; to_sequence: string }[]>(
    `SELECT id, from_sequence, to_sequence FROM chain_fault
     WHERE stream = $1 AND publisher = $2 AND kind = 'gap' AND closed_at IS NULL AND $3 BETWEEN from_sequence AND to_sequence`,
    [stream, publisher, sequence],
  );
  for (const gap of open.map((row): OpenGap => ({ id: row.id, from: Number(row.from_sequence), to: Number(row.to_sequence) }))) {
    const [first, second] = fillGap([gap], sequence);
    if (!first) {
      await tx.query('UPDATE chain_fault SET closed_at = $2 WHERE id = $1', [gap.id, now]);
      continue;
    }
    await tx.query('UPDATE chain_fault SET from_sequence = $2, to_sequence = $3 WHERE id = $1', [gap.id, first.from, first.to]);
    if (second) {
      await keepGap(tx, stream, publisher, second, now);
    }
  }
  return open.length > 0;
}
