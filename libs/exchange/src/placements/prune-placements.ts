import { AGREEMENT, placementStartedV1, retentionOf } from '@filiera/contracts';
import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const EVERY_HOUR = 60 * 60 * 1000;

/** Drops placements that the agreement lets nobody keep any longer: a rebuild from what the hub still has gives the same rows. */
@Injectable()
export class PrunePlacements extends SweepsRegularly {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super(EVERY_HOUR, 'old placements could not be dropped');
  }

  /** @returns how many rows were dropped */
  override sweep(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - retentionOf(AGREEMENT, placementStartedV1.type) * 1000);
    return this.work.run(async (tx) => (await tx.query<[unknown, number]>(`DELETE FROM placement WHERE changed_at < $1`, [oldest]))[1]);
  }
}
