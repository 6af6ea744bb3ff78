import { Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsISO8601, IsOptional } from 'class-validator';
import { ReadFlows } from './read-flows.js';

/** Which days are asked for. */
export class FlowQuery {
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional() @IsISO8601({ strict: true })
  to?: string;
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
  list(@Query() { from, to }: FlowQuery): Promise<FlowView[]> {
    return this.flows.between(from, to);
  }
}
