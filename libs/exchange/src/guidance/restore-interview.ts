import { trainingGuidanceAnnulledV1, trainingGuidanceGivenV1, type GuidanceState } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { GuidanceInterviewEntity } from './guidance-interview.entity.js';

/** After a restore: an interview is what was last told of it; the note was told to nobody, and is as the backup has it. */
@Injectable()
@RestoresOwnState('found', trainingGuidanceGivenV1, trainingGuidanceAnnulledV1)
export class RestoreInterview implements OwnStateRestorer {
  async restore({ entity, type, version, person, data, correlationId, time }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const here = await tx.findOne(GuidanceInterviewEntity, { where: { id: entity }, lock: { mode: 'pessimistic_write' } });
    if (here && here.version >= version) return true;
    const { kind, heldOn, holder, objective, nextStep } = data as GuidanceState;
    const told = {
      person: person!, kind, heldOn, holder, objective: objective ?? null, nextStep, annulled: type === trainingGuidanceAnnulledV1.type, version, story: correlationId, changedAt: time,
    };
    if (here) await tx.update(GuidanceInterviewEntity, { id: entity }, told);
    else await tx.insert(GuidanceInterviewEntity, { id: entity, note: null, recordedBy: RESTORED, ...told });
    return true;
  }
}

/** Who recorded it was told to nobody. */
const RESTORED = 'restored';
