import { Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsISO8601, IsOptional } from 'class-validator';
import { DataSource } from 'typeorm';
import { FlowEntity } from './flow.entity.js';

/** More rows than this are asked for by days. */
const MOST_ROWS = 5_000;

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
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Chi manda che cosa a chi, per giorno: conteggi dagli header, mai contenuti. / Who sends what to whom, by day: counts from headers, never contents.' })
  @ApiOkResponse({ type: [FlowView] })
  async list(@Query() { from, to }: FlowQuery): Promise<FlowView[]> {
    const rows = await this.dataSource.getRepository(FlowEntity).createQueryBuilder('flow')
      .where('(:from::date IS NULL OR flow.day >= :from::date)', { from: from ?? null })
      .andWhere('(:to::date IS NULL OR flow.day <= :to::date)', { to: to ?? null })
      .orderBy('flow.day', 'DESC').addOrderBy('flow.type').addOrderBy('flow.publisher').addOrderBy('flow.audience')
      .limit(MOST_ROWS)
      .getMany();
    return rows.map(({ day, type, publisher, audience, events, bytes, lastSequence }) => ({
      day, type, publisher, audience, events: Number(events), bytes: Number(bytes), lastSequence: Number(lastSequence),
    }));
  }
}
