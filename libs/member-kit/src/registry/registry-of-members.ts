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
    const now = this.clock.now();
    const valid = (member?.encryptionKeys ?? []).filter((key) => isValidAt(key, now));
    const newest = valid.sort((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
    return newest ? { kid: newest.kid, publicKey: newest.publicKey } : null;
  }
}

/** Whether a key counts at a moment. */
export function isValidAt(key: RegisteredKey, moment: Date): boolean {
  return new Date(key.validFrom) <= moment && (key.validUntil === undefined || moment < new Date(key.validUntil));
}
