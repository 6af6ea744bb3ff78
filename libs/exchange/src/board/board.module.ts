import { Module } from '@nestjs/common';
import { TerritoryModule } from '../territory/territory.module.js';
import { BoardChanges } from './board-changes.js';
import { BoardCandidateProjection, BoardVacancyProjection } from './board-projection.js';
import { BoardController } from './board.controller.js';
import { BoardEraser } from './erase-board.js';
import { PlaceBoard } from './place-board.js';
import { PruneBoard } from './prune-board.js';
import { SearchCandidates } from './search-candidates.js';
import { SearchVacancies } from './search-vacancies.js';

/** What the network offers this member, searchable. */
@Module({
  imports: [TerritoryModule],
  controllers: [BoardController, BoardVacancyProjection, BoardCandidateProjection],
  providers: [BoardChanges, SearchVacancies, SearchCandidates, BoardEraser, PruneBoard, PlaceBoard],
  exports: [BoardChanges, SearchVacancies, SearchCandidates],
})
export class BoardModule {}
