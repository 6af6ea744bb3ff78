import { Roles } from '@filiera/member-kit';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CLOCK_STATES, type ClockState, MemberClocks } from './member-clocks.js';

/** A member's clock beside the hub's. */
export class MemberClockView {
  @ApiProperty()
  member!: string;

  @ApiProperty({
    enum: CLOCK_STATES,
    description: 'right: giusto; ahead: avanti; behind: indietro, o pubblica tutto con lo stesso ritardo. / behind: behind, or it publishes everything with the same delay.',
  })
  state!: ClockState;

  @ApiProperty({ description: 'Di quanto è sfasato, secondi; positivo se avanti. / How far it is off, seconds; positive ahead.' })
  offsetSeconds!: number;

  @ApiProperty({ format: 'date-time', description: 'Da quando, per l’orologio dell’hub. / Since when, by the hub’s clock.' })
  since!: string;

  @ApiProperty({ format: 'date-time' })
  lastEventAt!: string;
}

/** Whose clock is off, as the headers show it. */
@ApiTags('monitoring')
@Roles('coordinator', 'technician')
@Controller('member-clocks')
export class MemberClocksController {
  constructor(private readonly clocks: MemberClocks) {}

  @Get()
  @ApiOperation({ summary: 'Gli orologi dei nodi rispetto a quello dell’hub; prima quelli sfasati. / The nodes’ clocks against the hub’s; those that are off first.' })
  @ApiOkResponse({ type: [MemberClockView] })
  async list(): Promise<MemberClockView[]> {
    return (await this.clocks.all()).map(({ since, lastEventAt, ...clock }) => ({ ...clock, since: since.toISOString(), lastEventAt: lastEventAt.toISOString() }));
  }
}
