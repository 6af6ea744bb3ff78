import { CurrentUser, PathUuid, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeDeclaration } from './change-declaration.js';
import type { DeclarationCommand } from './decide-declaration.js';
import { DeclarationQuery, DeclareRequest, DueQuery, EndRequest, LoseRequest, OnDayRequest, SummonRequest, SuspendRequest } from './declaration.requests.js';
import { DeclarationPageView, DeclarationView } from './declaration.view.js';
import { FindDeclarations } from './find-declarations.js';

/** Declarations of availability (DID) and their terms. */
@ApiTags('availability-declarations')
@Roles('operator', 'manager')
@Controller('availability-declarations')
export class DeclarationsController {
  constructor(private readonly changes: ChangeDeclaration, private readonly declarations: FindDeclarations) {}

  @Post()
  @ApiOperation({ summary: 'Registra la dichiarazione di disponibilità di una persona e ne avvia i termini. / Records a person’s declaration of availability and starts its terms.' })
  @ApiCreatedResponse({ type: DeclarationView })
  async declare(@Body() { candidate, declaredOn, benefit, claimedOn }: DeclareRequest, @CurrentUser() user: RequestUser): Promise<DeclarationView> {
    return this.declarations.one(await this.changes.declare(candidate, { declaredOn, benefit: benefit ?? 'none', claimedOn: claimedOn ?? null }, user.label));
  }

  @Get()
  @ApiOkResponse({ type: DeclarationPageView })
  list(@Query() query: DeclarationQuery): Promise<DeclarationPageView> {
    return this.declarations.list(query);
  }

  @Get('due')
  @ApiOperation({ summary: 'Che cosa si attende, da chi ed entro quando; prima ciò che è scaduto da più tempo. / What is expected, of whom and by when; the longest overdue first.' })
  @ApiOkResponse({ type: DeclarationPageView })
  due(@Query() query: DueQuery): Promise<DeclarationPageView> {
    return this.declarations.due(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: DeclarationView })
  one(@PathUuid('id') id: string): Promise<DeclarationView> {
    return this.declarations.one(id);
  }

  @Post(':id/contact')
  @HttpCode(200)
  @ApiOperation({ summary: 'La persona si è presentata. / The person has come.' })
  @ApiOkResponse({ type: DeclarationView })
  contact(@PathUuid('id') id: string, @Body() { on }: OnDayRequest, @CurrentUser() user: RequestUser): Promise<DeclarationView> {
    return this.act(id, { do: 'contact', on }, user);
  }

  @Post(':id/summon')
  @HttpCode(200)
  @ApiOperation({ summary: 'Convoca chi non si è presentato entro il termine. / Summons who has not come within the term.' })
  @ApiOkResponse({ type: DeclarationView })
  summon(@PathUuid('id') id: string, @Body() { day }: SummonRequest, @CurrentUser() user: RequestUser): Promise<DeclarationView> {
    return this.act(id, { do: 'summon', day }, user);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sospende per un rapporto di lavoro breve. / Suspends for a short employment.' })
  @ApiOkResponse({ type: DeclarationView })
  suspend(@PathUuid('id') id: string, @Body() { on, until }: SuspendRequest, @CurrentUser() user: RequestUser): Promise<DeclarationView> {
    return this.act(id, { do: 'suspend', on, until }, user);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Riprende dopo una sospensione. / Resumes after a suspension.' })
  @ApiOkResponse({ type: DeclarationView })
  resume(@PathUuid('id') id: string, @Body() { on }: OnDayRequest, @CurrentUser() user: RequestUser): Promise<DeclarationView> {
    return this.act(id, { do: 'resume', on }, user);
  }

  @Post(':id/lose')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({ summary: 'Registra la decadenza dallo stato di disoccupazione. / Records the loss of the state of unemployment.' })
  @ApiOkResponse({ type: DeclarationView })
  lose(@PathUuid('id') id: string, @Body() { on, reason }: LoseRequest, @CurrentUser() user: RequestUser): Promise<DeclarationView> {
    return this.act(id, { do: 'lose', on, reason }, user);
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'Chiude la dichiarazione. / Ends the declaration.' })
  @ApiOkResponse({ type: DeclarationView })
  end(@PathUuid('id') id: string, @Body() { on, reason }: EndRequest, @CurrentUser() user: RequestUser): Promise<DeclarationView> {
    return this.act(id, { do: 'end', on, reason }, user);
  }

  private async act(id: string, command: DeclarationCommand, { label }: RequestUser): Promise<DeclarationView> {
    await this.changes.run(id, command, label);
    return this.declarations.one(id);
  }
}
