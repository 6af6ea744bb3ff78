import { PathUuid, Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublisherQuery } from '../board/publisher.query.js';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { BoardCrisesQuery } from './board-crisis-queries.js';
import { BoardCrisis } from './board-crisis.view.js';
import { SearchCrises } from './search-crises.js';

/** Crises of firms of the province that were announced before they begin. */
@ApiTags('board')
@Controller('board/crises')
@Roles('operator', 'manager', 'coordinator')
export class BoardCrisesController {
  constructor(private readonly crises: SearchCrises) {}

  @Get()
  @ApiOperation({ summary: 'Crisi annunciate nella rete, la prossima a cominciare per prima / Crises announced in the network, the next to begin first' })
  @ApiOkResponse({ type: pageOf(BoardCrisis) })
  list(@Query() query: BoardCrisesQuery): Promise<Page<BoardCrisis>> {
    return this.crises.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Una crisi, anche ritirata / One crisis, withdrawn ones included' })
  @ApiOkResponse({ type: BoardCrisis })
  one(@PathUuid('id') id: string, @Query() { publisher }: PublisherQuery): Promise<BoardCrisis> {
    return this.crises.one(id, publisher);
  }
}
