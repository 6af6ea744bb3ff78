import { Module } from '@nestjs/common';
import { EnrolmentPlacesModule } from '../enrolments/enrolment-places.module.js';
import { AddedByKindModule } from '../features/added-by-kind.js';
import { ReferralsModule } from '../referrals/referrals.module.js';
import { CandidateStore } from './candidate-store.js';
import { CandidatesController } from './candidates.controller.js';
import { ChangeCandidate } from './change-candidate.js';
import { CandidateEraser, EraseCandidate } from './erase-candidate.js';
import { FindCandidates } from './find-candidates.js';
import { PublishCandidate } from './publish-candidate.js';
import { RestoreCandidate } from './restore-candidate.js';
import { RegisterCandidate } from './register-candidate.js';
import { TellCandidatesAgain } from './tell-candidates-again.js';

/** The people whom a member serves: registered, shared section by section, withdrawn, erased. */
@Module({
  imports: [AddedByKindModule, EnrolmentPlacesModule, ReferralsModule],
  controllers: [CandidatesController],
  providers: [CandidateStore, PublishCandidate, RegisterCandidate, ChangeCandidate, FindCandidates, EraseCandidate, CandidateEraser, RestoreCandidate, TellCandidatesAgain],
  exports: [CandidateStore, ChangeCandidate],
})
export class CandidatesModule {}
