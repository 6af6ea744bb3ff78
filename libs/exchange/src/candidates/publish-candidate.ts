import {
  candidateAvailabilityChangedV1, candidateRegisteredV1, candidateUpdatedV1, candidateWithdrawnV1, type CandidateProfile, type CandidateWithdrawnV1,
} from '@filiera/contracts';
import { Outbox, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { EndEnrolmentsOf } from '../enrolments/end-enrolments-of.js';
import { EndReferralsOf } from '../referrals/end-referrals-of.js';
import type { CandidateEntity, CandidateStanding } from './candidate.entity.js';
import { decidePublication } from './decide-publication.js';

const CONTRACTS = { registered: candidateRegisteredV1, updated: candidateUpdatedV1, 'availability-changed': candidateAvailabilityChangedV1 };

/** What the network knew of a candidate, and what it may know now. */
export interface PublicChange {
  /** The public profile until now; null when nothing was shared. */
  readonly before: CandidateProfile | null;
  /** The public profile from now on; null when nothing may be shared. */
  readonly after: CandidateProfile | null;
  /** A profile that looks the same is told once more: the versions told until now are about to be erased, or past their time. */
  readonly again?: boolean;
}

/** Tells the network what changed in a candidate, in the transaction that changed it. */
@Injectable()
export class PublishCandidate {
  constructor(private readonly outbox: Outbox, private readonly referrals: EndReferralsOf, private readonly enrolments: EndEnrolmentsOf) {}

  /**
   * Adds the event that leads from the public profile before to the one after, if there is a difference. Who leaves the network leaves its referrals and courses too.
   * @param candidate with its new version already set
   * @returns where the candidate stands afterwards
   */
  async publish(
    candidate: CandidateEntity, { before, after, again }: PublicChange, reason: CandidateWithdrawnV1['reason'], tx: Transaction,
  ): Promise<CandidateStanding> {
    const publication = decidePublication(before, after, again);
    if (!publication) return candidate.standing;
    const of = { entity: candidate.id, person: candidate.id, version: candidate.version };
    if (publication.event === 'withdrawn') {
      await this.outbox.add(candidateWithdrawnV1, { ...of, data: { reason } }, tx);
      await this.referrals.run(candidate.id, tx);
      await this.enrolments.run(candidate.id, tx);
      return 'withdrawn';
    }
    await this.outbox.add(CONTRACTS[publication.event], { ...of, data: publication.profile }, tx);
    return 'published';
  }
}
