import {
  Amount, CONTRACT_TYPES, type ContractType, Day, ENTITY_ID, ISTAT_MUNICIPALITY, Nested, Obeys, OccupationRef, PLACEMENT_END_REASONS, PLACEMENT_STATUSES, type PlacementEndReason, type PlacementStatus,
} from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';

/** A placement that starts: from an accepted referral, or from an own candidate on an own vacancy. */
export class StartPlacementRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'Invio accettato. / Accepted referral.' })
  @IsOptional() @Obeys(ENTITY_ID)
  referral?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Propria offerta, senza invio. / Own vacancy, without a referral.' })
  @IsOptional() @Obeys(ENTITY_ID)
  vacancy?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Proprio candidato, senza invio. / Own candidate, without a referral.' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;

  @ApiProperty({ enum: CONTRACT_TYPES })
  @IsIn(CONTRACT_TYPES)
  contract!: ContractType;

  @ApiProperty({ format: 'date' })
  @Day()
  startDate!: string;

  @ApiPropertyOptional({ format: 'date', description: 'Dovuta a tempo determinato, stagionale e tirocinio; vietata a tempo indeterminato. / Due for fixed-term, seasonal and internship; forbidden for permanent.' })
  @IsOptional() @Day()
  endDate?: string;

  @ApiPropertyOptional({ type: Object, example: { isco: '7411' }, description: 'ISCO-08, ed ESCO se noto. Di norma quella dell’offerta. / The vacancy’s unless given.' })
  @IsOptional() @Nested(() => OccupationRef)
  occupation?: OccupationRef;

  @ApiPropertyOptional({ pattern: '^[0-9]{6}$', description: 'Codice ISTAT; di norma quello dell’offerta. / ISTAT code; the vacancy’s unless given.' })
  @IsOptional() @Obeys(ISTAT_MUNICIPALITY)
  municipality?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 60 })
  @IsOptional() @Amount(1, 60)
  weeklyHours?: number;
}

/** A contract that becomes another one. */
export class TransformPlacementRequest {
  @ApiProperty({ enum: CONTRACT_TYPES })
  @IsIn(CONTRACT_TYPES)
  contract!: ContractType;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  endDate?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 60 })
  @IsOptional() @Amount(1, 60)
  weeklyHours?: number;
}

/** An end that moves to a later day. */
export class ExtendPlacementRequest {
  @ApiProperty({ format: 'date' })
  @Day()
  endDate!: string;
}

/** An end that has come. */
export class EndPlacementRequest {
  @ApiProperty({ format: 'date', description: 'Ultimo giorno di lavoro. / Last day of work.' })
  @Day()
  endDate!: string;

  @ApiProperty({ enum: PLACEMENT_END_REASONS })
  @IsIn(PLACEMENT_END_REASONS)
  reason!: PlacementEndReason;
}

/** Which placements are asked for. */
export class PlacementQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PLACEMENT_STATUSES })
  @IsOptional() @IsIn(PLACEMENT_STATUSES)
  status?: PlacementStatus;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  vacancy?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  referral?: string;
}
