import { Module } from '@nestjs/common';
import { BoardCrisesController } from './board-crises.controller.js';
import { BoardCrisisProjection } from './board-crisis-projection.js';
import { PruneCrisisBoard } from './prune-crisis-board.js';
import { SearchCrises } from './search-crises.js';

/** Announced crises of firms of the whole network, searchable. */
@Module({ controllers: [BoardCrisisProjection, BoardCrisesController], providers: [SearchCrises, PruneCrisisBoard] })
export class CrisisBoardModule {}
