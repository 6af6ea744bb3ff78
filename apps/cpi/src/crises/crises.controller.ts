import { pageOf, type Page } from '@filiera/exchange';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Crises } from './crises.js';
import { AnnounceCrisisRequest, ListCrisesQuery, WithdrawCrisisRequest } from './crisis.requests.js';
import { CrisisView } from './crisis.view.js';

/** Crises of firms that this office announced. Those of the whole network are at /board/crises. */
@ApiTags('crises')
@Controller('crises')
@Roles('operator', 'manager')
export class CrisesController {
  constructor(private readonly crises: Crises) {}

  @Post()
  @ApiOperation({ summary: 'Annuncia alla rete la crisi di un’impresa prima che cominci; l’impresa non viaggia / Announce a firm’s crisis to the network before it begins; the firm does not travel' })
  @ApiCreatedResponse({ type: CrisisView })
  announce(@Body() { firm, ...content }: AnnounceCrisisRequest): Promise<CrisisView> {
    return this.crises.announce(content, firm);
  }

  @Get()
  @ApiOperation({ summary: 'Le crisi annunciate da questo centro / The crises that this office announced' })
  @ApiOkResponse({ type: pageOf(CrisisView) })
  list(@Query() query: ListCrisesQuery): Promise<Page<CrisisView>> {
    return this.crises.list(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: CrisisView })
  one(@PathUuid('id') id: string): Promise<CrisisView> {
    return this.crises.one(id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ritira una crisi: scongiurata, cambiata o finita / Withdraw a crisis: averted, changed or over' })
  @ApiOkResponse({ type: CrisisView })
  withdraw(@PathUuid('id') id: string, @Body() { reason }: WithdrawCrisisRequest): Promise<CrisisView> {
    return this.crises.withdraw(id, reason);
  }
}
