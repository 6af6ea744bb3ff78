import type { Transaction } from '@filiera/member-kit';

/** Something that follows whether a guardian has delegated this member to share a minor's profile: a kind of member that keeps the delegations themselves. */
export abstract class FollowsDelegation {
  /**
   * Called in the transaction in which it was recorded, by whatever route.
   * @param candidate pseudonym
   * @param given whether the delegation is in force from now on
   */
  abstract changed(candidate: string, given: boolean, now: Date, tx: Transaction): Promise<void>;
}
