import { ESCO_OCCUPATION, Obeys } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** What the person wants to become. */
export class TrainingPlanQuery {
  @ApiProperty({ example: 'http://data.europa.eu/esco/occupation/5dbb9cf0-b226-402c-a295-2f42ef05ff8b', description: 'Figura a cui si punta, URI ESCO / Target occupation, ESCO URI' })
  @Obeys(ESCO_OCCUPATION)
  occupation!: string;
}
