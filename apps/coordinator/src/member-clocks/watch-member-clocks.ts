import type { ReceivedHeader, Transaction } from '@filiera/member-kit';

/** What tells of a publisher's clock: its own time of an event, and the hub's. */
export type Stamped = Pick<ReceivedHeader, 'source' | 'time' | 'storedAt'>;

/** A lag that stays within so much of what it was is the same lag: events are now and then published a little late. */
const SAME_LAG_MS = 30_000;

/**
 * Compares the publishers' clocks with the hub's. Of a batch the freshest event counts: a node that was away publishes old events too, with a
 * lag that shrinks until it has caught up, where a clock that is behind gives every event the same lag.
 */
export async function watchMemberClocks(events: readonly Stamped[], tx: Transaction): Promise<void> {
  const freshest = new Map<string, { readonly lag: number; readonly at: Date }>();
  for (const { source, time, storedAt } of events) {
    const lag = storedAt.getTime() - time.getTime();
    const known = freshest.get(source);
    if (!known || lag < known.lag) freshest.set(source, { lag, at: storedAt });
  }
  await tx.query(
    `INSERT INTO member_clock (member, lag_ms, steady_lag_ms, steady_since, last_at)
     SELECT member, lag, lag, at, at FROM jsonb_to_recordset($1::jsonb) AS new (member text, lag bigint, at timestamptz) ORDER BY member
     ON CONFLICT (member) DO UPDATE SET
       lag_ms = excluded.lag_ms, last_at = greatest(member_clock.last_at, excluded.last_at),
       steady_lag_ms = CASE WHEN abs(member_clock.steady_lag_ms - excluded.lag_ms) <= ${SAME_LAG_MS} THEN member_clock.steady_lag_ms ELSE excluded.lag_ms END,
       steady_since = CASE WHEN abs(member_clock.steady_lag_ms - excluded.lag_ms) <= ${SAME_LAG_MS} THEN member_clock.steady_since ELSE excluded.steady_since END`,
    [JSON.stringify([...freshest].map(([member, { lag, at }]) => ({ member, lag, at })))],
  );
}
