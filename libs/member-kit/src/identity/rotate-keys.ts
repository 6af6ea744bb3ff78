import { existsSync, rmSync } from 'node:fs';
import { createNamedKey, namedKeyFromPem, pemOf, registeredKey, type RegisteredKey } from './node-keys.js';
import { readRegistration, type Registration, userCredentials } from './init-node.js';
import { NkeyPair } from './nkey-pair.js';
import type { NodeHome } from './node-home.js';
import { proveRegistration, type RegistrationProof } from './registration-proof.js';

/** The old signing key stays valid this long after a rotation, for events that were sealed and not yet sent. */
const OVERLAP_MS = 60 * 60 * 1000;

/** What the coordinator is asked: to register new keys, signed with the key that is in force until then. */
export interface RotationRequest {
  /** Old keys with their end, new keys from the moment of asking. */
  readonly registration: Registration;
  /** When the keys were made, ISO 8601. */
  readonly issued: string;
  readonly proof: RegistrationProof;
}

/** New keys that the home folder holds as pending: nothing that the node uses has changed yet. */
export interface Rotation {
  /** To be sent, and sent again as it is when no answer came: the coordinator may have taken it. */
  readonly request: RotationRequest;
  /** True when an earlier call made it and was interrupted. */
  readonly resumed: boolean;
  /** Puts the new keys in use; called once the coordinator has accepted them. Interrupted at any point, it is finished by the next rotation. */
  commit(): Promise<void>;
  /** Forgets the new keys; called when the coordinator certainly does not have them. */
  abandon(): void;
}

/** The file of pending keys: one, so that keys and request are there together or not at all. */
interface Pending {
  readonly request: RotationRequest;
  /** PKCS8 PEM. */
  readonly signing: string;
  readonly encryption: string;
}

/**
 * Makes new signing and encryption keys and writes them down, with the request for them, before anyone is asked: whoever is interrupted after the
 * coordinator has taken them would otherwise have keys in the registry that exist nowhere. Keys that an interrupted rotation left are taken up again.
 * The account key stays: it is what the hub knows the node by. The older encryption key is kept, so that what was sealed for it can still be opened.
 */
export function rotateKeys(home: NodeHome, now: Date): Rotation {
  const resumed = existsSync(home.rotation);
  if (!resumed) home.write(home.rotation, JSON.stringify(newKeys(home, now), null, 2));
  const pending = JSON.parse(home.read(home.rotation)) as Pending;
  return {
    request: pending.request,
    resumed,
    commit: () => putInUse(home, pending),
    abandon: () => rmSync(home.rotation),
  };
}

function newKeys(home: NodeHome, now: Date): Pending {
  const before = readRegistration(home);
  const signing = createNamedKey('ed25519');
  const encryption = createNamedKey('x25519');
  const registration: Registration = {
    ...before,
    signingKeys: [...ended(before.signingKeys, new Date(now.getTime() + OVERLAP_MS)), registeredKey(signing, now)],
    encryptionKeys: [...ended(before.encryptionKeys, now), registeredKey(encryption, now)],
  };
  const issued = now.toISOString();
  const proof = proveRegistration(registration, `rotation ${issued}`, namedKeyFromPem(home.read(home.signing), 'ed25519'), new NkeyPair(home.read(home.account)));
  return { request: { registration, issued, proof }, signing: pemOf(signing), encryption: pemOf(encryption) };
}

/** Each write can be repeated, and the pending keys go last. */
async function putInUse(home: NodeHome, { request: { registration }, signing, encryption }: Pending): Promise<void> {
  const older = namedKeyFromPem(home.read(home.encryption), 'x25519');
  if (older.kid !== registration.encryptionKeys.at(-1)!.kid) home.write(home.olderEncryption(older.kid), pemOf(older));
  home.write(home.encryption, encryption);
  home.write(home.signing, signing);
  home.write(home.credentials, await userCredentials(new NkeyPair(home.read(home.account)), registration.member.id));
  home.write(home.registration, `${JSON.stringify(registration, null, 2)}\n`);
  rmSync(home.rotation);
}

function ended(keys: readonly RegisteredKey[], end: Date): RegisteredKey[] {
  return keys.map((key) => (key.validUntil ? key : { ...key, validUntil: end.toISOString() }));
}
