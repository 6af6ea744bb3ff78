import { Module } from '@nestjs/common';
import { BoardModule } from '../board/board.module.js';
import { TerritoryModule } from '../territory/territory.module.js';
import { VocabularyModule } from '../vocabulary/vocabulary.module.js';
import { MatchEraser } from './erase-matches.js';
import { FindMatches } from './find-matches.js';
import { MatchIndex } from './match-index.js';
import { MatchLog } from './match-log.js';
import { MatchesController } from './matches.controller.js';
import { PruneMatches } from './prune-matches.js';

/** Matches between the candidates and vacancies of the board: explained, logged, decided by people. */
@Module({
  imports: [BoardModule, TerritoryModule, VocabularyModule],
  controllers: [MatchesController],
  providers: [MatchIndex, FindMatches, MatchLog, MatchEraser, PruneMatches],
  exports: [FindMatches, MatchLog],
})
export class MatchesModule {}
