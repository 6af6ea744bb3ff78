import { Day, ENTITY_ID, Obeys, OneOf } from '@filiera/contracts';
import { PageQuery } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { STANDARD_LETTERS, type StandardLetter } from './standard-rules.js';

/** A service that was delivered. */
export class DeliveryRequest {
  @ApiProperty({ enum: STANDARD_LETTERS })
  @OneOf(STANDARD_LETTERS)
  letter!: StandardLetter;

  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  deliveredOn!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;

  @ApiPropertyOptional({ example: '00000000000', description: 'Codice fiscale dell’impresa. / Tax code of the firm.' })
  @IsOptional() @Matches(/^([0-9]{11}|[A-Z0-9]{16})$/)
  firm?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Patto di servizio in cui rientra. / Service pact that it is part of.' })
  @IsOptional() @Obeys(ENTITY_ID)
  pact?: string;
}

/** A period of days, both included. */
export class DeliveryPeriod {
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  from?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  to?: string;
}

/** Which services are asked for. */
export class DeliveryQuery extends PageQuery implements DeliveryPeriod {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  pact?: string;

  @ApiPropertyOptional({ enum: STANDARD_LETTERS })
  @IsOptional() @IsIn(STANDARD_LETTERS)
  letter?: StandardLetter;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  from?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  to?: string;
}
