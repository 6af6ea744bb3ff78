import { PathUuid, Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlacementQuery } from './placement.requests.js';
import { PlacementPageView, PlacementView } from './placement.view.js';
import { ReadPlacements } from './read-placements.js';

/** Placements that this member records or is entitled to know of. */
@ApiTags('placements')
@Roles('operator', 'manager')
@Controller('placements')
export class PlacementsController {
  constructor(private readonly placements: ReadPlacements) {}

  @Get()
  @ApiOperation({ summary: 'Gli inserimenti che questo membro registra o ha diritto di conoscere. / The placements that this member records or may know of.' })
  @ApiOkResponse({ type: PlacementPageView })
  list(@Query() query: PlacementQuery): Promise<PlacementPageView> {
    return this.placements.page(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: PlacementView })
  one(@PathUuid('id') id: string): Promise<PlacementView> {
    return this.placements.one(id);
  }
}
