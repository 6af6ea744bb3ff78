import { FollowsDelegation, localDate } from '@filiera/exchange';
import { IdSource, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { GuardianDelegationEntity } from './guardian-delegation.entity.js';

/**
 * Every delegation has its row, by whatever route it was given or withdrawn: the candidates' own route for consents, too, opens and closes them. Where nobody
 * says when the guardian signed, it is the day on which it was recorded.
 */
@Injectable()
export class KeepDelegations extends FollowsDelegation {
  constructor(private readonly ids: IdSource) {
    super();
  }

  async changed(candidate: string, given: boolean, now: Date, tx: Transaction): Promise<void> {
    const open = { candidate, withdrawnOn: IsNull() };
    if (!given) await tx.update(GuardianDelegationEntity, open, { withdrawnOn: localDate(now) });
    else if (!(await tx.existsBy(GuardianDelegationEntity, open))) {
      await tx.insert(GuardianDelegationEntity, { id: this.ids.entityId(), candidate, givenOn: localDate(now), withdrawnOn: null });
    }
  }
}
