import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Roles } from '../access/roles.js';
import { PathToken } from '../http/path-id.js';
import { Erasures, type ErasureStatus } from './erasures.js';

/** One member's confirmation. */
class ConfirmationView {
  @ApiProperty({ description: 'Membro / Member' })
  member!: string;

  @ApiProperty({ description: 'Registrazioni cancellate / Records erased' })
  erasedRecords!: number;

  @ApiProperty({ format: 'date-time' })
  at!: Date;
}

/** An erasure as its people see it. */
class ErasureView implements ErasureStatus {
  @ApiProperty({ description: 'Pseudonimo / Pseudonym' })
  person!: string;

  @ApiProperty({ enum: ['person', 'superseded'] })
  scope!: ErasureStatus['scope'];

  @ApiProperty({ description: 'Chi l\'ha chiesta / Who asked' })
  holder!: string;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: Date;

  @ApiProperty({ format: 'date-time', description: 'Termine per confermare / By when to confirm' })
  dueAt!: Date;

  @ApiProperty({ type: [ConfirmationView] })
  confirmed!: ConfirmationView[];

  @ApiProperty({ type: [String], description: 'Chi non ha ancora confermato / Who has not confirmed yet' })
  missing!: string[];

  @ApiProperty({ description: 'Il termine è passato e qualcuno manca / The time is over and someone is missing' })
  overdue!: boolean;
}

/** Whether the network has forgotten a person. */
@ApiTags('erasures')
@Controller('erasures')
export class PersonErasureController {
  constructor(private readonly erasures: Erasures) {}

  @ApiOperation({ summary: 'Chi ha confermato la cancellazione di una persona e chi no / Who has confirmed a person\'s erasure and who has not' })
  @ApiOkResponse({ type: ErasureView })
  @Roles('operator', 'manager', 'technician', 'coordinator')
  @Get(':person')
  status(@PathToken('person') person: string): Promise<ErasureStatus> {
    return this.erasures.status(person);
  }
}
