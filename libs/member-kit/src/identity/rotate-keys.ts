import { createNamedKey, namedKeyFromPem, type NamedKey, pemOf, registeredKey, type RegisteredKey } from './node-keys.js';
import { readRegistration, type Registration, userCredentials } from './init-node.js';
import { NkeyPair } from './nkey-pair.js';
import type { NodeHome } from './node-home.js';

/** The old signing key stays valid this long after a rotation, for events that were sealed and not yet sent. */
const OVERLAP_MS = 60 * 60 * 1000;

/** New keys made in memory: nothing in the home folder has changed yet. */
export interface Rotation {
  /** The registration to send: old keys with their end, new keys from now. */
  readonly registration: Registration;
  /** Key in force until now: it signs the request that registers its successors. */
  readonly current: NamedKey;
  /** Writes the new keys into the home folder; called once the coordinator accepted them. */
  commit(): Promise<void>;
}

/**
 * Prepares new signing and encryption keys and new broker credentials. The account key stays: it is what the hub knows the node by.
 * The older encryption key is kept, so that what was sealed for it can still be opened.
 */
export function rotateKeys(home: NodeHome, now: Date): Rotation {
  const before = readRegistration(home);
  const current = namedKeyFromPem(home.read(home.signing), 'ed25519');
  const encryption = namedKeyFromPem(home.read(home.encryption), 'x25519');
  const nextSigning = createNamedKey('ed25519');
  const nextEncryption = createNamedKey('x25519');
  const registration: Registration = {
    ...before,
    signingKeys: [...ended(before.signingKeys, new Date(now.getTime() + OVERLAP_MS)), registeredKey(nextSigning, now)],
    encryptionKeys: [...ended(before.encryptionKeys, now), registeredKey(nextEncryption, now)],
  };
  return {
    registration,
    current,
    async commit() {
      home.write(home.olderEncryption(encryption.kid), pemOf(encryption));
      home.write(home.encryption, pemOf(nextEncryption));
      home.write(home.signing, pemOf(nextSigning));
      home.write(home.credentials, await userCredentials(new NkeyPair(home.read(home.account)), before.member.id));
      home.write(home.registration, `${JSON.stringify(registration, null, 2)}\n`);
    },
  };
}

function ended(keys: readonly RegisteredKey[], end: Date): RegisteredKey[] {
  return keys.map((key) => (key.validUntil ? key : { ...key, validUntil: end.toISOString() }));
}
