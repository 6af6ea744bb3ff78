import type { MemberRecord, MemberStatus } from '@filiera/contracts';
import type { Registration } from './init-node.js';

/** The record of the network's registry that a registration asks for. */
export function memberRecordOf(registration: Registration, status: MemberStatus): MemberRecord {
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
