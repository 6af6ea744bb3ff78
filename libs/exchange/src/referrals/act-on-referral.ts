import { referralAcceptedV1, referralClosedV1, referralDeclinedV1, referralWithdrawnV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, Outbox, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { refuseUnlessAcceptable } from './decide-proposal.js';
import { counterpartOf, decideReferral, partyOf, type ReferralCommand, type ReferralDecision } from './decide-referral.js';
import { dropContacts } from './drop-contacts.js';
import { keyOf, KnownSubjects } from './known-subjects.js';
import { referralNotFound } from './referral-errors.js';
import { ReferralEntity } from './referral.entity.js';
import { ShareContacts } from './share-contacts.js';
import { prevailingStep } from './stored-step.js';

const CONTRACTS = { accepted: referralAcceptedV1, declined: referralDeclinedV1, withdrawn: referralWithdrawnV1, closed: referralClosedV1 };

/** A party accepts, declines, withdraws or closes: one transaction for the decision, the event, and what follows for the contacts. */
@Injectable()
export class ActOnReferral {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MemberRegistry,
    private readonly outbox: Outbox,
    private readonly share: ShareContacts,
    private readonly subjects: KnownSubjects,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError 404 unknown, 403 not this party's to do, 409 when the status (or the vacancy, for an acceptance) does not allow it */
  run(id: string, command: ReferralCommand): Promise<void> {
    return this.work.run(async (tx) => {
      const referral = await tx.findOne(ReferralEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!referral) throw referralNotFound();
      await this.apply(referral, command, tx);
    });
  }

  /** As {@link run}, for a referral that the caller has locked. */
  async apply(referral: ReferralEntity, command: ReferralCommand, tx: Transaction): Promise<void> {
    const me = this.registry.self().id;
    const current = prevailingStep(referral);
    const decision = decideReferral(command, me, current);
    if (command.do === 'accept') {
      const vacancy = (await this.subjects.vacancies([referral], tx)).get(keyOf(referral)) ?? null;
      const candidate = partyOf(me, current.state) === 'holder' ? await this.subjects.ownCandidate(referral.person, tx) : 'not-mine';
      refuseUnlessAcceptable({ vacancy, candidate }, this.clock.now());
    }
    await this.outbox.add(CONTRACTS[decision.event], {
      entity: referral.id, version: decision.version, person: referral.person, data: decision.state,
      parties: [counterpartOf(me, decision.state)], correlationId: referral.correlation, causationId: referral.event,
    }, tx);
    await this.followContacts(referral, decision, tx);
  }

  private async followContacts(referral: ReferralEntity, { version, state }: ReferralDecision, tx: Transaction): Promise<void> {
    const { id, person, correlation } = referral;
    if (state.status === 'accepted') await this.share.once({ referral: id, version, person, state, correlationId: correlation }, tx);
    await dropContacts(id, person, state, this.clock.now(), tx);
  }
}
