import { Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REFERENCES_SCHEMA, askedReferences } from './asked-references.js';
import { ChangesSince, OfferChanges, OfferDetail, Pong } from './offer-views.js';
import { ReadOffers } from './read-offers.js';

/** The network's own vacancies, as EURES reads them. A machine of EURES has a key of the role operator: what it reads, an operator reads on the board. */
@ApiTags('eures')
@Controller('input/api/jv/v0.1')
@Roles('operator', 'manager')
export class OfferedVacanciesController {
  constructor(private readonly offers: ReadOffers) {}

  @Get('ping')
  @ApiOperation({ summary: 'Se l\'interfaccia risponde / Whether the interface answers' })
  @ApiOkResponse({ type: Pong })
  ping(): Pong {
    return { status: 'OK' };
  }

  @Get('getAll')
  @ApiOperation({ summary: 'Tutti i riferimenti: offerte / All references: vacancies' })
  @ApiOkResponse({ type: OfferChanges })
  all(): Promise<OfferChanges> {
    return this.offers.all('jv');
  }

  @Get('getChanges/:epochMillis')
  @ApiOperation({ summary: 'I riferimenti creati, cambiati o chiusi da un momento in poi / The references created, changed or closed from a moment on' })
  @ApiOkResponse({ type: OfferChanges })
  changes(@Param() { epochMillis }: ChangesSince): Promise<OfferChanges> {
    return this.offers.changes('jv', epochMillis);
  }

  @Post('getDetails')
  @HttpCode(200)
  @ApiOperation({ summary: 'I documenti HR-XML di alcuni riferimenti / The HR-XML documents of some references' })
  @ApiBody({ schema: REFERENCES_SCHEMA })
  @ApiOkResponse({ type: [OfferDetail] })
  details(@Body() references: unknown): Promise<OfferDetail[]> {
    return this.offers.details('jv', askedReferences(references));
  }
}
