import { CurrentUser, PathUuid, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeListEntry } from './change-list-entry.js';
import type { ListCommand } from './decide-list-entry.js';
import { FindListEntries } from './find-list-entries.js';
import { EnrolmentDayRequest, EnrolRequest, ListDayRequest, ListEntryQuery, PointsRequest, RemoveEntryRequest, SuspendEntryRequest } from './list-entry.requests.js';
import { ListEntryPageView, ListEntryView } from './list-entry.view.js';

/** Targeted placement, the side of the people: the lists of L. 68/1999, art. 8. Special category of data (GDPR art. 9): operators and managers only. */
@ApiTags('targeted-placement')
@Roles('operator', 'manager')
@Controller('targeted-placement/lists')
export class ListsController {
  constructor(private readonly changes: ChangeListEntry, private readonly entries: FindListEntries) {}

  @Post()
  @ApiOperation({ summary: 'Iscrive una persona in un elenco del collocamento mirato, con il punteggio; il profilo lo dice da ora. / Enrols a person in a list of targeted placement, with the points; the profile says so from now on.' })
  @ApiCreatedResponse({ type: ListEntryView })
  async enrol(@Body() { candidate, list, enrolledOn, points }: EnrolRequest, @CurrentUser() user: RequestUser): Promise<ListEntryView> {
    return this.entries.one(await this.changes.enrol(candidate, { list, enrolledOn, points }, user.label));
  }

  @Get()
  @ApiOperation({ summary: 'Gli iscritti in ordine di graduatoria: prima il punteggio più alto, poi chi è iscritto da più tempo. / Who is enrolled, in the order of the ranking: more points first, then who was enrolled earlier.' })
  @ApiOkResponse({ type: ListEntryPageView })
  list(@Query() query: ListEntryQuery): Promise<ListEntryPageView> {
    return this.entries.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Una iscrizione. / One enrolment.' })
  @ApiOkResponse({ type: ListEntryView })
  one(@PathUuid('id') id: string): Promise<ListEntryView> {
    return this.entries.one(id);
  }

  @Post(':id/points')
  @HttpCode(200)
  @ApiOperation({ summary: 'Registra un nuovo punteggio e chi lo conferma. / Records new points and who confirms them.' })
  @ApiOkResponse({ type: ListEntryView })
  rank(@PathUuid('id') id: string, @Body() { points }: PointsRequest, @CurrentUser() user: RequestUser): Promise<ListEntryView> {
    return this.act(id, { do: 'rank', points }, user);
  }

  @Post(':id/suspend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sospende l’iscrizione. / Suspends the enrolment.' })
  @ApiOkResponse({ type: ListEntryView })
  suspend(@PathUuid('id') id: string, @Body() { on, reason }: SuspendEntryRequest, @CurrentUser() user: RequestUser): Promise<ListEntryView> {
    return this.act(id, { do: 'suspend', on, reason }, user);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Riprende dopo una sospensione. / Resumes after a suspension.' })
  @ApiOkResponse({ type: ListEntryView })
  resume(@PathUuid('id') id: string, @Body() { on }: ListDayRequest, @CurrentUser() user: RequestUser): Promise<ListEntryView> {
    return this.act(id, { do: 'resume', on }, user);
  }

  @Post(':id/remove')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({ summary: 'Cancella la persona dall’elenco; il profilo non la dice più iscritta quando non è in nessuno. / Removes the person from the list; the profile no longer says enrolled once they are on none.' })
  @ApiOkResponse({ type: ListEntryView })
  remove(@PathUuid('id') id: string, @Body() { on, reason }: RemoveEntryRequest, @CurrentUser() user: RequestUser): Promise<ListEntryView> {
    return this.act(id, { do: 'remove', on, reason }, user);
  }

  @Post(':id/enrolment-day')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({ summary: 'Corregge il giorno di iscrizione, da cui dipende chi viene prima a parità di punteggio. / Corrects the day of the enrolment, which decides among equal points.' })
  @ApiOkResponse({ type: ListEntryView })
  async correctDay(@PathUuid('id') id: string, @Body() { enrolledOn }: EnrolmentDayRequest, @CurrentUser() { label }: RequestUser): Promise<ListEntryView> {
    await this.changes.correctDay(id, enrolledOn, label);
    return this.entries.one(id);
  }

  @Post(':id/annul')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({ summary: 'Annulla un’iscrizione registrata per errore: non conta più. / Annuls an enrolment that was recorded by mistake: it counts no more.' })
  @ApiOkResponse({ type: ListEntryView })
  async annul(@PathUuid('id') id: string, @CurrentUser() { label }: RequestUser): Promise<ListEntryView> {
    await this.changes.annul(id, label);
    return this.entries.one(id);
  }

  @Post(':id/removal/annul')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({ summary: 'Annulla una cancellazione registrata per errore: l’iscrizione torna com’era. / Annuls a removal that was recorded by mistake: the enrolment is again as it was.' })
  @ApiOkResponse({ type: ListEntryView })
  async annulRemoval(@PathUuid('id') id: string, @CurrentUser() { label }: RequestUser): Promise<ListEntryView> {
    await this.changes.annulRemoval(id, label);
    return this.entries.one(id);
  }

  private async act(id: string, command: ListCommand, { label }: RequestUser): Promise<ListEntryView> {
    await this.changes.run(id, command, label);
    return this.entries.one(id);
  }
}
