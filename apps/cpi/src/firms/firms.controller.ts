import { IfMatch, pageOf, type Expected, type Page } from '@filiera/exchange';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { EraseFirm } from './erase-firm.js';
import { ChangeFirmRequest, ListFirmsQuery, RegisterFirmRequest } from './firm.requests.js';
import { FirmView } from './firm.view.js';
import { Firms } from './firms.js';

/** The firms that this employment office serves. They stay here: what the network hears of is their needs, without their names. */
@ApiTags('firms')
@Controller('firms')
@Roles('operator', 'manager')
export class FirmsController {
  constructor(private readonly firms: Firms, private readonly eraser: EraseFirm) {}

  @Post()
  @ApiOperation({ summary: 'Registra un\'impresa / Register a firm' })
  @ApiCreatedResponse({ type: FirmView })
  register(@Body() request: RegisterFirmRequest): Promise<FirmView> {
    return this.firms.register(request);
  }

  @Get()
  @ApiOperation({ summary: 'Le imprese servite, per nome / The firms served, by name' })
  @ApiOkResponse({ type: pageOf(FirmView) })
  list(@Query() query: ListFirmsQuery): Promise<Page<FirmView>> {
    return this.firms.list(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: FirmView })
  one(@PathUuid('id') id: string): Promise<FirmView> {
    return this.firms.one(id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Corregge i dati di un\'impresa / Correct a firm\'s data' })
  @ApiOkResponse({ type: FirmView })
  change(@PathUuid('id') id: string, @Body() { version, ...data }: ChangeFirmRequest, @IfMatch() match: Expected): Promise<FirmView> {
    return this.firms.change(id, [match, version], data);
  }

  @Post(':id/erase')
  @HttpCode(204)
  @Roles('manager')
  @ApiOperation({
    summary: 'Cancella un\'impresa, che può essere una persona (GDPR art. 17) / Erase a firm, which may be a person (GDPR art. 17)',
    description: 'Fabbisogni, crisi e servizi ricevuti restano senza nome; i prospetti di una persona sono cancellati, quelli di una società restano. Le comunicazioni obbligatorie restano fino al loro termine, che è del lavoratore (GDPR art. 17, par. 3, lett. b). / Needs, crises and services received stay, nobody\'s; the statements of a person are erased, those of a company stay. Mandatory communications stay until their own term, which is the worker\'s (GDPR art. 17, par. 3, letter b).',
  })
  @ApiNoContentResponse()
  erase(@PathUuid('id') id: string): Promise<void> {
    return this.eraser.run(id);
  }
}
