import { needDeclaredV1, needWithdrawnV1, type NeedState } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { NeedEntity } from './need.entity.js';

/** After a restore: a need is what was last told of it, except for the firm, which was not told: that is as the backup has it. */
@Injectable()
@RestoresOwnState('found', needDeclaredV1, needWithdrawnV1)
export class RestoreNeed implements OwnStateRestorer {
  async restore({ entity, version, data, correlationId, time }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const here = await tx.findOne(NeedEntity, { where: { id: entity }, lock: { mode: 'pessimistic_write' } });
    if (here && here.version >= version) return true;
    const { status, declaredOn, takeUpBy, withdrawalReason, ...content } = data as NeedState;
    const row = { status, content, declaredOn, takeUpBy: new Date(takeUpBy), withdrawalReason: withdrawalReason ?? null, story: correlationId, version, changedAt: time };
    if (here) await tx.update(NeedEntity, { id: entity }, row);
    else await tx.insert(NeedEntity, { id: entity, firm: null, ...row });
    return true;
  }
}
