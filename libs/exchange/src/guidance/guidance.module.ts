import { Module } from '@nestjs/common';
import { AnnulInterview } from './annul-interview.js';
import { EraseGuidance } from './erase-guidance.js';
import { FindInterviews } from './find-interviews.js';
import { GuidanceController } from './guidance.controller.js';
import { GuidanceProjection } from './guidance-projection.js';
import { PruneGuidance } from './prune-guidance.js';
import { RecordInterview } from './record-interview.js';
import { RestoreInterview } from './restore-interview.js';

/** Guidance interviews: recorded by whoever holds them, known to whoever holds the profile. */
@Module({
  controllers: [GuidanceController, GuidanceProjection],
  providers: [AnnulInterview, EraseGuidance, FindInterviews, PruneGuidance, RecordInterview, RestoreInterview],
})
export class GuidanceModule {}
