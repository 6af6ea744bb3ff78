import { Clock } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIRMING_KINDS, ERASURE_STANDARD } from '../erasures/erasure-standard.js';

/** How the clocks of one standard stand. */
export interface StandardTimes {
  readonly standard: string;
  /** Clocks stopped. */
  readonly answered: number;
  /** Clocks running. */
  readonly open: number;
  /** Stopped after their time, or running past it. */
  readonly late: number;
  readonly oldestOpen: Date | null;
  /** The next that is due, or was. */
  readonly nextDue: Date | null;
  readonly medianHours: number | null;
}

interface Row extends Omit<StandardTimes, 'answered' | 'open' | 'late' | 'medianHours'> {
  readonly answered: string;
  readonly open: string;
  readonly late: string;
  readonly medianHours: string | null;
}

/** An erasure is answered when the last of those who must confirm has confirmed; of most that is written down already. */
const ERASURE_CLOCKS = `
  SELECT $2::text AS standard, asked_at AS started_at, due_at, stopped_at FROM erasure_asked WHERE stopped_at IS NOT NULL
  UNION ALL
  SELECT $2::text, asked.asked_at, asked.due_at, CASE WHEN bool_and(answer.at IS NOT NULL) THEN max(answer.at) END
  FROM erasure_asked asked
  JOIN registered_member member ON member.kind = ANY($3::text[]) AND member.status = 'active'
  LEFT JOIN LATERAL (
    SELECT min(answered_at) AS at FROM erasure_answered WHERE person = asked.person AND member = member.id AND answered_at >= asked.asked_at
  ) answer ON true
  WHERE asked.stopped_at IS NULL
  GROUP BY asked.event, asked.asked_at, asked.due_at`;

const COUNTS = `count(stopped_at) AS answered, count(*) - count(stopped_at) AS open, count(*) FILTER (WHERE coalesce(stopped_at, $1) > due_at) AS late,
    min(started_at) FILTER (WHERE stopped_at IS NULL) AS "oldestOpen", min(due_at) FILTER (WHERE stopped_at IS NULL) AS "nextDue"`;

/** The middle of the times that an index has in order: sorting those of two years took most of what the answer cost. */
const MEDIAN_HOURS = `
  SELECT avg(took) / 3600 FROM (
    SELECT took FROM standard_clock WHERE standard = counted.standard AND took IS NOT NULL ORDER BY took OFFSET (answered - 1) / 2 LIMIT 2 - answered % 2
  ) middle`;

const TIMES = `
  SELECT counted.*, CASE WHEN answered > 0 THEN (${MEDIAN_HOURS}) END AS "medianHours"
  FROM (SELECT standard, ${COUNTS} FROM standard_clock WHERE started_at IS NOT NULL AND standard <> $2 GROUP BY standard) counted
  UNION ALL
  SELECT standard, ${COUNTS}, percentile_cont(0.5) WITHIN GROUP (ORDER BY date_part('epoch', stopped_at - started_at)) / 3600 AS "medianHours"
  FROM (${ERASURE_CLOCKS}) clock GROUP BY standard`;

/** Reads the clocks of every standard, those of the erasures included. */
@Injectable()
export class StandardClocks {
  constructor(private readonly dataSource: DataSource, private readonly clock: Clock) {}

  async times(): Promise<StandardTimes[]> {
    const rows = await this.dataSource.query<Row[]>(TIMES, [this.clock.now(), ERASURE_STANDARD.id, [...CONFIRMING_KINDS]]);
    return rows.map((row) => ({
      ...row, answered: Number(row.answered), open: Number(row.open), late: Number(row.late), medianHours: row.medianHours === null ? null : Number(row.medianHours),
    }));
  }
}
