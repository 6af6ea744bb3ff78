import { createHash, sign, verify } from 'node:crypto';
import type { Registration } from './init-node.js';
import { type NamedKey, publicKeyFromRaw } from './node-keys.js';
import { NkeyPair } from './nkey-pair.js';

/** Proof that whoever registers holds the private keys: nobody can register, or take over, the keys of another. */
export interface RegistrationProof {
  /** Signature by the signing key, base64url. */
  readonly signing: string;
  /** Signature by the account's NKEY, base64url. */
  readonly account: string;
}

/** Signs a registration for one purpose: the invitation that it answers, or the member's rotation of keys. */
export function proveRegistration(registration: Registration, purpose: string, signing: NamedKey, account: NkeyPair): RegistrationProof {
  const bytes = provenBytes(registration, purpose);
  return {
    signing: sign(null, bytes, signing.privateKey).toString('base64url'),
    account: Buffer.from(account.sign(bytes)).toString('base64url'),
  };
}

/** True when both signatures are by the keys named: the account of the registration, and the given raw Ed25519 key. */
export function registrationIsProven(registration: Registration, purpose: string, signingKey: string, proof: RegistrationProof): boolean {
  const bytes = provenBytes(registration, purpose);
  try {
    return verify(null, bytes, publicKeyFromRaw(signingKey, 'ed25519'), Buffer.from(proof.signing, 'base64url'))
      && NkeyPair.verifies('account', registration.account, bytes, Buffer.from(proof.account, 'base64url'));
  } catch {
    return false;
  }
}

function provenBytes(registration: Registration, purpose: string): Buffer {
  const about = createHash('sha256').update(purpose).digest('base64url');
  return Buffer.from(`filiera-registration\n${about}\n${canonical(registration)}`);
}

/** JSON with sorted keys: what is signed does not depend on the order in which a program wrote the fields. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (value && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
