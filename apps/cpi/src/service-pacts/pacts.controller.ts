import { IfMatch, type Expected } from '@filiera/exchange';
import { CurrentUser, PathUuid, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangePact } from './change-pact.js';
import type { PactCommand } from './decide-pact.js';
import { FindPacts } from './find-pacts.js';
import { ChangePactActionsRequest, DraftPactRequest, EndPactRequest, PactQuery, SignPactRequest } from './pact.requests.js';
import { PactPageView, PactView } from './pact.view.js';

/** Service pacts between the office and the people it serves. */
@ApiTags('service-pacts')
@Roles('operator', 'manager')
@Controller('service-pacts')
export class PactsController {
  constructor(private readonly changes: ChangePact, private readonly pacts: FindPacts) {}

  @Post()
  @ApiOperation({ summary: 'Scrive la bozza di un patto: servono una dichiarazione in vigore e una profilazione confermata. / Drafts a pact: it needs a declaration in force and a confirmed profiling.' })
  @ApiCreatedResponse({ type: PactView })
  async draft(@Body() { candidate, actions }: DraftPactRequest, @CurrentUser() user: RequestUser): Promise<PactView> {
    return this.pacts.one(await this.changes.draft(candidate, actions, user.label));
  }

  @Get()
  @ApiOkResponse({ type: PactPageView })
  list(@Query() query: PactQuery): Promise<PactPageView> {
    return this.pacts.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Un patto con tutte le sue revisioni. / A pact with all its revisions.' })
  @ApiOkResponse({ type: PactView })
  one(@PathUuid('id') id: string): Promise<PactView> {
    return this.pacts.one(id);
  }

  @Put(':id/actions')
  @ApiOperation({ summary: 'Riscrive le azioni finché la revisione non è firmata. / Rewrites the actions until the revision is signed.' })
  @ApiOkResponse({ type: PactView })
  replace(@PathUuid('id') id: string, @Body() { version, actions }: ChangePactActionsRequest, @IfMatch() match: Expected, @CurrentUser() user: RequestUser): Promise<PactView> {
    return this.act(id, [match, version], { do: 'replace', actions }, user);
  }

  @Post(':id/sign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Firma la revisione attuale. / Signs the present revision.' })
  @ApiOkResponse({ type: PactView })
  sign(@PathUuid('id') id: string, @Body() { version, on }: SignPactRequest, @IfMatch() match: Expected, @CurrentUser() user: RequestUser): Promise<PactView> {
    return this.act(id, [match, version], { do: 'sign', on }, user);
  }

  @Post(':id/revise')
  @HttpCode(200)
  @ApiOperation({ summary: 'Apre la revisione successiva di un patto firmato. / Opens the next revision of a signed pact.' })
  @ApiOkResponse({ type: PactView })
  revise(@PathUuid('id') id: string, @Body() { version, actions }: ChangePactActionsRequest, @IfMatch() match: Expected, @CurrentUser() user: RequestUser): Promise<PactView> {
    return this.act(id, [match, version], { do: 'revise', actions }, user);
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Chiude il patto. / Ends the pact.' })
  @ApiOkResponse({ type: PactView })
  end(@PathUuid('id') id: string, @Body() { version, on, reason }: EndPactRequest, @IfMatch() match: Expected, @CurrentUser() user: RequestUser): Promise<PactView> {
    return this.act(id, [match, version], { do: 'end', on, reason }, user);
  }

  private async act(id: string, expected: readonly Expected[], command: PactCommand, { label }: RequestUser): Promise<PactView> {
    await this.changes.run(id, expected, command, label);
    return this.pacts.one(id);
  }
}
