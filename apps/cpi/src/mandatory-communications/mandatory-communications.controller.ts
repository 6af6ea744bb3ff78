import { pageOf, type Page } from '@filiera/exchange';
import { AcceptsXml, CurrentUser, PathUuid, Roles, xmlBody, type RequestUser } from '@filiera/member-kit';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommunicationQuery } from './communication-query.js';
import { CommunicationSummary, CommunicationView, TakenView } from './communication-views.js';
import { FindCommunications } from './find-communications.js';
import { TakeCommunication } from './take-communication.js';

/** Mandatory communications of employers. Personal data: operators and managers only. */
@ApiTags('mandatory-communications')
@Roles('operator', 'manager')
@Controller('mandatory-communications')
export class MandatoryCommunicationsController {
  constructor(private readonly communications: TakeCommunication, private readonly finder: FindCommunications) {}

  @Post()
  @AcceptsXml()
  @ApiOperation({ summary: 'Accoglie una comunicazione obbligatoria (UniLav, UniSomm, UniUrg), una volta sola / Takes a mandatory communication (UniLav, UniSomm, UniUrg), once' })
  @ApiConsumes('application/xml', 'text/xml')
  @ApiBody({ schema: { type: 'string', example: '<UniLav xmlns="http://servizi.lavoro.gov.it/unilav" codiceComunicazione="…">…</UniLav>' } })
  @ApiCreatedResponse({ type: TakenView })
  async take(@Body() body: unknown, @CurrentUser() user: RequestUser): Promise<TakenView> {
    const { id, repeated } = await this.communications.take(xmlBody(body), user.label);
    return { ...(await this.finder.one(id)), repeated };
  }

  @Get()
  @ApiOperation({ summary: 'Le comunicazioni accolte, l’ultima ricevuta per prima / The communications taken, the last received first' })
  @ApiOkResponse({ type: pageOf(CommunicationSummary) })
  list(@Query() query: CommunicationQuery): Promise<Page<CommunicationSummary>> {
    return this.finder.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Una comunicazione: che cosa dice, che cosa merita un secondo sguardo, che cosa ne è sulla rete / One communication: what it says, what deserves a second look, what became of it on the network' })
  @ApiOkResponse({ type: CommunicationView })
  one(@PathUuid('id') id: string): Promise<CommunicationView> {
    return this.finder.one(id);
  }
}
