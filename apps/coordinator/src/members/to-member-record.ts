import type { MemberRecord } from '@filiera/contracts';
import type { RegisteredMemberEntity } from './registered-member.entity.js';

/** The public record of a member, field by field. */
export function toMemberRecord(member: RegisteredMemberEntity): MemberRecord {
  return {
    kind: member.kind,
    name: member.name,
    status: member.status,
    account: member.account,
    signingKeys: member.signingKeys,
    encryptionKeys: member.encryptionKeys,
    agreement: member.agreement,
    ...(member.httpUrl ? { httpUrl: member.httpUrl } : {}),
  };
}
