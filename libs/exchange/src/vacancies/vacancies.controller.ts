import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../paging/page-query.js';
import { IfMatch, type Expected } from '../versions/expected-version.js';
import { decideFill, decidePublish, decideUpdate, decideWithdraw } from './decide-vacancy.js';
import { FindVacancies } from './find-vacancies.js';
import { Vacancies } from './vacancies.js';
import { DraftVacancyRequest, FillVacancyRequest, ListVacanciesQuery, UpdateVacancyRequest, VacancyStepRequest } from './vacancy-requests.js';
import { toVacancyView, type VacancyView } from './vacancy-view.js';

/** The member's own vacancies, from draft to closed. What the whole network offers is at /board/vacancies. */
@ApiTags('vacancies')
@Controller('vacancies')
@Roles('operator', 'manager')
export class VacanciesController {
  constructor(private readonly vacancies: Vacancies, private readonly finder: FindVacancies) {}

  @Post()
  @ApiOperation({ summary: 'Write a draft; nobody else sees it until it is published' })
  async draft(@Body() request: DraftVacancyRequest): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.draft(request));
  }

  @Get()
  @ApiOperation({ summary: 'List the own vacancies, the last changed first' })
  list(@Query() query: ListVacanciesQuery): Promise<Page<VacancyView>> {
    return this.finder.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One of the own vacancies' })
  one(@PathUuid('id') id: string): Promise<VacancyView> {
    return this.finder.one(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change a draft or a published vacancy; a field set to null is removed' })
  async update(@PathUuid('id') id: string, @Body() { version, ...changes }: UpdateVacancyRequest, @IfMatch() match: Expected): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.change(id, [match, version], (vacancy, decider) => decideUpdate(vacancy, changes, decider)));
  }

  @Post(':id/publish')
  @HttpCode(200)
  @ApiOperation({ summary: 'Publish to the network; every fault of the advertisement is reported at once' })
  async publish(@PathUuid('id') id: string, @Body() request: VacancyStepRequest, @IfMatch() match: Expected): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.change(id, [match, request.version], decidePublish));
  }

  @Post(':id/fill')
  @HttpCode(200)
  @ApiOperation({ summary: 'Fill some or all of the open positions' })
  async fill(@PathUuid('id') id: string, @Body() request: FillVacancyRequest, @IfMatch() match: Expected): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.change(id, [match, request.version], (vacancy) => decideFill(vacancy, request.positions)));
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take the vacancy back' })
  async withdraw(@PathUuid('id') id: string, @Body() request: VacancyStepRequest, @IfMatch() match: Expected): Promise<VacancyView> {
    return toVacancyView(await this.vacancies.change(id, [match, request.version], decideWithdraw));
  }
}
