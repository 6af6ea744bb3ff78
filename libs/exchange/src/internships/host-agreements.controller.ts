import { Roles } from '@filiera/member-kit';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { pageOf } from '../paging/page-of.js';
import { PageQuery, type Page } from '../paging/page-query.js';
import { HostAgreements } from './host-agreements.js';
import { SignAgreementRequest } from './internship.requests.js';
import { HostAgreementView, toAgreementView } from './internship.view.js';

/** Agreements with firms that take people in. */
@ApiTags('internships')
@Controller('host-agreements')
@Roles('operator', 'manager')
export class HostAgreementsController {
  constructor(private readonly agreements: HostAgreements) {}

  @Post()
  @ApiOperation({ summary: 'Registra una convenzione con un soggetto ospitante / Record an agreement with a host' })
  @ApiCreatedResponse({ type: HostAgreementView })
  async sign(@Body() request: SignAgreementRequest): Promise<HostAgreementView> {
    return toAgreementView(await this.agreements.sign(request));
  }

  @Get()
  @ApiOperation({ summary: 'Le convenzioni, per nome dell’ospitante / The agreements, by the host’s name' })
  @ApiOkResponse({ type: pageOf(HostAgreementView) })
  async list(@Query() query: PageQuery): Promise<Page<HostAgreementView>> {
    const { items, ...page } = await this.agreements.page(query);
    return { items: items.map(toAgreementView), ...page };
  }
}
