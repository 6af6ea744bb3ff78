import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SlotQuery, SlotRequest } from './appointment.requests.js';
import { SlotPageView, SlotView } from './appointment.views.js';
import { ChangeSlot } from './change-slot.js';
import { FindAppointments } from './find-appointments.js';
import { OfferSlot } from './offer-slot.js';

/** When each office receives people. */
@ApiTags('appointments')
@Roles('operator', 'manager')
@Controller('appointment-slots')
export class SlotsController {
  constructor(private readonly offers: OfferSlot, private readonly changes: ChangeSlot, private readonly finder: FindAppointments) {}

  @Post()
  @ApiOperation({ summary: 'Offre un orario di ricevimento. / Offers a time at which people are received.' })
  @ApiCreatedResponse({ type: SlotView })
  async offer(@Body() { startsAt, office, minutes, places }: SlotRequest): Promise<SlotView> {
    return this.finder.slot(await this.offers.run({ office, minutes, places, startsAt: new Date(startsAt) }));
  }

  @Get()
  @ApiOperation({ summary: 'Gli orari con i posti liberi, prima i più vicini. / The slots with the places left, the next first.' })
  @ApiOkResponse({ type: SlotPageView })
  list(@Query() query: SlotQuery): Promise<SlotPageView> {
    return this.finder.slots(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: SlotView })
  one(@PathUuid('id') id: string): Promise<SlotView> {
    return this.finder.slot(id);
  }

  @Put(':id')
  @ApiOperation({ summary: 'Corregge un orario non cominciato; ufficio e momento, finché nessuno vi è prenotato. / Corrects a slot that has not begun; office and moment, as long as nobody is booked.' })
  @ApiOkResponse({ type: SlotView })
  async change(@PathUuid('id') id: string, @Body() { startsAt, office, minutes, places }: SlotRequest): Promise<SlotView> {
    await this.changes.offerOtherwise(id, { office, minutes, places, startsAt: new Date(startsAt) });
    return this.finder.slot(id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ritira un orario offerto per errore, in cui nessuno è prenotato. / Withdraws a slot that was offered by mistake, in which nobody is booked.' })
  @ApiOkResponse({ type: SlotView })
  async withdraw(@PathUuid('id') id: string): Promise<SlotView> {
    await this.changes.withdraw(id);
    return this.finder.slot(id);
  }
}
