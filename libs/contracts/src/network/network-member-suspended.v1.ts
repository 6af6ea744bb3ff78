import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidMembers, member } from './examples.js';
import { MemberRecord, type MemberStatus } from './member-record.js';

/** A member has been suspended: it neither publishes nor reads. */
export class NetworkMemberSuspendedV1 extends MemberRecord {
  /** Always `suspended`. */
  @OneOf(['suspended'])
  override status!: MemberStatus;
}

const example: MemberRecord = { ...member, status: 'suspended' };

export const networkMemberSuspendedV1 = defineEvent('network.member-suspended.v1', {
  payload: NetworkMemberSuspendedV1,
  description: 'A member has been suspended: it neither publishes nor reads.',
  example,
  moreExamples: [{ ...example, encryptionKeys: [], httpUrl: undefined }],
  invalidExamples: [
    ...invalidMembers(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'active' } },
  ],
});
