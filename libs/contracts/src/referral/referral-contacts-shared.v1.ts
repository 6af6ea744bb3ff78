import { defineEvent } from '../events/event-contract.js';
import { Obeys } from '../fields/field-rule.js';
import { codeRule } from '../fields/values.js';
import { KEY_ID } from '../vocabulary/codes.js';

const JWE_COMPACT = codeRule('jwe', /^[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,100}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{1,8000}\.[A-Za-z0-9_-]{22}$/, 10_200, {
  it: 'JWE in forma compatta, ECDH-ES+A256KW con A256GCM',
  en: 'JWE in compact form, ECDH-ES+A256KW with A256GCM',
});

/** The candidate's contacts, for the vacancy's owner alone. The only personal identifiers that ever travel, and only encrypted. */
export class ReferralContactsSharedV1 {
  /** The contacts, JSON as schemas/referral.contacts.v1.json says, encrypted to the receiver's registered X25519 key: JWE in compact form (RFC 7516), ECDH-ES+A256KW with A256GCM. */
  @Obeys(JWE_COMPACT)
  jwe!: string;

  /** The receiver's key that it is encrypted to. */
  @Obeys(KEY_ID)
  key!: string;
}

const example: ReferralContactsSharedV1 = {
  jwe: `eyJhbGciOiJFQ0RILUVTK0EyNTZLVyJ9.${'A'.repeat(54)}.${'B'.repeat(16)}.${'C'.repeat(120)}.${'D'.repeat(22)}`,
  key: 'enc-2026-1',
};

export const referralContactsSharedV1 = defineEvent('referral.contacts-shared.v1', {
  payload: ReferralContactsSharedV1,
  description: "The holder has sent the candidate's contacts to the vacancy's owner, encrypted to its registered key, after acceptance.",
  example,
  invalidExamples: [
    { why: 'contacts in clear', value: { email: 'persona@example.org', phone: '+39 000 000000' } },
    { why: 'a compact JWE has five parts', value: { ...example, jwe: 'a.b.c' } },
    { why: 'the key is missing', value: { jwe: example.jwe } },
    { why: 'clear fields beside the secret', value: { ...example, name: 'Persona Esempio 1' } },
  ],
});
