import { referralProposedV1, type ReferralState } from '@filiera/contracts';
import { Consumes, type Delivery, MemberRegistry, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { ActOnReferral } from './act-on-referral.js';
import { onlyOneProposalAtATime } from './one-proposal-at-a-time.js';
import { ReferralEntity } from './referral.entity.js';

/**
 * Holder and owner may propose the same pair at the same moment, each before hearing of the other. Both nodes then know both
 * proposals; the one made first stays (ids carry their time), and the proposer of the other takes it back. Only between the same two: a third who claims the vacancy's id proposes something else.
 */
@Controller()
export class OnCrossingProposal {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly actions: ActOnReferral,
  ) {}

  @Consumes(referralProposedV1)
  async onProposed(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    const me = this.registry.self().id;
    // A proposal of one's own that is being committed right now is waited for.
    const { vacancy, vacancyOwner, holder } = event.data;
    await onlyOneProposalAtATime(vacancy, event.person!, tx);
    // It may come late, or once more, when it has ended already.
    if (!(await tx.existsBy(ReferralEntity, { id: event.entity, status: 'proposed' }))) return;
    const mine = await tx.find(ReferralEntity, {
      where: { person: event.person!, vacancy, vacancyOwner, holder, status: 'proposed', writtenBy: me }, lock: { mode: 'pessimistic_write' },
    });
    for (const later of mine.filter(({ id }) => id > event.entity)) await this.actions.apply(later, { do: 'withdraw' }, tx);
  }
}
