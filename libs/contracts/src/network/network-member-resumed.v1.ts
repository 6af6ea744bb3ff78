import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidMembers, member } from './examples.js';
import { MemberRecord, type MemberStatus } from './member-record.js';

/** A suspended member is back. */
export class NetworkMemberResumedV1 extends MemberRecord {
  /** Always `active`. */
  @OneOf(['active'])
  override status!: MemberStatus;
}

const example: MemberRecord = { ...member, status: 'active' };

export const networkMemberResumedV1 = defineEvent('network.member-resumed.v1', {
  payload: NetworkMemberResumedV1,
  description: 'A suspended member is back.',
  example,
  moreExamples: [{ ...example, encryptionKeys: [], httpUrl: undefined }],
  invalidExamples: [
    ...invalidMembers(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'suspended' } },
  ],
});
