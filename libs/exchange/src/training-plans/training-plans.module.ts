import { Module } from '@nestjs/common';
import { MatchesModule } from '../matches/matches.module.js';
import { VocabularyModule } from '../vocabulary/vocabulary.module.js';
import { MakeTrainingPlan } from './make-training-plan.js';
import { TrainingPlansController } from './training-plans.controller.js';

/** Individual training plans: explained, logged, decided by people. */
@Module({ imports: [MatchesModule, VocabularyModule], controllers: [TrainingPlansController], providers: [MakeTrainingPlan] })
export class TrainingPlansModule {}
