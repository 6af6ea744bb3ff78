import {
  trainingEnrolmentCompletedV1, trainingEnrolmentConfirmedV1, trainingEnrolmentDeclinedV1, trainingEnrolmentRequestedV1, trainingEnrolmentWithdrawnV1, type EnrolmentState,
} from '@filiera/contracts';
import { Consumes, MemberRegistry, Projects, refuseInDoubt, type Delivery, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { notRequested } from './enrolment-errors.js';
import { EnrolmentEntity } from './enrolment.entity.js';
import { mergeEnrolment, type EnrolmentStep } from './merge-enrolment.js';
import { oneCourseAtATime } from './one-course-at-a-time.js';
import { refuseForeignEnrolment } from './refuse-foreign-enrolment.js';
import { prevailingEnrolment } from './stored-enrolment.js';

/** Writes what either party says of an enrolment. Course and candidate are references: they may become known later. */
@Projects('enrolment')
@Controller()
export class EnrolmentProjection {
  constructor(private readonly registry: MemberRegistry) {}

  @Consumes(trainingEnrolmentRequestedV1)
  async onRequested(event: ReceivedEvent<EnrolmentState>, delivery: Delivery): Promise<void> {
    await this.record(event, delivery);
  }

  @Consumes(trainingEnrolmentConfirmedV1)
  async onConfirmed(event: ReceivedEvent<EnrolmentState>, delivery: Delivery): Promise<void> {
    await this.record(event, delivery);
  }

  @Consumes(trainingEnrolmentDeclinedV1)
  async onDeclined(event: ReceivedEvent<EnrolmentState>, delivery: Delivery): Promise<void> {
    await this.record(event, delivery);
  }

  @Consumes(trainingEnrolmentWithdrawnV1)
  async onWithdrawn(event: ReceivedEvent<EnrolmentState>, delivery: Delivery): Promise<void> {
    await this.record(event, delivery);
  }

  @Consumes(trainingEnrolmentCompletedV1)
  async onCompleted(event: ReceivedEvent<EnrolmentState>, delivery: Delivery): Promise<void> {
    await this.record(event, delivery);
  }

  private async record(event: ReceivedEvent<EnrolmentState>, delivery: Delivery): Promise<void> {
    const { tx } = delivery;
    const received: EnrolmentStep = { event: event.id, version: event.version, person: event.person!, by: event.source, state: event.data };
    await oneCourseAtATime(event.data.course, tx);
    const stored = await tx.findOne(EnrolmentEntity, { where: { id: event.entity }, lock: { mode: 'pessimistic_write' } });
    const known = stored && prevailingEnrolment(stored);
    refuseForeignEnrolment(received, known, this.registry.self().id);
    if (known === null) await this.refuseUnlessRequested(event, delivery);
    if (mergeEnrolment(known, received) === received) await keepPrevailing(event, tx);
    if (event.data.status === 'requested') await tx.query(`UPDATE enrolment SET asked_at = $2 WHERE id = $1`, [event.entity, event.time]);
  }

  /**
   * An own request is in the table before anybody hears of it, so whoever answers what is not there was not asked, and would only keep the candidate from being enrolled. A node
   * that was restored remembers its requests first. A rebuild goes without requests past their time, and leaves out by itself what was set aside.
   * @throws Refused, with which the event goes to quarantine; InDoubt
   */
  private async refuseUnlessRequested({ data }: ReceivedEvent<EnrolmentState>, { tx, own, rebuild }: Delivery): Promise<void> {
    if (own || rebuild || data.holder !== this.registry.self().id) return;
    await refuseInDoubt(tx);
    throw notRequested();
  }
}

async function keepPrevailing(event: ReceivedEvent<EnrolmentState>, tx: Transaction): Promise<void> {
  const { data } = event;
  await tx.query(
    `INSERT INTO enrolment (id, version, person, status, course, course_owner, holder, answer_by, position, decline_reason, skills, written_by, event, changed_at, correlation)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (id) DO UPDATE SET version = excluded.version, status = excluded.status, position = excluded.position, decline_reason = excluded.decline_reason,
       skills = excluded.skills, written_by = excluded.written_by, event = excluded.event, changed_at = excluded.changed_at`,
    [event.entity, event.version, event.person, data.status, data.course, data.courseOwner, data.holder, data.answerBy, data.position ?? null,
      data.declineReason ?? null, data.skills ?? null, event.source, event.id, event.time, event.correlationId],
  );
}
