import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign, verify } from 'node:crypto';
import { type KeyPair, NKeysError, NKeysErrorCode, Prefix } from '@nats-io/nkeys';
// The format alone, without the portable signatures: the package shows it to its own files only.
import { Codec } from '@nats-io/nkeys/lib/codec.js';
import { publicKeyFromRaw } from './node-keys.js';

/** What an NKEY identifies on the broker. */
export type NkeyKind = 'operator' | 'account' | 'user';

const PREFIX: Record<NkeyKind, Prefix> = { operator: Prefix.Operator, account: Prefix.Account, user: Prefix.User };
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * An NKEY that signs with `node:crypto`: the same format and the same signatures as `@nats-io/nkeys`, whose portable implementation
 * makes 66 signatures a second. A hub of a hundred members needs some four thousand activation tokens, and a node that has just
 * started spends a third of a second on its first.
 */
export class NkeyPair implements KeyPair {
  readonly #seed: string;
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #name: string;

  /** @throws Error when the seed is not an NKEY seed or its checksum is wrong. */
  constructor(seed: string) {
    this.#seed = seed.trim();
    const { prefix, buf } = Codec.decodeSeed(this.getSeed());
    this.#privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, buf]), format: 'der', type: 'pkcs8' });
    this.#publicKey = createPublicKey(this.#privateKey);
    this.#name = new TextDecoder().decode(Codec.encode(prefix, Buffer.from(this.#publicKey.export({ format: 'jwk' }).x!, 'base64url')));
  }

  /** A new key from the system's randomness. */
  static create(kind: NkeyKind): NkeyPair {
    return new NkeyPair(new TextDecoder().decode(Codec.encodeSeed(PREFIX[kind], randomBytes(32))));
  }

  /** True when the signature is by the key of this name. @throws Error when the name is none of this kind */
  static verifies(kind: NkeyKind, name: string, input: Uint8Array, signature: Uint8Array): boolean {
    const raw = Buffer.from(Codec.decode(PREFIX[kind], new TextEncoder().encode(name)));
    return verify(null, input, publicKeyFromRaw(raw.toString('base64url'), 'ed25519'), signature);
  }

  getPublicKey(): string {
    return this.#name;
  }

  getSeed(): Uint8Array {
    return new TextEncoder().encode(this.#seed);
  }

  getPrivateKey(): Uint8Array {
    const { d, x } = this.#privateKey.export({ format: 'jwk' });
    return Codec.encode(Prefix.Private, Buffer.concat([Buffer.from(d!, 'base64url'), Buffer.from(x!, 'base64url')]));
  }

  sign(input: Uint8Array): Uint8Array {
    return new Uint8Array(sign(null, input, this.#privateKey));
  }

  verify(input: Uint8Array, signature: Uint8Array): boolean {
    return verify(null, input, this.#publicKey, signature);
  }

  /** Does nothing: the key lives as long as the process that holds it. */
  clear(): void {}

  seal(): Uint8Array {
    throw new NKeysError(NKeysErrorCode.InvalidNKeyOperation);
  }

  open(): Uint8Array | null {
    throw new NKeysError(NKeysErrorCode.InvalidNKeyOperation);
  }
}
