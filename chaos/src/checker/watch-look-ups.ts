import { setTimeout as pause } from 'node:timers/promises';
import type { TestNetwork } from '@filiera/testing';
import type { RelayLook } from './judge-look-ups.js';

/** Looked over more than once: what else reads these rows, such as a comparison with the hub, does not do so each time. */
const WINDOWS = 2;
const PAUSE_MS = 100;
const LIMIT_MS = 60_000;
/** On which writers outside of a node's program wake its relay. */
const WAKE = `SELECT pg_notify('filiera_outbox', '')`;

interface Counters {
  readonly looks: number;
  readonly rows: number;
}

/**
 * Wakes a node's relay, which has nothing to publish, again and again, and reads from PostgreSQL's own counters how many rows a look read.
 * @returns null when the relay does not look at all: it is cut off, or another process has its place
 */
export async function watchLookUps(net: Pick<TestNetwork, 'rows'>, node: string): Promise<RelayLook | null> {
  const [log] = await net.rows<{ rows: string }>(node, 'SELECT count(*) AS rows FROM outbox');
  const reads: number[] = [];
  let before = await counters(net, node);
  // PostgreSQL adds up what its processes counted about once a second: the first looks bring in what was read before.
  for (let window = 0; window <= WINDOWS; window++) {
    const after = await afterALook(net, node, before);
    if (after === null) return null;
    if (window > 0) reads.push((after.rows - before.rows) / (after.looks - before.looks));
    before = after;
  }
  return { logRows: Number(log!.rows), rowsRead: Math.min(...reads) };
}

async function afterALook(net: Pick<TestNetwork, 'rows'>, node: string, before: Counters): Promise<Counters | null> {
  for (const end = performance.now() + LIMIT_MS; performance.now() < end;) {
    await net.rows(node, WAKE);
    await pause(PAUSE_MS);
    const now = await counters(net, node);
    if (now.looks > before.looks) return now;
  }
  return null;
}

async function counters(net: Pick<TestNetwork, 'rows'>, node: string): Promise<Counters> {
  const [row] = await net.rows<{ looks: string; rows: string }>(node,
    `SELECT coalesce(idx_scan, 0) + seq_scan AS looks, coalesce(idx_tup_fetch, 0) + seq_tup_read AS rows FROM pg_stat_user_tables WHERE relname = 'outbox_sealed'`);
  return { looks: Number(row!.looks), rows: Number(row!.rows) };
}
