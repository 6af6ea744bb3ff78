import type { Transaction, UnitOfWork } from '@filiera/member-kit';
import { DeliverPolicy, type JsMsg } from '@nats-io/jetstream';
import type { HubConnection } from '../hub/hub-connection.js';
import { PROFILE_STREAM, rememberConfirmedHolders, rememberHolders } from './person-holders.js';

const BATCH = 500;
const PULL_MS = 1_000;

/** Writes down up to which message of the profiles their holders are remembered. The hub may reuse its numbers after a loss: the last one counts, not the highest. */
export async function noteHoldersRead(tx: Transaction, sequence: number): Promise<void> {
  await tx.query('UPDATE holders_read SET sequence = $1', [sequence]);
}

/**
 * Remembers the holders in profiles that were read when this database did not remember them: before it began to, or after the backup from
 * which it was restored. Their headers are read from the hub once more; where nothing is missing, nothing is read.
 * @param until the last message that counts as read
 */
export async function catchUpOnHolders({ streams }: HubConnection, units: UnitOfWork, until: number, signal: AbortSignal): Promise<void> {
  const read = await units.run(async (tx) => Number((await tx.query<{ sequence: string }[]>('SELECT sequence FROM holders_read'))[0]!.sequence));
  if (read >= until) {
    return;
  }
  await units.run(rememberConfirmedHolders);
  const consumer = await streams.consumers.get(PROFILE_STREAM, { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: read + 1, headers_only: true });
  for (let over = false; !over && !signal.aborted;) {
    const messages: JsMsg[] = [];
    for await (const message of await consumer.fetch({ max_messages: BATCH, expires: PULL_MS })) {
      messages.push(message);
    }
    const last = messages.at(-1);
    over = last ? last.seq >= until || last.info.pending === 0 : (await consumer.info()).num_pending === 0;
    await units.run(async (tx) => {
      await rememberHolders(tx, messages);
      await noteHoldersRead(tx, over ? until : last?.seq ?? read);
    });
  }
}
