import {
  referralAcceptedV1, referralClosedV1, referralDeclinedV1, referralProposedV1, referralWithdrawnV1, type ReferralState,
} from '@filiera/contracts';
import { Consumes, type Delivery, MemberRegistry, Projects, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { mergeReferral, type ReferralStep } from './merge-referral.js';
import { ReferralEntity } from './referral.entity.js';
import { refuseForeignStep } from './refuse-foreign-step.js';
import { prevailingStep } from './stored-step.js';

/** Writes what either party says of a referral. Vacancy and candidate are references: they may become known later. */
@Projects('referral', 'referral_step')
@Controller()
export class ReferralProjection {
  constructor(private readonly registry: MemberRegistry) {}

  @Consumes(referralProposedV1)
  async onProposed(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await this.record(event, tx);
  }

  @Consumes(referralAcceptedV1)
  async onAccepted(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await this.record(event, tx);
  }

  @Consumes(referralDeclinedV1)
  async onDeclined(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await this.record(event, tx);
  }

  @Consumes(referralWithdrawnV1)
  async onWithdrawn(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await this.record(event, tx);
  }

  @Consumes(referralClosedV1)
  async onClosed(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await this.record(event, tx);
  }

  private async record(event: ReceivedEvent<ReferralState>, tx: Transaction): Promise<void> {
    const received: ReferralStep = { event: event.id, version: event.version, person: event.person!, by: event.source, at: event.time, state: event.data };
    const stored = await tx.findOne(ReferralEntity, { where: { id: event.entity }, lock: { mode: 'pessimistic_write' } });
    const known = stored && prevailingStep(stored);
    refuseForeignStep(received, known, this.registry.self().id);
    await keepStep(event, tx);
    if (mergeReferral(known, received) === received) await keepPrevailing(event, tx);
  }
}

async function keepStep(event: ReceivedEvent<ReferralState>, tx: Transaction): Promise<void> {
  await tx.query(
    `INSERT INTO referral_step (event, referral, person, version, by_member, at, status, decline_reason, outcome)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (event) DO NOTHING`,
    [event.id, event.entity, event.person, event.version, event.source, event.time, event.data.status, event.data.declineReason ?? null, event.data.outcome ?? null],
  );
}

async function keepPrevailing(event: ReceivedEvent<ReferralState>, tx: Transaction): Promise<void> {
  const { data } = event;
  await tx.query(
    `INSERT INTO referral (id, version, person, status, vacancy, vacancy_owner, holder, proposed_by, answer_by, decline_reason, outcome,
       written_by, event, changed_at, correlation)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status, decline_reason = excluded.decline_reason,
       outcome = excluded.outcome, written_by = excluded.written_by, event = excluded.event, changed_at = excluded.changed_at`,
    [event.entity, event.version, event.person, data.status, data.vacancy, data.vacancyOwner, data.holder, data.proposedBy, data.answerBy,
      data.declineReason ?? null, data.outcome ?? null, event.source, event.id, event.time, event.correlationId],
  );
}
