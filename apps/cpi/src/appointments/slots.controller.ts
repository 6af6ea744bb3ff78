import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SlotQuery, SlotRequest } from './appointment.requests.js';
import { SlotPageView, SlotView } from './appointment.views.js';
import { FindAppointments } from './find-appointments.js';
import { OfferSlot } from './offer-slot.js';

/** When each office receives people. */
@ApiTags('appointments')
@Roles('operator', 'manager')
@Controller('appointment-slots')
export class SlotsController {
  constructor(private readonly offers: OfferSlot, private readonly finder: FindAppointments) {}

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
}
