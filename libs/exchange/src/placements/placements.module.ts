import { Module } from '@nestjs/common';
import { ReferralsModule } from '../referrals/referrals.module.js';
import { VacanciesModule } from '../vacancies/vacancies.module.js';
import { ErasePlacements } from './erase-placements.js';
import { PlacementOrigins } from './placement-origins.js';
import { PlacementProjection } from './placement-projection.js';
import { PlacementsController } from './placements.controller.js';
import { PrunePlacements } from './prune-placements.js';
import { ReadPlacements } from './read-placements.js';
import { RecordPlacement } from './record-placement.js';
import { RecordPlacementsController } from './record-placements.controller.js';
import { TellLearntPlacement } from './tell-learnt-placement.js';
import { TellPlacementsAgain } from './tell-placements-again.js';

/** Placements that a member may know of: for every kind that reads them. */
@Module({
  imports: [ReferralsModule],
  controllers: [PlacementsController, PlacementProjection],
  providers: [ErasePlacements, PrunePlacements, ReadPlacements],
  exports: [ReadPlacements],
})
export class PlacementsModule {}

/** Recording placements on one's own vacancies: for the kinds that the agreement lets publish them. */
@Module({
  imports: [PlacementsModule, ReferralsModule, VacanciesModule],
  controllers: [RecordPlacementsController],
  providers: [PlacementOrigins, RecordPlacement, TellLearntPlacement, TellPlacementsAgain],
  exports: [RecordPlacement, TellLearntPlacement],
})
export class RecordPlacementsModule {}
