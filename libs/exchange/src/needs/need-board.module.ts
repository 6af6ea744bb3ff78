import { Module } from '@nestjs/common';
import { BoardNeedProjection } from './board-need-projection.js';
import { BoardNeedsController } from './board-needs.controller.js';
import { PruneNeedBoard } from './prune-need-board.js';
import { SearchNeeds } from './search-needs.js';

/** Needs of firms and announced projects of the whole network, searchable. */
@Module({ controllers: [BoardNeedProjection, BoardNeedsController], providers: [SearchNeeds, PruneNeedBoard] })
export class NeedBoardModule {}
