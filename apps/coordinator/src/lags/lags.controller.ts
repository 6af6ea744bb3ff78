import { AGREEMENT } from '@filiera/contracts';
import { pageOf, type Page } from '@filiera/exchange';
import { Roles } from '@filiera/member-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { ConsumerLagEntity } from './consumer-lag.entity.js';
import { LagsQuery } from './lag-queries.js';
import { Lags } from './lags.js';

/** How far behind one member reads one family of events. */
export class LagView {
  @ApiProperty()
  readonly member!: string;

  @ApiProperty({ example: 'VACANCIES' })
  readonly stream!: string;

  @ApiProperty({ type: String, nullable: true, example: 'vacancy' })
  readonly family!: string | null;

  @ApiProperty({ description: 'Messaggi che attendono / Messages that wait' })
  readonly pending!: number;

  @ApiProperty({ description: 'Presi e non ancora confermati / Taken and not acknowledged yet' })
  readonly unacknowledged!: number;

  @ApiProperty({ description: 'Di questi, presi più di una volta / Of these, taken more than once' })
  readonly redelivered!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: mai / Null: never' })
  readonly lastDeliveredAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: mai / Null: never' })
  readonly lastAcknowledgedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Da quando qualcosa attende; null se nulla attende / Since when something waits; null while nothing does' })
  readonly behindSince!: string | null;

  @ApiProperty({ format: 'date-time' })
  readonly measuredAt!: string;
}

/** How far behind the members read, as the hub tells it: counts and times, no contents (clause 8.5). */
@ApiTags('monitoring')
@Roles('coordinator', 'technician')
@Controller('lags')
export class LagsController {
  constructor(private readonly lags: Lags) {}

  @Get()
  @ApiOperation({ summary: 'Quanto ogni membro è indietro nella lettura, per famiglia di eventi; prima chi lo è di più / How far behind each member reads, by family of events; the furthest first' })
  @ApiOkResponse({ type: pageOf(LagView) })
  async list(@Query() query: LagsQuery): Promise<Page<LagView>> {
    const { items, ...rest } = await this.lags.page(query);
    return { ...rest, items: items.map(toView) };
  }
}

function toView({ member, stream, pending, unacknowledged, redelivered, lastDeliveredAt, lastAcknowledgedAt, behindSince, measuredAt }: ConsumerLagEntity): LagView {
  return {
    member, stream, family: AGREEMENT.streams.find(({ name }) => name === stream)?.family ?? null, pending: Number(pending), unacknowledged, redelivered,
    lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null, lastAcknowledgedAt: lastAcknowledgedAt?.toISOString() ?? null, behindSince: behindSince?.toISOString() ?? null,
    measuredAt: measuredAt.toISOString(),
  };
}
