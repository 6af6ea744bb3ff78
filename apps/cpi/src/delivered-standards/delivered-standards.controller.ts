import { CurrentUser, type RequestUser, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeliveryPeriod, DeliveryQuery, DeliveryRequest } from './delivered-standard.requests.js';
import { DeliveredStandardPageView, DeliveredStandardView, StandardCountView } from './delivered-standard.view.js';
import { FindDeliveries } from './find-deliveries.js';
import { RecordDelivery } from './record-delivery.js';

/** Essential levels of service (LEP) delivered to people and firms. */
@ApiTags('delivered-standards')
@Roles('operator', 'manager')
@Controller('delivered-standards')
export class DeliveredStandardsController {
  constructor(private readonly recorder: RecordDelivery, private readonly deliveries: FindDeliveries) {}

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
}
