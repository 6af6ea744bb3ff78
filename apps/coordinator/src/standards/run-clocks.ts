import { AGREEMENT, dueAt } from '@filiera/contracts';
import type { ReceivedHeader, Transaction } from '@filiera/member-kit';
import { concernedBy } from './concerned-by.js';

/** What a clock needs to know of an event. */
export type ClockEvent = Pick<ReceivedHeader, 'type' | 'entity' | 'time' | 'correlationId' | 'source' | 'audience'>;

/** Standards that end when one answer has come; those that everyone must answer are told from the answers themselves. */
const RUNNING = AGREEMENT.serviceStandards.filter(({ by }) => by !== 'every-holder-of-data');

interface Tick {
  readonly standard: string;
  /** What the clock is of: an entity, or the story that several entities are part of. */
  readonly entity: string;
  readonly started?: string;
  readonly due?: string;
  readonly stopped?: string;
  /** What the event that starts it tells of whom it concerns. */
  readonly waited?: string;
  readonly member?: string | null;
  readonly alsoTo?: readonly string[];
}

/** Starts and stops the clocks of the service standards, and counts those that stopped; the event that stops one may arrive before the one that starts it. */
export async function runClocks(events: readonly ClockEvent[], tx: Transaction): Promise<void> {
  const ticks = events.flatMap(ticksOf);
  if (ticks.length === 0) return;
  await tx.query(
    `WITH ticked AS (
       INSERT INTO standard_clock (standard, entity, started_at, due_at, stopped_at, waited, member, also_to)
       SELECT standard, entity, min(started), min(due), min(stopped), min(waited), min(member), min("alsoTo")
       FROM jsonb_to_recordset($1::jsonb)
         AS told (standard text, entity text, started timestamptz, due timestamptz, stopped timestamptz, waited text, member text, "alsoTo" text[])
       GROUP BY standard, entity
       ON CONFLICT (standard, entity) DO UPDATE SET
         started_at = least(standard_clock.started_at, excluded.started_at), due_at = least(standard_clock.due_at, excluded.due_at),
         stopped_at = least(standard_clock.stopped_at, excluded.stopped_at),
         waited = coalesce(standard_clock.waited, excluded.waited), member = coalesce(standard_clock.member, excluded.member),
         also_to = coalesce(standard_clock.also_to, excluded.also_to)
       RETURNING new.standard, new.took, new.stopped_at > new.due_at AS late, old.took AS took_before, old.stopped_at > old.due_at AS late_before
     )
     INSERT INTO standard_times (standard, hours, answered, late)
     SELECT standard, floor(side.took / 3600), sum(clocks), coalesce(sum(clocks) FILTER (WHERE side.late), 0)
     FROM ticked CROSS JOIN LATERAL (VALUES (1, took, late), (-1, took_before, late_before)) AS side (clocks, took, late)
     WHERE side.took IS NOT NULL
     -- In one order: who counts the answers of another family at the same moment waits, and neither waits for the other.
     GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (standard, hours) DO UPDATE SET answered = standard_times.answered + excluded.answered, late = standard_times.late + excluded.late`,
    [JSON.stringify(ticks)],
  );
}

function ticksOf({ type, entity, time, correlationId, source, audience }: ClockEvent): Tick[] {
  const at = time.toISOString();
  return RUNNING.flatMap(({ id, after, expects, within, follows, by }) => {
    const of = { standard: id, entity: follows === 'story' ? correlationId : entity };
    return [
      ...(after === type ? [{ ...of, started: at, due: dueAt(within, time).toISOString(), waited: entity, ...concernedBy(by, { source, audience }) }] : []),
      ...(expects.includes(type) ? [{ ...of, stopped: at }] : []),
    ];
  });
}
