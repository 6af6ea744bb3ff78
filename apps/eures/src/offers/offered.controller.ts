import { Roles } from '@filiera/member-kit';
import { Body, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { REFERENCES_SCHEMA, askedReferences, refuseIdempotencyKey } from './asked-references.js';
import type { OfferFamily } from './offer-families.js';
import { ChangesSince, OfferChanges, OfferDetail, Pong } from './offer-views.js';
import { ReadOffers } from './read-offers.js';

/** One of the two interfaces that EURES reads from, alike but for what they offer. A machine of EURES has a key of the role operator: what it reads, an operator reads on the board. */
@ApiTags('eures')
@Roles('operator', 'manager')
export abstract class OfferedController {
  protected abstract readonly family: OfferFamily;

  constructor(private readonly offers: ReadOffers) {}

  @Get('ping')
  @ApiOperation({ summary: 'Se l\'interfaccia risponde / Whether the interface answers' })
  @ApiOkResponse({ type: Pong })
  ping(): Pong {
    return { status: 'OK' };
  }

  @Get('getAll')
  @ApiOperation({ summary: 'Tutti i riferimenti / All references' })
  @ApiOkResponse({ type: OfferChanges })
  all(): Promise<OfferChanges> {
    return this.offers.all(this.family);
  }

  @Get('getChanges/:epochMillis')
  @ApiOperation({ summary: 'I riferimenti creati, cambiati o chiusi da un momento in poi / The references created, changed or closed from a moment on' })
  @ApiOkResponse({ type: OfferChanges })
  changes(@Param() { epochMillis }: ChangesSince): Promise<OfferChanges> {
    return this.offers.changes(this.family, epochMillis);
  }

  @Post('getDetails')
  @HttpCode(200)
  @ApiOperation({ summary: 'I documenti HR-XML di alcuni riferimenti / The HR-XML documents of some references' })
  @ApiBody({ schema: REFERENCES_SCHEMA })
  @ApiOkResponse({ type: [OfferDetail] })
  details(@Body() references: unknown, @Headers('idempotency-key') key?: string): Promise<OfferDetail[]> {
    refuseIdempotencyKey(key);
    return this.offers.details(this.family, askedReferences(references));
  }
}
