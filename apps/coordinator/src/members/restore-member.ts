import {
  networkMemberJoinedV1, networkMemberLeftV1, networkMemberResumedV1, networkMemberSuspendedV1, type MemberRecord,
} from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { RegisteredMemberEntity } from './registered-member.entity.js';

/** After a restore: a member stands in the registry as the network was last told, suspensions and keys included. */
@Injectable()
@RestoresOwnState('found', networkMemberJoinedV1, networkMemberSuspendedV1, networkMemberResumedV1, networkMemberLeftV1)
export class RestoreMember implements OwnStateRestorer {
  async restore({ entity, version, data, time }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const here = await tx.findOne(RegisteredMemberEntity, { where: { id: entity }, lock: { mode: 'pessimistic_write' } });
    if (here && here.version >= version) return true;
    const { httpUrl, ...record } = data as MemberRecord;
    await tx.save(RegisteredMemberEntity, { ...record, httpUrl: httpUrl ?? null, id: entity, version, changedAt: time });
    return true;
  }
}
