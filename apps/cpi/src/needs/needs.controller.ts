import { pageOf, type Page } from '@filiera/exchange';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeclareNeedRequest, ListNeedsQuery, WithdrawNeedRequest } from './need.requests.js';
import { NeedView } from './need.view.js';
import { Needs } from './needs.js';

/** Needs of firms and announced projects that this office declared. Those of the whole network are at /board/needs. */
@ApiTags('needs')
@Controller('needs')
@Roles('operator', 'manager')
export class NeedsController {
  constructor(private readonly needs: Needs) {}

  @Post()
  @ApiOperation({ summary: 'Dichiara alla rete un fabbisogno, o annuncia un progetto; l\'impresa non viaggia / Declare a need to the network, or announce a project; the firm does not travel' })
  @ApiCreatedResponse({ type: NeedView })
  declare(@Body() { firm, ...content }: DeclareNeedRequest): Promise<NeedView> {
    return this.needs.declare(content, firm ?? null);
  }

  @Get()
  @ApiOperation({ summary: 'I fabbisogni dichiarati da questo centro / The needs that this office declared' })
  @ApiOkResponse({ type: pageOf(NeedView) })
  list(@Query() query: ListNeedsQuery): Promise<Page<NeedView>> {
    return this.needs.list(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: NeedView })
  one(@PathUuid('id') id: string): Promise<NeedView> {
    return this.needs.one(id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ritira un fabbisogno: coperto, cambiato o caduto / Withdraw a need: covered, changed or gone' })
  @ApiOkResponse({ type: NeedView })
  withdraw(@PathUuid('id') id: string, @Body() { reason }: WithdrawNeedRequest): Promise<NeedView> {
    return this.needs.withdraw(id, reason);
  }
}
