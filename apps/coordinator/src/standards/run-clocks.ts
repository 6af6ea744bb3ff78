import { AGREEMENT, dueAt, type ServiceStandard } from '@filiera/contracts';
import type { ReceivedHeader, Transaction } from '@filiera/member-kit';
import { isBetweenTwo } from './between-two.js';
import { concernedBy } from './concerned-by.js';
import { startOf } from './start-of.js';

/** What a clock needs to know of an event. */
export type ClockEvent = Pick<ReceivedHeader, 'type' | 'entity' | 'time' | 'storedAt' | 'correlationId' | 'source' | 'audience' | 'person'>;

/** Standards that end when one answer has come; those that everyone must answer are told from the answers themselves. */
const RUNNING = AGREEMENT.serviceStandards.filter(({ by }) => by !== 'every-holder-of-data');

interface Tick {
  readonly standard: string;
  /** What the clock is of: an entity, or the story that several entities are part of. */
  readonly entity: string;
  /** The two members whose clock it is; empty where it is everybody's. */
  readonly parties: string;
  readonly started?: string;
  readonly due?: string;
  readonly stopped?: string;
  /** What the event that starts it tells of whom it concerns. */
  readonly waited?: string;
  /** Of whom the event tells, by pseudonym. */
  readonly person: string | null;
  readonly member?: string | null;
  readonly alsoTo?: readonly string[];
}

/**
 * Starts and stops the clocks of the service standards, and counts those that stopped; the event that stops one may arrive before the one that starts it.
 *
 * A clock starts when the hub had the event, unless the event is dated later. It stops when whoever stops it says so: a node that was cut off may have acted in time (agreement 9.11). What is told again, as by a repair, changes neither: the earliest counts.
 * While a clock runs it is known of whom: once they are erased nobody can stop it any more, and it ends with them.
 */
export async function runClocks(events: readonly ClockEvent[], tx: Transaction): Promise<void> {
  const ticks = events.flatMap(ticksOf);
  if (ticks.length === 0) return;
  await tx.query(
    `WITH ticked AS (
       INSERT INTO standard_clock (standard, entity, parties, started_at, due_at, stopped_at, waited, person, member, also_to)
       SELECT told.standard, told.entity, coalesce(older.parties, told.parties) AS parties, min(started), min(due), min(stopped), min(told.waited), CASE WHEN min(stopped) IS NULL THEN min(told.person) END, min(told.member), min("alsoTo")
       FROM jsonb_to_recordset($1::jsonb)
         AS told (standard text, entity text, parties text, started timestamptz, due timestamptz, stopped timestamptz, waited text, person text, member text, "alsoTo" text[])
       -- Clocks of before parties were kept: of one that runs it is at least known whom it concerns.
       LEFT JOIN standard_clock older ON older.standard = told.standard AND older.entity = told.entity AND older.parties = '' AND older.started_at IS NOT NULL
         AND (older.member IS NULL OR older.member = ANY (string_to_array(told.parties, ' ')))
         AND (cardinality(older.also_to) IS DISTINCT FROM 2 OR older.also_to <@ string_to_array(told.parties, ' '))
       GROUP BY 1, 2, 3
       ON CONFLICT (standard, entity, parties) DO UPDATE SET
         started_at = least(standard_clock.started_at, excluded.started_at), due_at = least(standard_clock.due_at, excluded.due_at),
         stopped_at = least(standard_clock.stopped_at, excluded.stopped_at),
         person = CASE WHEN standard_clock.stopped_at IS NULL AND excluded.stopped_at IS NULL THEN coalesce(standard_clock.person, excluded.person) END,
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

function ticksOf(event: ClockEvent): Tick[] {
  const { type, entity, time, correlationId, source, audience, person } = event;
  const start = startOf(event);
  return RUNNING.flatMap(({ id, after, expects, within, follows, by }) => {
    const of = { standard: id, entity: follows === 'story' ? correlationId : entity, parties: partiesOf(by, source, audience), person };
    return [
      ...(after === type ? [{ ...of, started: start.toISOString(), due: dueAt(within, start).toISOString(), waited: entity, ...concernedBy(by, { source, audience }) }] : []),
      ...(expects.includes(type) ? [{ ...of, stopped: time.toISOString() }] : []),
    ];
  });
}

function partiesOf(by: ServiceStandard['by'], source: string, audience: string): string {
  return isBetweenTwo(by) ? [source, audience].sort().join(' ') : '';
}
