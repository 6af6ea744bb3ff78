import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ANSWERED_AT, ANSWERS_REQUEST } from '../erasures/answers-request.js';
import { CONFIRMING_KINDS, ERASURE_STANDARD } from '../erasures/erasure-standard.js';
import { HAD_JOINED } from '../erasures/had-joined.js';

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
  JOIN registered_member member ON member.kind = ANY($3::text[]) AND member.status = 'active' AND ${HAD_JOINED}
  LEFT JOIN LATERAL (
    SELECT min(${ANSWERED_AT}) AS at FROM erasure_answered answer WHERE answer.member = member.id AND ${ANSWERS_REQUEST}
  ) answer ON true
  WHERE asked.stopped_at IS NULL
  GROUP BY asked.event, asked.asked_at, asked.due_at`;

/** Of the clocks that stopped the counts are kept; those that run are few. */
const COUNTED = `
  SELECT standard, coalesce(answered, 0) AS answered, coalesce(open, 0) AS open, coalesce(stopped.late, 0) + coalesce(running.late, 0) AS late, "oldestOpen", "nextDue"
  FROM (SELECT standard, sum(answered)::bigint AS answered, sum(late) AS late FROM standard_times GROUP BY standard) stopped
  FULL JOIN (
    SELECT standard, count(*) AS open, count(*) FILTER (WHERE due_at < $1) AS late, min(started_at) AS "oldestOpen", min(due_at) AS "nextDue"
    FROM standard_clock WHERE started_at IS NOT NULL AND stopped_at IS NULL GROUP BY standard
  ) running USING (standard)
  WHERE standard <> $2`;

/** The middle of the times that an index has in order: the counts say in which hour it is, and how many of that hour come before it. */
const MEDIAN_HOURS = `
  SELECT avg(took) / 3600 FROM (
    SELECT hours, (sum(answered) OVER (ORDER BY hours) - answered)::bigint AS before, answered AS within FROM standard_times WHERE standard = counted.standard
  ) hour CROSS JOIN LATERAL (
    SELECT took FROM standard_clock WHERE standard = counted.standard AND took >= hours * 3600::float8
    ORDER BY took OFFSET (counted.answered - 1) / 2 - before LIMIT 2 - counted.answered % 2
  ) middle
  WHERE (counted.answered - 1) / 2 BETWEEN before AND before + within - 1`;

const TIMES = `
  SELECT counted.*, CASE WHEN answered > 0 THEN (${MEDIAN_HOURS}) END AS "medianHours" FROM (${COUNTED}) counted
  UNION ALL
  SELECT standard, count(stopped_at), count(*) - count(stopped_at), count(*) FILTER (WHERE coalesce(stopped_at, $1) > due_at),
    min(started_at) FILTER (WHERE stopped_at IS NULL), min(due_at) FILTER (WHERE stopped_at IS NULL),
    percentile_cont(0.5) WITHIN GROUP (ORDER BY date_part('epoch', stopped_at - started_at)) / 3600
  FROM (${ERASURE_CLOCKS}) clock GROUP BY standard`;

/** Reads the clocks of every standard, those of the erasures included. */
@Injectable()
export class StandardClocks {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {}

  async times(): Promise<StandardTimes[]> {
    const rows = await this.work.read((tx) => tx.query<Row[]>(TIMES, [this.clock.now(), ERASURE_STANDARD.id, [...CONFIRMING_KINDS]]));
    return rows.map((row) => ({
      ...row, answered: Number(row.answered), open: Number(row.open), late: Number(row.late), medianHours: row.medianHours === null ? null : Number(row.medianHours),
    }));
  }
}
