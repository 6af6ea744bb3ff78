import { AGREEMENT } from '@filiera/contracts';
import { Roles } from '@filiera/member-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';

/** How one service standard is kept. */
export class StandardView {
  @ApiProperty()
  id!: string;

  @ApiProperty({ description: 'Clausola dell’accordo. / Clause of the agreement.' })
  clause!: string;

  @ApiProperty()
  text!: string;

  @ApiProperty({ description: 'Orologi fermati. / Clocks stopped.' })
  answered!: number;

  @ApiProperty({ description: 'Orologi in corso. / Clocks running.' })
  open!: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'Il più vecchio in corso. / The oldest that runs.' })
  oldestOpen?: string;

  @ApiPropertyOptional({ description: 'Tempo mediano, ore. / Median time, hours.' })
  medianHours?: number;
}

interface Counts {
  readonly standard: string;
  readonly answered: string;
  readonly open: string;
  readonly oldest: Date | null;
  readonly median: number | null;
}

/** The agreement's service standards, as the headers show them. */
@ApiTags('monitoring')
@Roles('coordinator')
@Controller('standards')
export class StandardsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  @ApiOperation({ summary: 'Come sono rispettati i tempi dell’accordo (art. 9). / How the agreement’s times are kept (art. 9).' })
  @ApiOkResponse({ type: [StandardView] })
  async list(): Promise<StandardView[]> {
    const counts = await this.dataSource.query<Counts[]>(
      `SELECT standard, count(stopped_at) AS answered, count(*) - count(stopped_at) AS open, min(started_at) FILTER (WHERE stopped_at IS NULL) AS oldest,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM stopped_at - started_at)) / 3600 AS median
       FROM standard_clock WHERE started_at IS NOT NULL GROUP BY standard`,
    );
    return AGREEMENT.serviceStandards.map(({ id, clause, text }) => {
      const count = counts.find(({ standard }) => standard === id);
      return {
        id, clause, text: text.it,
        answered: Number(count?.answered ?? 0),
        open: Number(count?.open ?? 0),
        ...(count?.oldest ? { oldestOpen: count.oldest.toISOString() } : {}),
        ...(count?.median == null ? {} : { medianHours: Math.round(Number(count.median) * 100) / 100 }),
      };
    });
  }
}
