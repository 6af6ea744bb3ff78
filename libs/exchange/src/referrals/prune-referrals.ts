import { AGREEMENT, referralProposedV1, retentionOf } from '@filiera/contracts';
import { Clock, SweepsRegularly, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

const EVERY_HOUR = 60 * 60 * 1000;
const TABLES = [['referral_contacts', 'at'], ['referral_step', 'at'], ['referral', 'changed_at']] as const;

/** Drops referrals that the agreement lets nobody keep any longer, contacts included: a rebuild from what the hub still has gives the same rows. */
@Injectable()
export class PruneReferrals extends SweepsRegularly {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super(EVERY_HOUR, 'old referrals could not be dropped');
  }

  /** @returns how many rows were dropped */
  override sweep(): Promise<number> {
    const oldest = new Date(this.clock.now().getTime() - retentionOf(AGREEMENT, referralProposedV1.type) * 1000);
    return this.work.run(async (tx) => {
      let dropped = 0;
      for (const [table, at] of TABLES) dropped += (await tx.query<[unknown, number]>(`DELETE FROM ${table} WHERE ${at} < $1`, [oldest]))[1];
      return dropped;
    });
  }
}
