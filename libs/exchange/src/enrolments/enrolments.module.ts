import { Module } from '@nestjs/common';
import { CandidatesModule } from '../candidates/candidates.module.js';
import { OwnCandidates } from '../referrals/own-candidates.js';
import { ActOnEnrolment } from './act-on-enrolment.js';
import { AddGainedSkills } from './add-gained-skills.js';
import { AnswerEnrolmentsController } from './answer-enrolments.controller.js';
import { EnrolmentPlacesModule } from './enrolment-places.module.js';
import { EnrolmentProjection } from './enrolment-projection.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EraseEnrolments } from './erase-enrolments.js';
import { OnOtherPartysStep } from './on-other-partys-step.js';
import { PruneEnrolments } from './prune-enrolments.js';
import { ReadEnrolments } from './read-enrolments.js';
import { RequestEnrolment } from './request-enrolment.js';
import { RestoreGainedSkills } from './restore-gained-skills.js';
import { TellEnrolmentsAgain } from './tell-enrolments-again.js';

/** Enrolments between the holder of a candidate and whoever gives a course: asked for, taken back, and what was learnt added to the profile. */
@Module({
  imports: [CandidatesModule, EnrolmentPlacesModule],
  controllers: [EnrolmentsController, EnrolmentProjection, OnOtherPartysStep],
  providers: [ActOnEnrolment, AddGainedSkills, EraseEnrolments, OwnCandidates, PruneEnrolments, ReadEnrolments, RequestEnrolment],
  exports: [ActOnEnrolment, AddGainedSkills, ReadEnrolments],
})
export class EnrolmentsModule {}

/** Answering enrolments in the courses that a member gives. */
@Module({ imports: [EnrolmentPlacesModule, EnrolmentsModule], controllers: [AnswerEnrolmentsController], providers: [RestoreGainedSkills, TellEnrolmentsAgain] })
export class AnswerEnrolmentsModule {}
