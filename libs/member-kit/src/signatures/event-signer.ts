import { sign, type KeyObject } from 'node:crypto';
import { leafOf, signedBytes, treeOf } from '@filiera/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import { RegistryCache } from '../registry/registry-cache.js';

/** One signature over the events of a batch, and what each of them needs to show that it is one of those. */
export interface BatchSignature {
  /** Ed25519 in base64url. */
  readonly signature: string;
  /** In the order of the events; nothing where there is only one. */
  readonly proofs: readonly (string | undefined)[];
  /** From which the proofs can be made again: 32 bytes for each event. */
  readonly leaves: Buffer;
}

/** Signs a batch of events. @param inputs what `signingInput` gives for each, at least one */
export function signTogether(inputs: readonly Uint8Array[], key: KeyObject): BatchSignature {
  const leaves = inputs.map(leafOf);
  const { root, proofs } = treeOf(leaves);
  return { signature: sign(null, signedBytes(root), key).toString('base64url'), proofs, leaves: Buffer.concat(leaves) };
}

/** Signs what this node publishes, with the key that never leaves it. */
@Injectable()
export class EventSigner {
  constructor(@Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions, private readonly registry: RegistryCache) {}

  /** Name of the key in use. */
  get keyId(): string {
    return this.options.signing.kid;
  }

  /** When the key in use ends, or has ended, as the registry has it; null where that names no end, or does not know the key yet. */
  async endOfKey(): Promise<Date | null> {
    const own = (await this.registry.all()).get(this.options.self.id);
    const end = own?.signingKeys.find(({ kid }) => kid === this.keyId)?.validUntil;
    return end === undefined ? null : new Date(end);
  }

  /** As {@link signTogether}. */
  sign(inputs: readonly Uint8Array[]): BatchSignature {
    return signTogether(inputs, this.options.signing.privateKey);
  }
}
