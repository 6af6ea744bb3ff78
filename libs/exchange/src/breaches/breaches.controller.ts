import { Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { BreachesQuery } from './breach-queries.js';
import { BreachView } from './breach.view.js';
import { FindBreaches } from './find-breaches.js';

/** Terms of the agreement that were missed. */
@ApiTags('standards')
@Controller('standards/breaches')
@Roles('operator', 'manager', 'coordinator')
export class BreachesController {
  constructor(private readonly breaches: FindBreaches) {}

  @Get()
  @ApiOperation({
    summary: 'Termini mancati (art. 9): dall’ente coordinatore quelli di tutti, dagli altri i propri; l’ultimo rilevato per primo / Missed terms (art. 9): at the coordinating body those of all, elsewhere one’s own; the last noticed first',
  })
  @ApiOkResponse({ type: pageOf(BreachView) })
  list(@Query() query: BreachesQuery): Promise<Page<BreachView>> {
    return this.breaches.page(query);
  }
}
