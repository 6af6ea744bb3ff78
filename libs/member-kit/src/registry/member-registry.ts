import type { Member, MemberKind } from '@filiera/contracts';
import type { RegisteredKey } from '../identity/node-keys.js';

/** A member as the coordinator registered it. */
export interface RegisteredMember extends Member {
  readonly kind: MemberKind;
  readonly name: string;
  readonly status: 'active' | 'suspended' | 'left';
  /** Public key of its account on the hub. */
  readonly account: string;
  readonly signingKeys: readonly RegisteredKey[];
  readonly encryptionKeys: readonly RegisteredKey[];
  /** Versions of the agreement it understands, a semver range. */
  readonly agreement: string;
  readonly httpUrl: string | null;
}

/** Who is in the network, from the coordinator's events: a projection like any other. */
export abstract class MemberRegistry {
  /** This node's own member. */
  abstract self(): Member;
  abstract find(id: string): Promise<RegisteredMember | null>;
  /** Members that are neither suspended nor gone, by id. */
  abstract active(): Promise<RegisteredMember[]>;
  /** The key to seal secrets for this member with: the newest one that is valid now. */
  abstract encryptionKeyOf(id: string): Promise<{ kid: string; publicKey: string } | null>;
}
