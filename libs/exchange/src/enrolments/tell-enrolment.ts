import {
  trainingEnrolmentCompletedV1, trainingEnrolmentConfirmedV1, trainingEnrolmentDeclinedV1, trainingEnrolmentRequestedV1, trainingEnrolmentWithdrawnV1, type EnrolmentState,
} from '@filiera/contracts';
import { MemberRegistry, Outbox, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import type { EnrolmentEntity } from './enrolment.entity.js';

const CONTRACTS = {
  requested: trainingEnrolmentRequestedV1, confirmed: trainingEnrolmentConfirmedV1, waiting: trainingEnrolmentConfirmedV1, declined: trainingEnrolmentDeclinedV1,
  withdrawn: trainingEnrolmentWithdrawnV1, completed: trainingEnrolmentCompletedV1,
};

/** Tells the other party of an enrolment where it stands now; this node's own row follows in the same transaction. */
@Injectable()
export class TellEnrolment {
  constructor(private readonly outbox: Outbox, private readonly registry: MemberRegistry) {}

  /** A step of an enrolment that is known here. */
  async next({ id, version, person, correlation, event }: EnrolmentEntity, state: EnrolmentState, tx: Transaction): Promise<void> {
    await this.outbox.add(CONTRACTS[state.status], {
      entity: id, version: version + 1, person, data: state, parties: [this.counterpart(state)], correlationId: correlation, causationId: event,
    }, tx);
  }

  /** The first step. */
  async first(id: string, person: string, state: EnrolmentState, tx: Transaction): Promise<void> {
    await this.outbox.add(trainingEnrolmentRequestedV1, { entity: id, version: 1, person, data: state, parties: [this.counterpart(state)] }, tx);
  }

  /** Whoever enrols an own candidate in an own course is both parties. */
  private counterpart({ holder, courseOwner }: EnrolmentState): string {
    return this.registry.self().id === holder ? courseOwner : holder;
  }
}
