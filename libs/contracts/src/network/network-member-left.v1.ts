import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidMembers, member } from './examples.js';
import { MemberRecord, type MemberStatus } from './member-record.js';

/** A member has left the network. */
export class NetworkMemberLeftV1 extends MemberRecord {
  /** Always `left`. */
  @OneOf(['left'])
  override status!: MemberStatus;
}

const example: MemberRecord = { ...member, status: 'left' };

export const networkMemberLeftV1 = defineEvent('network.member-left.v1', {
  payload: NetworkMemberLeftV1,
  description: 'A member has left the network.',
  example,
  moreExamples: [{ ...example, encryptionKeys: [], httpUrl: undefined }],
  invalidExamples: [
    ...invalidMembers(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'active' } },
  ],
});
