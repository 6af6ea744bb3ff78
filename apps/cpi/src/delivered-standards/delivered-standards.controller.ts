import { CurrentUser, PathUuid, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AnnulDelivery } from './annul-delivery.js';
import { DeliveryPeriod, DeliveryQuery, DeliveryRequest } from './delivered-standard.requests.js';
import { DeliveredStandardPageView, DeliveredStandardView, StandardCountView } from './delivered-standard.view.js';
import { FindDeliveries } from './find-deliveries.js';
import { RecordDelivery } from './record-delivery.js';

/** Essential levels of service (LEP) delivered to people and firms. */
@ApiTags('delivered-standards')
@Roles('operator', 'manager')
@Controller('delivered-standards')
export class DeliveredStandardsController {
  constructor(private readonly recorder: RecordDelivery, private readonly annuller: AnnulDelivery, private readonly deliveries: FindDeliveries) {}

  @Post()
  @ApiOperation({ summary: 'Registra una prestazione erogata. / Records a service delivered.' })
  @ApiCreatedResponse({ type: DeliveredStandardView })
  async record(@Body() delivery: DeliveryRequest, @CurrentUser() user: RequestUser): Promise<DeliveredStandardView> {
    return this.deliveries.view(await this.recorder.run(delivery, user.label));
  }

  @Get()
  @ApiOkResponse({ type: DeliveredStandardPageView })
  list(@Query() query: DeliveryQuery): Promise<DeliveredStandardPageView> {
    return this.deliveries.list(query);
  }

  @Get('counts')
  @ApiOperation({ summary: 'Quante per lettera e mese. / How many of each letter in each month.' })
  @ApiOkResponse({ type: [StandardCountView] })
  counts(@Query() period: DeliveryPeriod): Promise<StandardCountView[]> {
    return this.deliveries.counts(period);
  }

  @Post(':id/annul')
  @HttpCode(200)
  @ApiOperation({ summary: 'Annulla una prestazione registrata per errore: non si conta più. / Annuls a service that was recorded by mistake: it is counted no more.' })
  @ApiOkResponse({ type: DeliveredStandardView })
  async annul(@PathUuid('id') id: string): Promise<DeliveredStandardView> {
    return this.deliveries.view(await this.annuller.run(id));
  }
}
