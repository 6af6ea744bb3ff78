import { Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, Max, Min } from 'class-validator';
import { FLOWS_OF_A_PAGE, ReadFlows } from './read-flows.js';

/** What lies further back is asked for by its days. */
const DEEPEST_PAGE = 20;

/** Which days are asked for. */
export class FlowQuery {
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @IsISO8601({ strict: true })
  to?: string;

  @ApiPropertyOptional({
    description: `Pagina, da 1: ${FLOWS_OF_A_PAGE} righe, le più recenti prima; l’ultima ne ha meno. / Page, from 1: ${FLOWS_OF_A_PAGE} rows, the newest first; the last one has fewer.`,
    minimum: 1, maximum: DEEPEST_PAGE, default: 1,
  })
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(DEEPEST_PAGE)
  page: number = 1;
}

/** What one member sent to one audience on one day. */
export class FlowView {
  @ApiProperty({ format: 'date' })
  day!: string;

  @ApiProperty()
  type!: string;

  @ApiProperty()
  publisher!: string;

  @ApiProperty()
  audience!: string;

  @ApiProperty()
  events!: number;

  @ApiProperty()
  bytes!: number;

  @ApiProperty()
  lastSequence!: number;
}

/** The traffic of the network, without contents. */
@ApiTags('monitoring')
@Roles('coordinator', 'technician')
@Controller('flows')
export class FlowsController {
  constructor(private readonly flows: ReadFlows) {}

  @Get()
  @ApiOperation({ summary: 'Chi manda che cosa a chi, per giorno: conteggi dagli header, mai contenuti. / Who sends what to whom, by day: counts from headers, never contents.' })
  @ApiOkResponse({ type: [FlowView] })
  list(@Query() { page, from, to }: FlowQuery): Promise<FlowView[]> {
    return this.flows.between(page, from, to);
  }
}
