import { AGREEMENT, networkStandardBreachedV1, retentionOf } from '@filiera/contracts';
import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const EVERY_HOUR = 3_600_000;

/** Drops missed terms that the agreement lets nobody keep any longer, so that a rebuild gives the same rows. */
@Injectable()
export class PruneBreaches extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {
    super(EVERY_HOUR, 'old missed terms could not be dropped');
  }

  /** @returns how many rows were dropped */
  override sweep(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - retentionOf(AGREEMENT, networkStandardBreachedV1.type) * 1_000);
    return this.work.run(async (tx) => (await tx.query<[unknown, number]>(`DELETE FROM standard_breach WHERE event_time < $1`, [oldest]))[1]);
  }
}
