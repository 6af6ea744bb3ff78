import { Day, OneOf } from '@filiera/contracts';
import { PathUuid, Roles } from '@filiera/member-kit';
import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { DEGREES, type Degree } from './graduate.entity.js';
import { Graduates } from './graduates.js';
import type { TellableOutcome } from './suppress-small-cells.js';

/** A degree taken here. */
export class RecordDegreeRequest {
  @ApiProperty({ enum: DEGREES, description: 'Laurea, laurea magistrale, dottorato / Bachelor, master, doctorate' })
  @OneOf(DEGREES)
  degree!: Degree;

  @ApiProperty({ format: 'date', example: '2025-07-15' })
  @Day()
  graduatedOn!: string;
}

/** A graduate. */
export class GraduateView extends RecordDegreeRequest {
  @ApiProperty({ format: 'uuid', description: 'Pseudonimo / Pseudonym' })
  readonly candidate!: string;
}

/** Whose outcomes. */
export class OutcomesQuery {
  @ApiPropertyOptional({ enum: DEGREES })
  @IsOptional() @OneOf(DEGREES)
  degree?: Degree;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  graduatedFrom?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @Day()
  graduatedUntil?: string;
}

/** What came of graduates some years later; null where the number would tell of too few people. */
export class OutcomeView implements TellableOutcome {
  @ApiProperty({ enum: [1, 3, 5], description: 'Anni dalla laurea / Years since the degree' })
  readonly years!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Laureati per cui l’anniversario è passato / Graduates whose anniversary has come' })
  readonly followed!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Al lavoro quel giorno, per gli inserimenti che questo nodo vede ancora: uno concluso è conservato quanto dice l’accordo / At work on that day, by the placements that this node still sees: one that has ended is kept as long as the agreement says' })
  readonly atWork!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Di questi, a tempo indeterminato / Of these, with a permanent contract' })
  readonly permanent!: number | null;
}

/** Graduates and what came of them. */
@ApiTags('university')
@Controller()
@Roles('operator', 'manager')
export class GraduatesController {
  constructor(private readonly graduates: Graduates) {}

  @Put('graduates/:candidate')
  @ApiOperation({ summary: 'Registra la laurea di un candidato di questo nodo / Record the degree of a candidate of this node' })
  @ApiOkResponse({ type: GraduateView })
  record(@PathUuid('candidate') candidate: string, @Body() { degree, graduatedOn }: RecordDegreeRequest): Promise<GraduateView> {
    return this.graduates.record(candidate, degree, graduatedOn);
  }

  @Post('graduates/:candidate/remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Toglie una laurea registrata per errore / Remove a degree recorded by mistake' })
  @ApiNoContentResponse()
  remove(@PathUuid('candidate') candidate: string): Promise<void> {
    return this.graduates.remove(candidate);
  }

  @Get('graduate-outcomes')
  @ApiOperation({ summary: 'Quanti laureati lavorano a uno, tre e cinque anni; i numeri piccoli non si dicono / How many graduates work after one, three and five years; small numbers are not told' })
  @ApiOkResponse({ type: [OutcomeView] })
  outcomes(@Query() query: OutcomesQuery): Promise<OutcomeView[]> {
    return this.graduates.outcomes(query);
  }
}
