import {
  candidateAvailabilityChangedV1, candidateRegisteredV1, candidateUpdatedV1, candidateWithdrawnV1, type CandidateProfile,
} from '@filiera/contracts';
import { Clock, RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CandidateEntity } from './candidate.entity.js';
import { CandidateStore } from './candidate-store.js';
import { PublishCandidate } from './publish-candidate.js';
import { tells, toCandidateProfile } from './to-candidate-profile.js';

/**
 * After a restore: what was told of a person is the part that they had agreed to share, and the consents themselves are not in it. Only somebody
 * who has asked them knows what holds; then what this node has follows what was told, less what was no longer shared when it was last told:
 * a consent that was withdrawn after the backup does not come back with it. Of whom nothing was told any more nothing is shared: an empty section, of
 * which what was told says neither, would otherwise be enough to tell the network of them again.
 */
@Injectable()
@RestoresOwnState('confirmed', candidateRegisteredV1, candidateUpdatedV1, candidateAvailabilityChangedV1, candidateWithdrawnV1)
export class RestoreCandidate implements OwnStateRestorer {
  constructor(private readonly store: CandidateStore, private readonly publisher: PublishCandidate, private readonly clock: Clock) {}

  async restore({ entity, version, type, data }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    if (!(await tx.existsBy(CandidateEntity, { id: entity }))) return false;
    const { candidate, sections } = await this.store.lock(entity, tx);
    const told = type === candidateWithdrawnV1.type ? null : (data as CandidateProfile);
    const local = toCandidateProfile(candidate, sections);
    const withdrawn = told ? sections.filter((section) => tells(local, section) && !tells(told, section)) : sections;
    const now = this.clock.now();
    await this.store.applySharing(entity, { granted: [], withdrawn }, now, tx);
    const kept = sections.filter((section) => !withdrawn.includes(section));
    const next: CandidateEntity = { ...candidate, version: Math.max(version, candidate.version) + 1, standing: told ? 'published' : 'withdrawn' };
    const standing = await this.publisher.publish(next, { before: told, after: toCandidateProfile(candidate, kept) }, 'consent-revoked', tx);
    await this.store.update({ ...next, standing, updatedAt: now }, tx);
    return true;
  }
}
