import { Amount, Day, ENTITY_ID, Obeys, Words } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** A project of a class at a host. */
export class OpenProjectRequest {
  @ApiProperty({ format: 'uuid', description: 'La convenzione con l’ospitante / The agreement with the host' })
  @Obeys(ENTITY_ID)
  agreement!: string;

  @ApiProperty({ example: 'Manutenzione di impianti elettrici' })
  @Words(200)
  title!: string;

  @ApiProperty({ format: 'date', example: '2026-10-01' })
  @Day()
  from!: string;

  @ApiProperty({ format: 'date', example: '2027-05-31' })
  @Day()
  until!: string;
}

/** A pupil on a day. */
export class PupilDayRequest {
  @ApiProperty({ format: 'uuid' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiProperty({ format: 'date' })
  @Day()
  day!: string;
}

/** Hours of a pupil on a day; recorded again for the same day, they replace the earlier ones. */
export class RecordHoursRequest extends PupilDayRequest {
  @ApiProperty({ minimum: 0.25, maximum: 24, example: 5 })
  @Amount(0.25, 24)
  hours!: number;
}
