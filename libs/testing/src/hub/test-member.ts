import type { Member, MemberKind, MemberRecord } from '@filiera/contracts';
import { createNamedKey, registeredKey, type NamedKey } from '@filiera/member-kit';

/** A member of a test's network with the keys that are otherwise on its node alone. */
export interface TestMember extends Member {
  readonly signing: NamedKey;
  readonly encryption: NamedKey;
}

const VALID_FROM = new Date('2026-01-01T00:00:00Z');

/** A member with new keys. */
export function testMember(kind: MemberKind, id = `${kind}-esempio`): TestMember {
  return { id, kind, signing: createNamedKey('ed25519'), encryption: createNamedKey('x25519') };
}

/** What the registry says of it. */
export function memberRecordOf(member: TestMember, status: MemberRecord['status'] = 'active'): MemberRecord {
  return {
    kind: member.kind,
    name: `Membro Esempio ${member.id}`,
    status,
    account: `A${'A'.repeat(55)}`,
    signingKeys: [registeredKey(member.signing, VALID_FROM)],
    encryptionKeys: [registeredKey(member.encryption, VALID_FROM)],
    agreement: '^1.0.0',
  };
}
