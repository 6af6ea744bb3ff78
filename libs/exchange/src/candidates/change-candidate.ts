import type { CandidateProfile, CandidateWithdrawnV1 } from '@filiera/contracts';
import { Clock, Erasures, MemberRegistry, UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { AddedByKind } from '../features/added-by-kind.js';
import { refuseStaleVersion, type Expected } from '../versions/expected-version.js';
import { sameData } from '../versions/same-data.js';
import { CandidateStore, type HeldCandidate } from './candidate-store.js';
import type { CandidateEntity } from './candidate.entity.js';
import { ChecksProfile } from './checks-profile.js';
import { FollowsDelegation } from './follows-delegation.js';
import { PublishCandidate } from './publish-candidate.js';
import type { SharedPart } from './shared-parts.js';
import { decideSharing, needsGuardian, refuseMinorWithoutGuardian } from './sharing.js';
import { toCandidateProfile } from './to-candidate-profile.js';

/** What a use case wants changed in a candidate. */
export interface CandidateChange {
  /** Columns that get a new value. */
  readonly columns?: Partial<Omit<CandidateEntity, 'id' | 'standing' | 'version' | 'createdAt' | 'updatedAt'>>;
  /** Exactly the sections to share from now on; left out, nothing changes. */
  readonly sections?: readonly SharedPart[];
  /** What the network is told when nothing is shared any more. */
  readonly reason?: CandidateWithdrawnV1['reason'];
  /** What holds is told once more though nothing has changed: what was told of it is about to be dropped everywhere. */
  readonly again?: boolean;
}

/**
 * The one way in which a registered candidate changes: lock, check the version, decide, save, tell the network, all in
 * one transaction. When a section stops being shared, the network also erases the older copies that still carry it.
 */
@Injectable()
export class ChangeCandidate {
  constructor(
    private readonly work: UnitOfWork,
    private readonly store: CandidateStore,
    private readonly publisher: PublishCandidate,
    private readonly erasures: Erasures,
    private readonly registry: MemberRegistry,
    private readonly added: AddedByKind,
    private readonly clock: Clock,
  ) {}

  /**
   * @param decide looks at the candidate and says what changes
   * @throws NotFound, Conflict (erased, stale version, a profile that contradicts what this kind of member keeps), Refused (sections or a minor that may not be shared)
   */
  run(id: string, expected: readonly Expected[], decide: (held: HeldCandidate, now: Date) => CandidateChange): Promise<void> {
    return this.work.run(async (tx) => {
      const held = await this.store.lock(id, tx);
      refuseStaleVersion(held.candidate.version, ...expected);
      const now = this.clock.now();
      await this.apply(held, decide(held, now), now, tx);
    });
  }

  private async apply(held: HeldCandidate, change: CandidateChange, now: Date, tx: Transaction): Promise<void> {
    const { candidate, sections: current } = held;
    const changed: CandidateEntity = { ...candidate, ...change.columns };
    const wanted = change.sections ?? (needsGuardian(changed, now) ? [] : current);
    const sharing = decideSharing(current, wanted, this.registry.self().kind);
    refuseMinorWithoutGuardian(changed, wanted, now);
    const different = !sameData(changed, candidate) || sharing.granted.length + sharing.withdrawn.length > 0;
    if (!different && !change.again) return;
    if (!sameData(changed.profile, candidate.profile)) {
      for (const checker of this.added.all(ChecksProfile)) await checker.check(candidate.id, changed.profile, tx);
    }

    const before = publicOf(candidate, current);
    const after = toCandidateProfile(changed, wanted);
    const supersedes = before !== null && sharing.withdrawn.length > 0;
    changed.version = candidate.version + 1;
    await this.store.applySharing(candidate.id, sharing, now, tx);
    changed.standing = await this.publisher.publish(changed, { before, after, again: supersedes || change.again === true }, change.reason ?? 'consent-revoked', tx);
    await this.store.update({ ...changed, updatedAt: different ? now : candidate.updatedAt }, tx);
    if (changed.guardianDelegation !== candidate.guardianDelegation) {
      for (const follower of this.added.all(FollowsDelegation)) await follower.changed(candidate.id, changed.guardianDelegation, now, tx);
    }
    // Of the profile the network then keeps this version alone; it was told above even where the section was empty and nothing looks different.
    if (supersedes) await this.erasures.request(candidate.id, { scope: 'superseded', belowVersion: changed.version }, tx);
  }
}

/** What the network knows of a candidate now. */
function publicOf(candidate: CandidateEntity, sections: readonly SharedPart[]): CandidateProfile | null {
  return candidate.standing === 'published' ? toCandidateProfile(candidate, sections) : null;
}
