import { Amount, Day, ENTITY_ID, Flag, Nested, Obeys, Whole, Words } from '@filiera/contracts';
import { PageQuery } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import type { ProfilingInputs } from './decide-profiling.js';

const MOST_MONTHS = 720;

/** What a score was drawn from: anything else, above all a protected attribute, is refused. */
export class ProfilingInputsRequest implements ProfilingInputs {
  @ApiProperty({ example: 4 })
  @Whole(1, 8)
  eqf!: number;

  @ApiProperty({ example: 7 })
  @Whole(0, MOST_MONTHS)
  monthsUnemployed!: number;

  @ApiProperty({ example: 30 })
  @Whole(0, MOST_MONTHS)
  monthsOfExperience!: number;

  @ApiPropertyOptional({ example: '7411' })
  @IsOptional() @Matches(/^[0-9]{4}$/)
  lastOccupation?: string;

  @ApiPropertyOptional()
  @IsOptional() @Flag()
  drivingLicence?: boolean;
}

/** A profiling that was made. */
export class ProfilingRequest {
  @ApiProperty({ format: 'uuid' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  madeOn!: string;

  @ApiProperty({ example: 0.62, description: 'Indice di profilazione, da 0 a 1. / Profiling score, from 0 to 1.' })
  @Amount(-1_000, 1_000)
  score!: number;

  @ApiProperty({ example: 'Sistema nazionale', description: 'Chi o che cosa lo ha calcolato. / Who or what calculated it.' })
  @Words(120)
  method!: string;

  @ApiProperty({ type: ProfilingInputsRequest, description: 'Nessun attributo protetto. / No protected attribute.' })
  @Nested(() => ProfilingInputsRequest)
  inputs!: ProfilingInputsRequest;
}

/** Whose profilings are asked for. */
export class ProfilingQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;
}
