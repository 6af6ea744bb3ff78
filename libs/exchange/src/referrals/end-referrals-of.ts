import { MemberRegistry, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { ActOnReferral } from './act-on-referral.js';
import type { ReferralCommand } from './decide-referral.js';
import { ReferralEntity } from './referral.entity.js';

/** Ends what is open for an own candidate who leaves the network: the other parties hear of it, and drop the contacts that they have. */
@Injectable()
export class EndReferralsOf {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly actions: ActOnReferral,
  ) {}

  /** @param person pseudonym of a candidate of this member */
  async run(person: string, tx: Transaction): Promise<void> {
    const open = await tx.find(ReferralEntity, {
      where: { person, holder: this.registry.self().id, status: In(['proposed', 'accepted']) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' },
    });
    for (const referral of open) await this.actions.apply(referral, endingOf(referral), tx);
  }
}

/** What the holder did is taken back; what the other party asked for is declined. */
function endingOf({ status, proposedBy }: ReferralEntity): ReferralCommand {
  return status === 'proposed' && proposedBy === 'vacancy-owner' ? { do: 'decline', reason: 'candidate-unavailable' } : { do: 'withdraw' };
}
