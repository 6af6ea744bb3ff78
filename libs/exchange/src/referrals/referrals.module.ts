import { Module } from '@nestjs/common';
import { ActOnReferral } from './act-on-referral.js';
import { EndReferralsOf } from './end-referrals-of.js';
import { EraseReferrals } from './erase-referrals.js';
import { KeepContacts } from './keep-contacts.js';
import { KnownSubjects } from './known-subjects.js';
import { OnCrossingProposal } from './on-crossing-proposal.js';
import { OwnCandidates } from './own-candidates.js';
import { ProposeReferral } from './propose-referral.js';
import { PruneReferrals } from './prune-referrals.js';
import { ReadReferrals } from './read-referrals.js';
import { ReferralProjection } from './referral-projection.js';
import { ReferralsController } from './referrals.controller.js';
import { RestoreContacts } from './restore-contacts.js';
import { ShareContacts } from './share-contacts.js';

/** Referrals between the holder of a candidate and the owner of a vacancy, with the candidate's contacts once accepted. */
@Module({
  controllers: [ReferralsController, ReferralProjection, KeepContacts, OnCrossingProposal],
  providers: [ActOnReferral, EndReferralsOf, EraseReferrals, KnownSubjects, OwnCandidates, ProposeReferral, PruneReferrals, ReadReferrals, RestoreContacts, ShareContacts],
  exports: [ActOnReferral, EndReferralsOf, KnownSubjects],
})
export class ReferralsModule {}
