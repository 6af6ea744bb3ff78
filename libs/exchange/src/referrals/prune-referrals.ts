import { referralProposedV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops referrals whose time is over, contacts included. */
@Injectable()
export class PruneReferrals extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old referrals could not be dropped', [
      { table: 'referral_contacts', at: 'at', event: referralProposedV1.type },
      { table: 'referral_step', at: 'at', event: referralProposedV1.type },
      { table: 'referral', at: 'changed_at', event: referralProposedV1.type },
    ]);
  }
}
