import { CurrentUser, PathUuid, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppointmentQuery, BookRequest, ConsequenceQuery, MissRequest } from './appointment.requests.js';
import { AppointmentPageView, AppointmentView, ConsequencePageView } from './appointment.views.js';
import { BookAppointment } from './book-appointment.js';
import { CloseAppointment, type Closing } from './close-appointment.js';
import { DecideOnConsequence } from './decide-on-consequence.js';
import { FindAppointments } from './find-appointments.js';
import { ReopenAppointment } from './reopen-appointment.js';

/** Appointments of people, and what missing them may cost. */
@ApiTags('appointments')
@Roles('operator', 'manager')
@Controller('appointments')
export class AppointmentsController {
  constructor(
    private readonly bookings: BookAppointment,
    private readonly closings: CloseAppointment,
    private readonly reopenings: ReopenAppointment,
    private readonly decisions: DecideOnConsequence,
    private readonly finder: FindAppointments,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Prenota un posto in un orario. / Books a place in a slot.' })
  @ApiCreatedResponse({ type: AppointmentView })
  async book(@Body() { slot, candidate }: BookRequest, @CurrentUser() user: RequestUser): Promise<AppointmentView> {
    return this.finder.one(await this.bookings.run(slot, candidate, user.label));
  }

  @Get()
  @ApiOkResponse({ type: AppointmentPageView })
  list(@Query() query: AppointmentQuery): Promise<AppointmentPageView> {
    return this.finder.list(query);
  }

  @Get('consequences')
  @ApiOperation({ summary: 'Le conseguenze delle assenze: proposte, confermate, archiviate. / What absences cost: proposed, confirmed, dismissed.' })
  @ApiOkResponse({ type: ConsequencePageView })
  consequences(@Query() query: ConsequenceQuery): Promise<ConsequencePageView> {
    return this.finder.consequences(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: AppointmentView })
  one(@PathUuid('id') id: string): Promise<AppointmentView> {
    return this.finder.one(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Disdice prima dell’orario: il posto torna libero. / Cancels before the slot begins: the place is free again.' })
  @ApiOkResponse({ type: AppointmentView })
  cancel(@PathUuid('id') id: string, @CurrentUser() user: RequestUser): Promise<AppointmentView> {
    return this.close(id, { to: 'cancelled' }, user);
  }

  @Post(':id/attend')
  @HttpCode(200)
  @ApiOperation({ summary: 'La persona è venuta. / The person came.' })
  @ApiOkResponse({ type: AppointmentView })
  attend(@PathUuid('id') id: string, @CurrentUser() user: RequestUser): Promise<AppointmentView> {
    return this.close(id, { to: 'attended' }, user);
  }

  @Post(':id/miss')
  @HttpCode(200)
  @ApiOperation({ summary: 'La persona non è venuta; se ingiustificata e con indennità, ne propone la conseguenza. / The person did not come; unjustified and with a benefit, its consequence is proposed.' })
  @ApiOkResponse({ type: AppointmentView })
  miss(@PathUuid('id') id: string, @Body() { justified }: MissRequest, @CurrentUser() user: RequestUser): Promise<AppointmentView> {
    return this.close(id, { to: 'missed', justified }, user);
  }

  @Post(':id/reopen')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({ summary: 'Che la persona è venuta, o no, era registrato per errore: l’appuntamento torna prenotato, e ciò che ne seguiva non vale più. / That the person came, or did not, was recorded by mistake: the appointment is booked again, and what followed from it is taken back.' })
  @ApiOkResponse({ type: AppointmentView })
  async reopen(@PathUuid('id') id: string, @CurrentUser() user: RequestUser): Promise<AppointmentView> {
    await this.reopenings.run(id, user.label);
    return this.finder.one(id);
  }

  @Post(':id/consequence/confirm')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({ summary: 'Conferma la conseguenza proposta. / Confirms the consequence proposed.' })
  @ApiOkResponse({ type: AppointmentView })
  async confirm(@PathUuid('id') id: string, @CurrentUser() user: RequestUser): Promise<AppointmentView> {
    await this.decisions.run(id, 'confirmed', user.label);
    return this.finder.one(id);
  }

  @Post(':id/consequence/dismiss')
  @HttpCode(200)
  @Roles('manager')
  @ApiOperation({ summary: 'Archivia la conseguenza proposta: l’assenza non conta per le successive. / Dismisses the consequence proposed: the absence does not count for later ones.' })
  @ApiOkResponse({ type: AppointmentView })
  async dismiss(@PathUuid('id') id: string, @CurrentUser() user: RequestUser): Promise<AppointmentView> {
    await this.decisions.run(id, 'dismissed', user.label);
    return this.finder.one(id);
  }

  private async close(id: string, closing: Closing, { label }: RequestUser): Promise<AppointmentView> {
    await this.closings.run(id, closing, label);
    return this.finder.one(id);
  }
}
