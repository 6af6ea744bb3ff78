import { PathUuid, Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PublisherQuery } from '../board/publisher.query.js';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { BoardNeedsQuery } from './board-need-queries.js';
import { BoardNeed } from './board-need.view.js';
import { SearchNeeds } from './search-needs.js';

/** What firms of the province need, and what projects are announced. */
@ApiTags('board')
@Controller('board/needs')
@Roles('operator', 'manager')
export class BoardNeedsController {
  constructor(private readonly needs: SearchNeeds) {}

  @Get()
  @ApiOperation({ summary: 'Fabbisogni di imprese e progetti annunciati nella rete / Needs of firms and projects announced in the network' })
  @ApiOkResponse({ type: pageOf(BoardNeed) })
  list(@Query() query: BoardNeedsQuery): Promise<Page<BoardNeed>> {
    return this.needs.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un fabbisogno, anche ritirato, con i corsi che gli rispondono / One need, withdrawn ones included, with the courses that answer it' })
  @ApiOkResponse({ type: BoardNeed })
  one(@PathUuid('id') id: string, @Query() { publisher }: PublisherQuery): Promise<BoardNeed> {
    return this.needs.one(id, publisher);
  }
}
