import { localDate, trainingGuidanceGivenV1 } from '@filiera/contracts';
import { Clock, IdSource, MemberRegistry, Outbox, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { holdCandidate } from '../internships/held-candidate.js';
import { decideInterview, type HeldInterview } from './decide-interview.js';
import { personUnknown } from './guidance-errors.js';
import { GuidanceInterviewEntity } from './guidance-interview.entity.js';
import { toGuidanceState } from './to-guidance-state.js';

/** Records a guidance interview, and tells the member that holds the profile where that is another one. */
@Injectable()
export class RecordInterview {
  constructor(
    private readonly work: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly registry: MemberRegistry,
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /**
   * @param person pseudonym of an own candidate, or of one on the network
   * @param by label of the key or token that records it
   * @returns the id of the interview
   * @throws NotFound for a person whom this node does not know, Conflict for one who was erased, Invalid for a day to come
   */
  run(person: string, { kind, heldOn, objective, nextStep, note }: HeldInterview, by: string): Promise<string> {
    const now = this.clock.now();
    const me = this.registry.self().id;
    decideInterview({ kind, heldOn, nextStep }, localDate(now));
    return this.work.run(async (tx) => {
      const interview: GuidanceInterviewEntity = {
        id: this.ids.entityId(), person, holder: await holderOf(person, me, tx), kind, heldOn, objective: objective ?? null, nextStep, note: note ?? null, annulled: false, version: 1,
        story: this.ids.eventId(), recordedBy: by, changedAt: now,
      };
      await tx.insert(GuidanceInterviewEntity, interview);
      if (interview.holder !== me) {
        await this.outbox.add(trainingGuidanceGivenV1, {
          entity: interview.id, version: 1, person, data: toGuidanceState(interview, me), parties: [interview.holder], correlationId: interview.story,
        }, tx);
      }
      return interview.id;
    });
  }
}

/** An own candidate, shared or not, is this member's whoever else claims the pseudonym; anybody else is the holder's whose profile the board shows. */
async function holderOf(person: string, me: string, tx: Transaction): Promise<string> {
  if (await tx.existsBy(CandidateEntity, { id: person })) {
    await holdCandidate(person, tx);
    return me;
  }
  const [shown] = await tx.query<{ publisher: string }[]>('SELECT publisher FROM board_candidate WHERE person = $1 AND content IS NOT NULL ORDER BY event_time LIMIT 1', [person]);
  if (!shown) throw personUnknown();
  return shown.publisher;
}
