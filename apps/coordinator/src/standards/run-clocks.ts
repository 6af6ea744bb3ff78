import { AGREEMENT, dueAt } from '@filiera/contracts';
import type { ReceivedHeader, Transaction } from '@filiera/member-kit';

/** What a clock needs to know of an event. */
export type ClockEvent = Pick<ReceivedHeader, 'type' | 'entity' | 'time' | 'correlationId'>;

/** Standards that end when one answer has come; those that everyone must answer are told from the answers themselves. */
const RUNNING = AGREEMENT.serviceStandards.filter(({ by }) => by !== 'every-holder-of-data');

interface Tick {
  readonly standard: string;
  /** What the clock is of: an entity, or the story that several entities are part of. */
  readonly entity: string;
  readonly started?: string;
  readonly due?: string;
  readonly stopped?: string;
}

/** Starts and stops the clocks of the service standards; the event that stops one may arrive before the one that starts it. */
export async function runClocks(events: readonly ClockEvent[], tx: Transaction): Promise<void> {
  const ticks = events.flatMap(ticksOf);
  if (ticks.length === 0) return;
  await tx.query(
    `INSERT INTO standard_clock (standard, entity, started_at, due_at, stopped_at)
     SELECT standard, entity, min(started), min(due), min(stopped)
     FROM jsonb_to_recordset($1::jsonb) AS new (standard text, entity text, started timestamptz, due timestamptz, stopped timestamptz)
     GROUP BY standard, entity
     ON CONFLICT (standard, entity) DO UPDATE SET
       started_at = least(standard_clock.started_at, excluded.started_at), due_at = least(standard_clock.due_at, excluded.due_at),
       stopped_at = least(standard_clock.stopped_at, excluded.stopped_at)`,
    [JSON.stringify(ticks)],
  );
}

function ticksOf({ type, entity, time, correlationId }: ClockEvent): Tick[] {
  const at = time.toISOString();
  return RUNNING.flatMap(({ id, after, expects, within, follows }) => {
    const of = { standard: id, entity: follows === 'story' ? correlationId : entity };
    return [
      ...(after === type ? [{ ...of, started: at, due: dueAt(within, time).toISOString() }] : []),
      ...(expects.includes(type) ? [{ ...of, stopped: at }] : []),
    ];
  });
}
