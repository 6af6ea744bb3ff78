import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A public key as the registry of the network holds it. */
export interface RegisteredKey {
  /** Name of the key: the first 20 hexadecimal digits of the SHA-256 of its raw bytes. */
  readonly kid: string;
  /** The 32 raw bytes of the Ed25519 or X25519 public key, base64url. */
  readonly publicKey: string;
  readonly validFrom: string;
  readonly validUntil?: string;
}

/** A private key of the node with its name. */
export interface NamedKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The 32 raw bytes of the public key, base64url. */
  readonly raw: string;
}

/** What a key is for: `ed25519` signs events, `x25519` receives secrets. */
export type KeyUse = 'ed25519' | 'x25519';

/** A new key from the system's randomness. */
export function createNamedKey(use: KeyUse): NamedKey {
  const { privateKey } = use === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519');
  return named(privateKey);
}

/**
 * Reads a PKCS8 private key.
 * @throws Error when the text is not a key of the wanted use.
 */
export function namedKeyFromPem(pem: string, use: KeyUse): NamedKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== use) {
    throw new Error(`expected a private key of type ${use}, found ${privateKey.asymmetricKeyType ?? 'another kind of key'}`);
  }
  return named(privateKey);
}

/** The key as PKCS8 PEM, the form in which the node keeps it. */
export function pemOf(key: NamedKey): string {
  return key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** A public key object from its 32 raw bytes (base64url), as the registry holds them. */
export function publicKeyFromRaw(raw: string, use: KeyUse): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: use === 'ed25519' ? 'Ed25519' : 'X25519', x: raw }, format: 'jwk' });
}

/** Name of a public key, derived from the key itself: nobody can give one key another's name. */
export function kidOf(raw: string): string {
  return createHash('sha256').update(Buffer.from(raw, 'base64url')).digest('hex').slice(0, 20);
}

/** The registry's entry for a key that is valid from the given moment. */
export function registeredKey(key: NamedKey, validFrom: Date): RegisteredKey {
  return { kid: key.kid, publicKey: key.raw, validFrom: validFrom.toISOString() };
}

function named(privateKey: KeyObject): NamedKey {
  const publicKey = createPublicKey(privateKey);
  const raw = publicKey.export({ format: 'jwk' }).x!;
  return { kid: kidOf(raw), privateKey, publicKey, raw };
}
