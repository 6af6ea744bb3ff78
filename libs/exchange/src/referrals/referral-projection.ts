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
    // Nobody can lock a row that is not there: whoever waited for the first step, committed meanwhile, begins again and finds it.
    if (known === null && !(await keepFirst(event, tx))) return this.record(event, tx);
    await keepStep(event, tx);
    if (known && mergeReferral(known, received) === received) await keepPrevailing(event, tx);
  }
}

async function keepStep(event: ReceivedEvent<ReferralState>, tx: Transaction): Promise<void> {
  await tx.query(
    `INSERT INTO referral_step (event, referral, person, version, by_member, at, status, decline_reason, outcome)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (event) DO NOTHING`,
    [event.id, event.entity, event.person, event.version, event.source, event.time, event.data.status, event.data.declineReason ?? null, event.data.outcome ?? null],
  );
}

/** @returns false when the referral is there already */
async function keepFirst(event: ReceivedEvent<ReferralState>, tx: Transaction): Promise<boolean> {
  const { data } = event;
  const entered = await tx.query<unknown[]>(
    `INSERT INTO referral (id, version, person, status, vacancy, vacancy_owner, holder, proposed_by, answer_by, decline_reason, outcome,
       written_by, event, changed_at, correlation)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [event.entity, event.version, event.person, data.status, data.vacancy, data.vacancyOwner, data.holder, data.proposedBy, data.answerBy,
      data.declineReason ?? null, data.outcome ?? null, event.source, event.id, event.time, event.correlationId],
  );
  return entered.length > 0;
}

/** The row is locked. */
async function keepPrevailing({ id, entity, version, source, time, data }: ReceivedEvent<ReferralState>, tx: Transaction): Promise<void> {
  await tx.query(
    `UPDATE referral SET version = $2, status = $3, decline_reason = $4, outcome = $5, written_by = $6, event = $7, changed_at = $8 WHERE id = $1`,
    [entity, version, data.status, data.declineReason ?? null, data.outcome ?? null, source, id, time],
  );
}
