import { AGREEMENT } from '@filiera/contracts';
import { Roles } from '@filiera/member-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { StandardClocks } from './standard-clocks.js';

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

  @ApiProperty({ description: 'Fermati oltre il termine, o in corso oltre il termine. / Stopped after their time, or running past it.' })
  late!: number;

  @ApiPropertyOptional({ format: 'date-time', description: 'Il più vecchio in corso. / The oldest that runs.' })
  oldestOpen?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Il primo termine in corso, o già passato. / The first time that is due, or was.' })
  nextDue?: string;

  @ApiPropertyOptional({ description: 'Tempo mediano, ore. / Median time, hours.' })
  medianHours?: number;
}

/** The agreement's service standards, as the headers show them. */
@ApiTags('monitoring')
@Roles('coordinator')
@Controller('standards')
export class StandardsController {
  constructor(private readonly clocks: StandardClocks) {}

  @Get()
  @ApiOperation({ summary: 'Come sono rispettati i tempi dell’accordo (art. 9). / How the agreement’s times are kept (art. 9).' })
  @ApiOkResponse({ type: [StandardView] })
  async list(): Promise<StandardView[]> {
    const all = await this.clocks.times();
    return AGREEMENT.serviceStandards.map(({ id, clause, text }) => {
      const times = all.find(({ standard }) => standard === id);
      return {
        id, clause, text: text.it,
        answered: times?.answered ?? 0,
        open: times?.open ?? 0,
        late: times?.late ?? 0,
        ...(times?.oldestOpen ? { oldestOpen: times.oldestOpen.toISOString() } : {}),
        ...(times?.nextDue ? { nextDue: times.nextDue.toISOString() } : {}),
        ...(times?.medianHours == null ? {} : { medianHours: Math.round(times.medianHours * 100) / 100 }),
      };
    });
  }
}
