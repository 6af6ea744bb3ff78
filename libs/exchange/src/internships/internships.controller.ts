import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { ChangeInternship } from './change-internship.js';
import { EndInternshipRequest, ExtendInternshipRequest, InternshipsQuery, StartInternshipRequest, SuspendInternshipRequest } from './internship.requests.js';
import { InternshipView } from './internship.view.js';
import { ReadInternships } from './read-internships.js';
import { StartInternship } from './start-internship.js';

/** Internships of this member's candidates. Personal data: operators and managers only. */
@ApiTags('internships')
@Controller('internships')
@Roles('operator', 'manager')
export class InternshipsController {
  constructor(private readonly starter: StartInternship, private readonly changes: ChangeInternship, private readonly reader: ReadInternships) {}

  @Post()
  @ApiOperation({ summary: 'Registra un progetto di tirocinio; tutte le violazioni sono dette insieme / Take an internship project in; every violation is told at once' })
  @ApiCreatedResponse({ type: InternshipView })
  async start(@Body() request: StartInternshipRequest): Promise<InternshipView> {
    return this.reader.one(await this.starter.run({ ...request, seasonal: request.seasonal ?? false }));
  }

  @Get()
  @ApiOperation({ summary: 'I tirocini, gli ultimi iniziati per primi / The internships, the last to start first' })
  @ApiOkResponse({ type: pageOf(InternshipView) })
  list(@Query() query: InternshipsQuery): Promise<Page<InternshipView>> {
    return this.reader.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un tirocinio, con le sospensioni e fin dove si può prorogare / One internship, with its suspensions and how far it may be extended' })
  @ApiOkResponse({ type: InternshipView })
  one(@PathUuid('id') id: string): Promise<InternshipView> {
    return this.reader.one(id);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sospende per maternità, malattia o infortunio lunghi, chiusura: i giorni non contano nella durata massima / Suspend for maternity, long illness or injury, closure: the days do not count towards the longest duration' })
  @ApiOkResponse({ type: InternshipView })
  async suspend(@PathUuid('id') id: string, @Body() request: SuspendInternshipRequest): Promise<InternshipView> {
    await this.changes.suspend(id, request);
    return this.reader.one(id);
  }

  @Put(':id/suspensions/:suspension')
  @ApiOperation({ summary: 'Corregge motivo e giorni di una sospensione / Correct the reason and the days of a suspension' })
  @ApiOkResponse({ type: InternshipView })
  async moveSuspension(@PathUuid('id') id: string, @PathUuid('suspension') suspension: string, @Body() request: SuspendInternshipRequest): Promise<InternshipView> {
    await this.changes.moveSuspension(id, suspension, request);
    return this.reader.one(id);
  }

  @Post(':id/suspensions/:suspension/remove')
  @HttpCode(200)
  @ApiOperation({ summary: 'Toglie una sospensione che non c’è stata / Remove a suspension that never was' })
  @ApiOkResponse({ type: InternshipView })
  async removeSuspension(@PathUuid('id') id: string, @PathUuid('suspension') suspension: string): Promise<InternshipView> {
    await this.changes.removeSuspension(id, suspension);
    return this.reader.one(id);
  }

  @Post(':id/extend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Proroga entro la durata massima / Extend within the longest duration' })
  @ApiOkResponse({ type: InternshipView })
  async extend(@PathUuid('id') id: string, @Body() { endDate }: ExtendInternshipRequest): Promise<InternshipView> {
    await this.changes.extend(id, endDate);
    return this.reader.one(id);
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Registra la fine, con il motivo / Record the end, with its reason' })
  @ApiOkResponse({ type: InternshipView })
  async end(@PathUuid('id') id: string, @Body() { lastDay, reason }: EndInternshipRequest): Promise<InternshipView> {
    await this.changes.end(id, lastDay, reason);
    return this.reader.one(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Disdice un tirocinio che non è iniziato / Cancel an internship that has not started' })
  @ApiOkResponse({ type: InternshipView })
  async cancel(@PathUuid('id') id: string): Promise<InternshipView> {
    await this.changes.cancel(id);
    return this.reader.one(id);
  }

  @Post(':id/annul')
  @HttpCode(200)
  @ApiOperation({ summary: 'Annulla un tirocinio inserito per errore, anche iniziato o concluso: non conta più / Annul an internship entered by mistake, started or ended too: it counts no more' })
  @ApiOkResponse({ type: InternshipView })
  async annul(@PathUuid('id') id: string): Promise<InternshipView> {
    await this.changes.annul(id);
    return this.reader.one(id);
  }
}
