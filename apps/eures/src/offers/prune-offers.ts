import { AGREEMENT, retentionOf } from '@filiera/contracts';
import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const PRUNE_EVERY_MILLISECONDS = 3_600_000;
const EVENTS = { jv: 'vacancy.published.v1', cv: 'candidate.registered.v1' } as const;

/** Drops references that have been closed for as long as the agreement keeps the events that they came from. */
@Injectable()
export class PruneOffers extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {
    super(PRUNE_EVERY_MILLISECONDS, 'old offers to EURES could not be dropped');
  }

  /** @returns how many were dropped */
  override sweep(): Promise<number> {
    return this.work.run(async (tx) => {
      let dropped = 0;
      for (const [family, event] of Object.entries(EVENTS)) {
        const oldest = this.clock.now().getTime() - retentionOf(AGREEMENT, event) * 1_000;
        const [, rows] = await tx.query<[unknown, number]>(`DELETE FROM eures_offer WHERE family = $1 AND closed_at < $2`, [family, oldest]);
        dropped += rows;
      }
      return dropped;
    });
  }
}
