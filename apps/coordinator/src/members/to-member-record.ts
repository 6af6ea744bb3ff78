import type { MemberRecord, MemberStatus } from '@filiera/contracts';
import type { Registration } from '@filiera/member-kit';
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

/** The record that a registration asks for. */
export function recordOf(registration: Registration, status: MemberStatus): MemberRecord {
  return {
    kind: registration.member.kind,
    name: registration.member.name,
    status,
    account: registration.account,
    signingKeys: [...registration.signingKeys],
    encryptionKeys: [...registration.encryptionKeys],
    agreement: registration.agreement,
    ...(registration.httpUrl ? { httpUrl: registration.httpUrl } : {}),
  };
}
