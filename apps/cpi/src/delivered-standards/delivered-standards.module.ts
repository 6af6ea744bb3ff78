import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { AnnulDelivery } from './annul-delivery.js';
import { DeliveredStandardsController } from './delivered-standards.controller.js';
import { EraseDeliveries } from './erase-deliveries.js';
import { FindDeliveries } from './find-deliveries.js';
import { RecordDelivery } from './record-delivery.js';

/** Essential levels of service (D.M. 4/2018) delivered, listed and counted. */
@Module({ imports: [PeopleModule], controllers: [DeliveredStandardsController], providers: [AnnulDelivery, EraseDeliveries, FindDeliveries, RecordDelivery] })
export class DeliveredStandardsModule {}
