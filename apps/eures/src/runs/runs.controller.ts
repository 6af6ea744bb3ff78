import { PageQuery, type Page } from '@filiera/exchange';
import { CurrentUser, PathUuid, Roles, type RequestUser } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { FindRuns } from './find-runs.js';
import { RunItemsQuery, RunReportView, RunRequest, RunView, toRunView, type RunItemView } from './run-views.js';
import { StartRun } from './start-run.js';

/** Imports from an input API of EURES. */
@ApiTags('eures')
@Controller('eures-runs')
@Roles('operator', 'manager')
export class RunsController {
  constructor(private readonly starter: StartRun, private readonly finder: FindRuns) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Avvia un\'importazione da EURES, che prosegue da sé / Start an import from EURES, which goes on by itself' })
  async start(@Body() { whole = false }: RunRequest, @CurrentUser() user: RequestUser): Promise<RunView> {
    return toRunView(await this.starter.start(whole, user));
  }

  @Get()
  @ApiOperation({ summary: 'Le importazioni, le più recenti per prime / The imports, the newest first' })
  list(@Query() query: PageQuery): Promise<Page<RunView>> {
    return this.finder.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un\'importazione, con ciò che è stato rifiutato / One import with what was refused' })
  @ApiOkResponse({ type: RunReportView })
  one(@PathUuid('id') id: string): Promise<RunReportView> {
    return this.finder.one(id);
  }

  @Get(':id/items')
  @ApiOperation({ summary: 'Che cosa è stato di ogni offerta / What became of each vacancy' })
  items(@PathUuid('id') id: string, @Query() query: RunItemsQuery): Promise<Page<RunItemView>> {
    return this.finder.items(id, query);
  }
}
