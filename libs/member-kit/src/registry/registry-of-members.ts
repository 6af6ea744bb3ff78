import type { Member } from '@filiera/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import type { RegisteredKey } from '../identity/node-keys.js';
import { Clock } from '../time/clock.js';
import { MemberRegistry, type RegisteredMember } from './member-registry.js';
import { RegistryCache } from './registry-cache.js';

/** The registry as the coordinator's events have built it. */
@Injectable()
export class RegistryOfMembers extends MemberRegistry {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly cache: RegistryCache,
    private readonly clock: Clock,
  ) {
    super();
  }

  override self(): Member {
    return this.options.self;
  }

  override async find(id: string): Promise<RegisteredMember | null> {
    return (await this.cache.all()).get(id) ?? null;
  }

  override async active(): Promise<RegisteredMember[]> {
    return [...(await this.cache.all()).values()].filter((member) => member.status === 'active').sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  override async encryptionKeyOf(id: string): Promise<{ kid: string; publicKey: string } | null> {
    const member = await this.find(id);
    const newest = newestToSealWith(member?.encryptionKeys ?? [], this.clock.now());
    return newest ? { kid: newest.kid, publicKey: newest.publicKey } : null;
  }
}

/**
 * The key to seal with. What is registered is on its node already, which opens what was sealed to any key it ever had: the first day of a key is
 * not looked at, because a node whose clock is behind would find no key at all.
 */
export function newestToSealWith(keys: readonly RegisteredKey[], moment: Date): RegisteredKey | undefined {
  return keys.filter(({ validUntil }) => validUntil === undefined || moment < new Date(validUntil)).toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
}
