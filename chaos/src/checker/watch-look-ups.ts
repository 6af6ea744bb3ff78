import { Relay } from '@filiera/member-kit';
import { eventually, type MessagingNode } from '@filiera/testing';
import type { RelayLook } from './judge-look-ups.js';

const LOOKS = 20;

/** Has the relay look for something to publish, and reads from PostgreSQL's own counters how many rows a look read. Everything must be published. */
export async function watchLookUps(node: MessagingNode): Promise<RelayLook> {
  const [log] = await node.query<{ rows: string }>('SELECT count(*) AS rows FROM outbox');
  // PostgreSQL adds up what its processes counted about once a second: the first looks bring in what was read before.
  const before = await afterLooks(node, await counters(node));
  const after = await afterLooks(node, before);
  return { logRows: Number(log!.rows), rowsRead: (after.rows - before.rows) / (after.looks - before.looks) };
}

interface Counters {
  readonly looks: number;
  readonly rows: number;
}

function afterLooks(node: MessagingNode, before: Counters): Promise<Counters> {
  return eventually('the looks of the relay', async () => {
    node.app.get(Relay).lookAgain();
    return counters(node);
  }, ({ looks }) => looks >= before.looks + LOOKS);
}

async function counters(node: MessagingNode): Promise<Counters> {
  const [row] = await node.query<{ looks: string; rows: string }>(
    `SELECT coalesce(idx_scan, 0) + seq_scan AS looks, coalesce(idx_tup_fetch, 0) + seq_tup_read AS rows FROM pg_stat_user_tables WHERE relname = 'outbox_sealed'`);
  return { looks: Number(row!.looks), rows: Number(row!.rows) };
}
