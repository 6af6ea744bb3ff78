import { AGREEMENT, networkStandardBreachedV1, retentionOf, type ServiceStandard } from '@filiera/contracts';
import { Clock, SweepsRegularly, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { isBetweenTwo } from './between-two.js';

const EVERY_HOUR = 3_600_000;

// The median is read from clocks and counts together: what leaves the ones leaves the others.
const DROP = `
  WITH dropped AS (
    DELETE FROM standard_clock WHERE standard = $1 AND greatest(started_at, stopped_at) < $2
    RETURNING took, stopped_at > due_at AS late
  ), counted AS (
    UPDATE standard_times times SET answered = times.answered - gone.answered, late = times.late - gone.late
    FROM (SELECT floor(took / 3600) AS hours, count(*) AS answered, count(*) FILTER (WHERE late) AS late FROM dropped WHERE took IS NOT NULL GROUP BY 1) gone
    WHERE times.standard = $1 AND times.hours = gone.hours
  )
  SELECT count(*) AS dropped FROM dropped`;

const FORGET = 'DELETE FROM told_breach WHERE standard = $1 AND greatest(told_at, withdrawn_at) < $2';

/**
 * Drops clocks when the events that they come from are kept no longer (agreement 7.4), with what is remembered of telling them. Those that are not between two members
 * stay: a need that nobody has withdrawn is told again as long as it holds, and its clock would begin anew.
 */
@Injectable()
export class DropOldClocks extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {
    super(EVERY_HOUR, 'old clocks could not be dropped');
  }

  /** @returns how many clocks were dropped */
  override async sweep(): Promise<number> {
    let all = 0;
    for (const standard of AGREEMENT.serviceStandards.filter(({ by }) => isBetweenTwo(by))) all += await this.work.run((tx) => this.drop(standard, tx));
    return all;
  }

  private async drop({ id, after, expects }: ServiceStandard, tx: Transaction): Promise<number> {
    const longest = Math.max(...[after, ...expects].map((type) => retentionOf(AGREEMENT, type)));
    const [{ dropped }] = await tx.query<[{ dropped: string }]>(DROP, [id, this.before(longest)]);
    await tx.query(FORGET, [id, this.before(retentionOf(AGREEMENT, networkStandardBreachedV1.type))]);
    return Number(dropped);
  }

  private before(seconds: number): Date {
    return new Date(this.clock.now().getTime() - seconds * 1_000);
  }
}
