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

/** Starts and stops the clocks of the service standards; the event that stops one may arrive before the one that starts it. */
export async function runClocks(events: readonly ClockEvent[], tx: Transaction): Promise<void> {
  const ticks = events.flatMap(ticksOf);
  if (ticks.length === 0) return;
  await tx.query(
    `INSERT INTO standard_clock (standard, entity, started_at, due_at, stopped_at, waited, member, also_to)
     SELECT standard, entity, min(started), min(due), min(stopped), min(waited), min(member), min("alsoTo")
     FROM jsonb_to_recordset($1::jsonb)
       AS new (standard text, entity text, started timestamptz, due timestamptz, stopped timestamptz, waited text, member text, "alsoTo" text[])
     GROUP BY standard, entity
     ON CONFLICT (standard, entity) DO UPDATE SET
       started_at = least(standard_clock.started_at, excluded.started_at), due_at = least(standard_clock.due_at, excluded.due_at),
       stopped_at = least(standard_clock.stopped_at, excluded.stopped_at),
       waited = coalesce(standard_clock.waited, excluded.waited), member = coalesce(standard_clock.member, excluded.member),
       also_to = coalesce(standard_clock.also_to, excluded.also_to)`,
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
