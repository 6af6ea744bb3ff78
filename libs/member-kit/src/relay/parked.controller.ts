import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Roles } from '../access/roles.js';
import { PathToken } from '../http/path-id.js';
import { NotFound } from '../problems/domain-error.js';
import { ParkedEvents, type ParkedEvent } from './parked-events.js';

/** An event that the hub kept refusing, or that could not be sealed. */
class ParkedEventView implements ParkedEvent {
  @ApiProperty()
  position!: string;

  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  type!: string;

  @ApiProperty({ description: 'Che cosa ha risposto il nodo centrale, o perché non si può sigillare / What the hub answered, or why it cannot be sealed' })
  reason!: string;

  @ApiProperty()
  attempts!: number;

  @ApiProperty({ format: 'date-time' })
  time!: Date;
}

/** Events of this node that wait for a person: the hub keeps refusing them, or they cannot be sealed. */
@ApiTags('outbox')
@Roles('technician')
@Controller('outbox/parked')
export class ParkedController {
  constructor(private readonly parked: ParkedEvents) {}

  @ApiOperation({ summary: 'Gli eventi fermi: il nodo centrale li rifiuta, o non si possono sigillare / Events that are parked: the hub refuses them, or they cannot be sealed' })
  @ApiOkResponse({ type: [ParkedEventView] })
  @Get()
  list(): Promise<ParkedEvent[]> {
    return this.parked.list();
  }

  @ApiOperation({ summary: 'Prova di nuovo a pubblicarlo / Tries to publish it again' })
  @HttpCode(202)
  @Post(':position/retry')
  async retry(@PathToken('position') position: string): Promise<{ position: string }> {
    if (!/^[1-9]\d{0,15}$/.test(position)) {
      throw new NotFound({ code: 'outbox.not-parked', text: { it: 'nessun evento fermo con questo numero', en: 'no parked event with this number' } });
    }
    await this.parked.retry(position);
    return { position };
  }
}
