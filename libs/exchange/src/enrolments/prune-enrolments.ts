import { AGREEMENT, retentionOf, trainingEnrolmentRequestedV1 } from '@filiera/contracts';
import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const EVERY_HOUR = 3_600_000;

/** Drops enrolments that the agreement lets nobody keep any longer: a rebuild from what the hub still has gives the same rows. */
@Injectable()
export class PruneEnrolments extends SweepsRegularly {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {
    super(EVERY_HOUR, 'old enrolments could not be dropped');
  }

  /** @returns how many rows were dropped */
  override sweep(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - retentionOf(AGREEMENT, trainingEnrolmentRequestedV1.type) * 1_000);
    return this.work.run(async (tx) => (await tx.query<[unknown, number]>(`DELETE FROM enrolment WHERE changed_at < $1`, [oldest]))[1]);
  }
}
