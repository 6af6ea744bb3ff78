import type { Transaction } from '@filiera/member-kit';
import type { PrivateProfile } from './candidate.entity.js';

/** Something that knows what a profile has to say as long as it holds: a kind of member that keeps the registers behind a part of it. */
export abstract class ChecksProfile {
  /**
   * Called before a changed profile is saved, in the transaction that changes it, by whatever route; the candidate is locked.
   * @param candidate pseudonym
   * @param profile as it would be from now on
   * @throws Conflict when it contradicts what this member keeps
   */
  abstract check(candidate: string, profile: PrivateProfile, tx: Transaction): Promise<void>;
}
