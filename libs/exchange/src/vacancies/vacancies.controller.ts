import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import type { Page } from '../paging/page-query.js';
import { IfMatch, type Expected } from '../versions/expected-version.js';
import { decideFill, decidePublish, decideUpdate, decideWithdraw } from './decide-vacancy.js';
import { FindVacancies } from './find-vacancies.js';
import { Vacancies } from './vacancies.js';
import { DraftVacancyRequest, FillVacancyRequest, ListVacanciesQuery, UpdateVacancyRequest, VacancyStepRequest } from './vacancy-requests.js';
import { toVacancyView, VacancyView } from './vacancy-view.js';

/** The member's own vacancies, from draft to closed. What the whole network offers is at /board/vacancies. */
@ApiTags('vacancies')
@Controller('vacancies')
@Roles('operator', 'manager')
export class VacanciesController {
  constructor(private readonly vacancies: Vacancies, private readonly finder: FindVacancies) {}

  @Post()
  @ApiOperation({ summary: 'Scrive una bozza, che nessun altro vede finché non è pubblicata / Write a draft, which nobody else sees until it is published' })
  @ApiCreatedResponse({ type: VacancyView })
  async draft(@Body() request: DraftVacancyRequest): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.draft(request));
  }

  @Get()
  @ApiOperation({ summary: 'Le proprie offerte, le ultime modificate per prime / The own vacancies, the last changed first' })
  @ApiOkResponse({ type: pageOf(VacancyView) })
  list(@Query() query: ListVacanciesQuery): Promise<Page<VacancyView>> {
    return this.finder.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Una delle proprie offerte / One of the own vacancies' })
  @ApiOkResponse({ type: VacancyView })
  one(@PathUuid('id') id: string): Promise<VacancyView> {
    return this.finder.one(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Modifica un\'offerta non ancora coperta; ritirata o scaduta, cambia per quando la si ripubblica; un campo a null è tolto / Change a vacancy that is not filled; withdrawn or expired, it changes for when it is published again; a field set to null is removed' })
  @ApiOkResponse({ type: VacancyView })
  async update(@PathUuid('id') id: string, @Body() { version, ...changes }: UpdateVacancyRequest, @IfMatch() match: Expected): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.change(id, [match, version], (vacancy, decider) => decideUpdate(vacancy, changes, decider)));
  }

  @Post(':id/publish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Pubblica in rete, anche di nuovo se ritirata o scaduta; tutti i difetti dell\'annuncio sono detti insieme / Publish to the network, also again when withdrawn or expired; every fault of the advertisement is reported at once' })
  @ApiOkResponse({ type: VacancyView })
  async publish(@PathUuid('id') id: string, @Body() request: VacancyStepRequest, @IfMatch() match: Expected): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.change(id, [match, request.version], decidePublish));
  }

  @Post(':id/fill')
  @HttpCode(200)
  @ApiOperation({ summary: 'Copre alcuni dei posti aperti, o tutti / Fill some or all of the open positions' })
  @ApiOkResponse({ type: VacancyView })
  async fill(@PathUuid('id') id: string, @Body() request: FillVacancyRequest, @IfMatch() match: Expected): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.change(id, [match, request.version], (vacancy) => decideFill(vacancy, request.positions)));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ritira l\'offerta / Take the vacancy back' })
  @ApiOkResponse({ type: VacancyView })
  async withdraw(@PathUuid('id') id: string, @Body() request: VacancyStepRequest, @IfMatch() match: Expected): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.change(id, [match, request.version], decideWithdraw));
  }
}
