import type { KeyObject } from 'node:crypto';
import { leafOf, readProof, signingInput, type Envelope, type Headers } from '@filiera/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { publicKeyFromRaw, type RegisteredKey } from '../identity/node-keys.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import { RegistryCache, type RegisteredMembers } from '../registry/registry-cache.js';
import { CLOCK_TOLERANCE_MS } from '../time/clock-tolerance.js';
import { VerifiedBatches, type Claim } from './verified-batches.js';

/** What is to be verified. */
export interface Signed {
  readonly subject: string;
  readonly envelope: Envelope;
  readonly headers: Headers;
  readonly payload: Uint8Array;
}

/** `key-expired`: the key was not valid when the event says that it was told. */
export type Verdict = 'valid' | 'unknown-signer' | 'key-expired' | 'wrong-signature';

interface KnownKey {
  readonly key: KeyObject;
  readonly registered: RegisteredKey;
}

/** Checks who signed, with the keys of the registry; the coordinator's own come from the invitation as well, for the first events of all. */
@Injectable()
export class SignatureCheck {
  private readonly keys = new Map<string, KnownKey>();
  private readonly batches = new VerifiedBatches();
  private readonly pinned: ReadonlyMap<string, KnownKey>;

  constructor(@Inject(MESSAGING_OPTIONS) options: MessagingOptions, private readonly registry: RegistryCache) {
    const { coordinator } = options;
    this.pinned = new Map((coordinator?.signingKeys ?? []).map((key) => [
      `${coordinator!.id} ${key.kid}`,
      { key: publicKeyFromRaw(key.publicKey, 'ed25519'), registered: { ...key, validFrom: '1970-01-01T00:00:00Z' } },
    ]));
  }

  /**
   * Verdicts in the order of the messages. What was signed together is verified together.
   * @param members the registry to go by; read when left out
   */
  async verdicts(messages: readonly Signed[], members?: RegisteredMembers): Promise<Verdict[]> {
    const registered = members ?? await this.registry.all();
    const claims = messages.map((message) => this.claimOf(message, registered));
    const holding = await this.batches.verify(claims.filter((claim) => typeof claim === 'object'));
    let next = 0;
    return claims.map((claim) => (typeof claim === 'string' ? claim : holding[next++] ? 'valid' : 'wrong-signature'));
  }

  /** Whether this key of this member is one that its signatures can be checked with. */
  async knows(signer: Pick<Envelope, 'source' | 'keyId'>): Promise<boolean> {
    return this.keyOf(signer, await this.registry.all()) !== null;
  }

  /** What its signature claims, or what is wrong before that matters. */
  private claimOf({ subject, envelope, headers, payload }: Signed, members: RegisteredMembers): Claim | Verdict {
    const known = this.keyOf(envelope, members);
    if (!known) return 'unknown-signer';
    if (!wasValid(known.registered, Date.parse(envelope.time))) return 'key-expired';
    const proof = readProof(envelope.batchProof);
    if (!proof) return 'wrong-signature';
    const signer = `${envelope.source} ${known.registered.publicKey}`;
    return { key: known.key, signer, signature: envelope.signature, leaf: leafOf(signingInput(subject, headers, payload)), proof };
  }

  private keyOf({ source, keyId }: Pick<Envelope, 'source' | 'keyId'>, members: RegisteredMembers): KnownKey | null {
    const name = `${source} ${keyId}`;
    const registered = members.get(source)?.signingKeys.find((key) => key.kid === keyId);
    if (!registered) return this.pinned.get(name) ?? null;
    const known = this.keys.get(name);
    if (known && known.registered.publicKey === registered.publicKey) {
      if (known.registered === registered) return known;
      const renewed = { key: known.key, registered };
      this.keys.set(name, renewed);
      return renewed;
    }
    const fresh = { key: publicKeyFromRaw(registered.publicKey, 'ed25519'), registered };
    this.keys.set(name, fresh);
    return fresh;
  }
}

/** A key counts from a while before to a while after the moments that its registration says. */
function wasValid(key: RegisteredKey, moment: number): boolean {
  if (moment < Date.parse(key.validFrom) - CLOCK_TOLERANCE_MS) return false;
  return key.validUntil === undefined || moment < Date.parse(key.validUntil) + CLOCK_TOLERANCE_MS;
}
