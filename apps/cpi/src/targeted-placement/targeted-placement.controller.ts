import { CurrentUser, PathUuid, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { decideQuota } from './decide-quota.js';
import { FindStatements } from './find-statements.js';
import { RecordStatement } from './record-statement.js';
import { TargetedPlacementSettings } from './targeted-placement-settings.js';
import { QuotaRequest, StatementQuery, StatementRequest } from './targeted-placement.requests.js';
import { QuotaView, StatementPageView, StatementView, toStatementView } from './targeted-placement.view.js';

/** Targeted placement, the side of the firms: what they owe and what they state. */
@ApiTags('targeted-placement')
@Roles('operator', 'manager')
@Controller('targeted-placement')
export class TargetedPlacementController {
  constructor(private readonly recorder: RecordStatement, private readonly statements: FindStatements, private readonly settings: TargetedPlacementSettings) {}

  @Post('quotas')
  @HttpCode(200)
  @ApiOperation({ summary: 'Calcola l’obbligo di un’impresa (L. 68/1999), riga per riga con la norma; non conserva nulla. / Calculates what a firm owes, line by line with the law; keeps nothing.' })
  @ApiOkResponse({ type: QuotaView })
  calculate(@Body() figures: QuotaRequest): QuotaView {
    return decideQuota(figures, this.settings.exemptionOn(figures.referenceDay));
  }

  @Post('statements')
  @ApiOperation({ summary: 'Registra il prospetto di un’impresa con l’obbligo che ne segue; un secondo per lo stesso anno rettifica il primo. / Records a firm’s statement with what it owes; a second one for the year corrects the first.' })
  @ApiCreatedResponse({ type: StatementView })
  async record(@Body() { firmTaxCode, firmName, receivedOn, ...figures }: StatementRequest, @CurrentUser() user: RequestUser): Promise<StatementView> {
    return toStatementView(await this.recorder.run({ firmTaxCode, firmName, receivedOn }, figures, user.label));
  }

  @Get('statements')
  @ApiOkResponse({ type: StatementPageView })
  list(@Query() query: StatementQuery): Promise<StatementPageView> {
    return this.statements.list(query);
  }

  @Get('statements/:id')
  @ApiOkResponse({ type: StatementView })
  one(@PathUuid('id') id: string): Promise<StatementView> {
    return this.statements.one(id);
  }
}
