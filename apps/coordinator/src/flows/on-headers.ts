import { AGREEMENT } from '@filiera/contracts';
import { ConsumesHeaders, type Delivery, type ReceivedHeader } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';

/** Counts what flows, and runs the clocks of the service standards, from headers alone. */
@Controller()
export class OnHeaders {
  @ConsumesHeaders('candidate', 'vacancy', 'referral', 'placement')
  async seen(headers: ReceivedHeader[], { tx }: Delivery): Promise<void> {
    await tx.query(
      `INSERT INTO flow (day, type, publisher, audience, events, bytes, last_sequence, last_at)
       SELECT day, type, publisher, audience, count(*), sum(bytes), max(sequence), max(at)
       FROM jsonb_to_recordset($1::jsonb) AS new (day date, type text, publisher text, audience text, bytes bigint, sequence bigint, at timestamptz)
       GROUP BY day, type, publisher, audience
       ON CONFLICT (day, type, publisher, audience) DO UPDATE SET events = flow.events + excluded.events, bytes = flow.bytes + excluded.bytes,
         last_sequence = greatest(flow.last_sequence, excluded.last_sequence), last_at = greatest(flow.last_at, excluded.last_at)`,
      [JSON.stringify(headers.map(({ time, type, source, audience, bytes, sequence }) => ({
        day: time.toISOString().slice(0, 10), type, publisher: source, audience, bytes, sequence, at: time.toISOString(),
      })))],
    );
    const clocks = headers.flatMap(clocksOf);
    if (clocks.length > 0) {
      // The event that stops a clock may arrive before the one that starts it.
      await tx.query(
        `INSERT INTO standard_clock (standard, entity, started_at, stopped_at)
         SELECT standard, entity, min(started), min(stopped)
         FROM jsonb_to_recordset($1::jsonb) AS new (standard text, entity text, started timestamptz, stopped timestamptz)
         GROUP BY standard, entity
         ON CONFLICT (standard, entity) DO UPDATE SET
           started_at = least(standard_clock.started_at, excluded.started_at), stopped_at = least(standard_clock.stopped_at, excluded.stopped_at)`,
        [JSON.stringify(clocks)],
      );
    }
  }
}

function clocksOf({ type, entity, time }: ReceivedHeader): { standard: string; entity: string; started?: string; stopped?: string }[] {
  const at = time.toISOString();
  return AGREEMENT.serviceStandards.flatMap(({ id, after, expects }) => [
    ...(after === type ? [{ standard: id, entity, started: at }] : []),
    ...(expects.includes(type) ? [{ standard: id, entity, stopped: at }] : []),
  ]);
}
