import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const EVERY_MS = 3_600_000;
/** Long enough to be asked about when a month is looked back on; nothing is missing any more, and a hub that lost its disk leaves many. */
const KEPT_DAYS = 30;

/** Drops gaps that were closed long ago. Open ones stay, however old. */
@Injectable()
export class ForgetClosedGaps extends SweepsRegularly {
  constructor(private readonly units: UnitOfWork, private readonly clock: Clock) {
    super(EVERY_MS, 'gaps that were closed long ago could not be dropped');
  }

  /** @returns how many gaps were dropped */
  override sweep(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    return this.units.run(async (tx) => ((await tx.query(`DELETE FROM chain_fault WHERE kind = 'gap' AND closed_at < $1`, [oldest])) as [unknown, number])[1]);
  }
}
