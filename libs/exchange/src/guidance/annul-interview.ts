import { trainingGuidanceAnnulledV1 } from '@filiera/contracts';
import { Clock, MemberRegistry, Outbox, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { decideAnnulment } from './decide-interview.js';
import { interviewNotFound, notHeldHere } from './guidance-errors.js';
import { GuidanceInterviewEntity } from './guidance-interview.entity.js';
import { toGuidanceState } from './to-guidance-state.js';

/** Annuls an interview that was recorded by mistake. */
@Injectable()
export class AnnulInterview {
  constructor(private readonly work: UnitOfWork, private readonly outbox: Outbox, private readonly registry: MemberRegistry, private readonly clock: Clock) {}

  /** @throws NotFound, Refused when another member held it, Conflict when it is annulled already */
  run(id: string): Promise<void> {
    const me = this.registry.self().id;
    return this.work.run(async (tx) => {
      const interview = await tx.findOne(GuidanceInterviewEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!interview) throw (await tx.query<unknown[]>('SELECT FROM guidance_elsewhere WHERE id = $1', [id])).length > 0 ? notHeldHere() : interviewNotFound();
      decideAnnulment(interview);
      const version = interview.version + 1;
      await tx.update(GuidanceInterviewEntity, { id }, { annulled: true, version, changedAt: this.clock.now() });
      if (interview.holder === me) return;
      await this.outbox.add(trainingGuidanceAnnulledV1, {
        entity: id, version, person: interview.person, data: toGuidanceState(interview, me), parties: [interview.holder], correlationId: interview.story,
      }, tx);
    });
  }
}
