import type { InvalidExample } from '../events/event-contract.js';
import type { MemberRecord } from './member-record.js';

/** A member with everything that can be said. The keys are placeholders. */
export const member: MemberRecord = {
  kind: 'cpi',
  name: "Centro per l'Impiego Esempio",
  status: 'active',
  account: `A${'B'.repeat(55)}`,
  signingKeys: [
    { kid: 'sig-2025-1', publicKey: 'A'.repeat(43), validFrom: '2025-01-01T00:00:00.000Z', validUntil: '2026-01-01T00:00:00.000Z' },
    { kid: 'sig-2026-1', publicKey: 'B'.repeat(43), validFrom: '2026-01-01T00:00:00.000Z' },
  ],
  encryptionKeys: [{ kid: 'enc-2026-1', publicKey: 'C'.repeat(43), validFrom: '2026-01-01T00:00:00.000Z' }],
  agreement: '^1.0.0',
  httpUrl: 'https://cpi.example',
};

/** What no record may be: `valid` is a valid one of the event. */
export function invalidMembers(valid: MemberRecord): readonly InvalidExample[] {
  const key = valid.signingKeys[0]!;
  return [
    { why: 'the kind is one the agreement knows', value: { ...valid, kind: 'ministry' } },
    { why: 'the account is a NATS account public key', value: { ...valid, account: `U${'B'.repeat(55)}` } },
    { why: 'a member signs with at least one key', value: { ...valid, signingKeys: [] } },
    { why: 'a public key has 32 bytes', value: { ...valid, signingKeys: [{ ...key, publicKey: 'short' }] } },
    { why: 'a private key never travels', value: { ...valid, signingKeys: [{ ...key, privateKey: 'A'.repeat(43) }] } },
    { why: 'a key does not end before it begins', value: { ...valid, encryptionKeys: [{ ...key, validFrom: '2026-01-02T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }] } },
    { why: 'the agreement is a range of versions', value: { ...valid, agreement: 'newest' } },
    { why: 'the name is missing', value: { ...valid, name: undefined } },
    { why: 'the address is http or https', value: { ...valid, httpUrl: 'ftp://cpi.example' } },
  ];
}
