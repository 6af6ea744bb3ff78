import { defineEvent } from '../events/event-contract.js';
import { OneOf } from '../fields/values.js';
import { invalidMembers, member } from './examples.js';
import { MemberRecord, type MemberStatus } from './member-record.js';

/** A member has joined the network, or its registered keys have changed. */
export class NetworkMemberJoinedV1 extends MemberRecord {
  /** Always `active`. */
  @OneOf(['active'])
  override status!: MemberStatus;
}

const example: MemberRecord = { ...member, status: 'active' };

export const networkMemberJoinedV1 = defineEvent('network.member-joined.v1', {
  payload: NetworkMemberJoinedV1,
  description: 'A member has joined the network, or its registered keys have changed.',
  example,
  moreExamples: [{ ...example, encryptionKeys: [], httpUrl: undefined }],
  invalidExamples: [
    ...invalidMembers(example),
    { why: 'the status belongs to another event', value: { ...example, status: 'left' } },
  ],
});
