import { networkCrisisAnnouncedV1, networkCrisisWithdrawnV1, type CrisisState } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CrisisEntity } from './crisis.entity.js';

/** After a restore: a crisis is what was last told of it, except for the firm, which was not told: that is as the backup has it. */
@Injectable()
@RestoresOwnState('found', networkCrisisAnnouncedV1, networkCrisisWithdrawnV1)
export class RestoreCrisis implements OwnStateRestorer {
  async restore({ entity, version, data, correlationId, time }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const here = await tx.findOne(CrisisEntity, { where: { id: entity }, lock: { mode: 'pessimistic_write' } });
    if (here && here.version >= version) return true;
    const { status, announcedOn, withdrawalReason, ...content } = data as CrisisState;
    const row = { status, content, announcedOn, withdrawalReason: withdrawalReason ?? null, story: correlationId, version, changedAt: time };
    if (here) await tx.update(CrisisEntity, { id: entity }, row);
    else await tx.insert(CrisisEntity, { id: entity, firm: null, ...row });
    return true;
  }
}
