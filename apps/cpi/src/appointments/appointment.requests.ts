import { Day, ENTITY_ID, Flag, Instant, Obeys, Whole, Words } from '@filiera/contracts';
import { PageQuery } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DECISIONS, type Decision } from './appointment.entities.js';
import { APPOINTMENT_STATES, type AppointmentState } from './decide-appointment.js';

const MOST_MINUTES = 480;
const MOST_PLACES = 100;

/** A slot on offer. */
export class SlotRequest {
  @ApiProperty({ example: 'Sportello di Lecce' })
  @Words(120)
  office!: string;

  @ApiProperty({ format: 'date-time', example: '2027-01-11T08:30:00Z' })
  @Instant()
  startsAt!: string;

  @ApiProperty({ example: 30 })
  @Whole(1, MOST_MINUTES)
  minutes!: number;

  @ApiProperty({ example: 2, description: 'Quante persone insieme. / How many people at once.' })
  @Whole(1, MOST_PLACES)
  places!: number;
}

/** Which slots are asked for. */
export class SlotQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional() @Words(120)
  office?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Da questo giorno; di norma da adesso. / From this day on; from now unless given.' })
  @IsOptional() @Day()
  from?: string;
}

/** A booking. */
export class BookRequest {
  @ApiProperty({ format: 'uuid' })
  @Obeys(ENTITY_ID)
  slot!: string;

  @ApiProperty({ format: 'uuid' })
  @Obeys(ENTITY_ID)
  candidate!: string;
}

/** An absence. */
export class MissRequest {
  @ApiProperty({ description: 'Se il motivo era giustificato; il motivo non si conserva. / Whether the reason was justified; the reason is not kept.' })
  @Flag()
  justified!: boolean;
}

/** Which appointments are asked for. */
export class AppointmentQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  slot?: string;

  @ApiPropertyOptional({ enum: APPOINTMENT_STATES })
  @IsOptional() @IsIn(APPOINTMENT_STATES)
  state?: AppointmentState;
}

/** Which consequences are asked for. */
export class ConsequenceQuery extends PageQuery {
  @ApiPropertyOptional({ enum: DECISIONS })
  @IsOptional() @IsIn(DECISIONS)
  decision?: Decision;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;
}
