import { Roles } from '@filiera/member-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REFERENCES_SCHEMA, askedReferences, refuseIdempotencyKey } from './asked-references.js';
import { ChangesSince, OfferChanges, OfferDetail, Pong } from './offer-views.js';
import { ReadOffers } from './read-offers.js';

/** Profiles of people who would move abroad, pseudonymous, as EURES reads them: the sections that each shares. A machine of EURES has a key of the role operator. */
@ApiTags('eures')
@Controller('input/api/cv/v1.0')
@Roles('operator', 'manager')
export class OfferedProfilesController {
  constructor(private readonly offers: ReadOffers) {}

  @Get('ping')
  @ApiOperation({ summary: 'Se l\'interfaccia risponde / Whether the interface answers' })
  @ApiOkResponse({ type: Pong })
  ping(): Pong {
    return { status: 'OK' };
  }

  @Get('getAll')
  @ApiOperation({ summary: 'Tutti i riferimenti: profili / All references: profiles' })
  @ApiOkResponse({ type: OfferChanges })
  all(): Promise<OfferChanges> {
    return this.offers.all('cv');
  }

  @Get('getChanges/:epochMillis')
  @ApiOperation({ summary: 'I riferimenti creati, cambiati o chiusi da un momento in poi / The references created, changed or closed from a moment on' })
  @ApiOkResponse({ type: OfferChanges })
  changes(@Param() { epochMillis }: ChangesSince): Promise<OfferChanges> {
    return this.offers.changes('cv', epochMillis);
  }

  @Post('getDetails')
  @HttpCode(200)
  @ApiOperation({ summary: 'I documenti HR-XML di alcuni riferimenti / The HR-XML documents of some references' })
  @ApiBody({ schema: REFERENCES_SCHEMA })
  @ApiOkResponse({ type: [OfferDetail] })
  details(@Body() references: unknown, @Headers('idempotency-key') key?: string): Promise<OfferDetail[]> {
    refuseIdempotencyKey(key);
    return this.offers.details('cv', askedReferences(references));
  }
}
