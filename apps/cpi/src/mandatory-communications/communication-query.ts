import { ENTITY_ID, Obeys } from '@filiera/contracts';
import { PageQuery } from '@filiera/exchange';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { EMPLOYMENT_OUTCOMES, type EmploymentOutcome } from './mandatory-employment.entity.js';
import { COMMUNICATION_KINDS, type CommunicationKind } from './reading/kinds.js';

const YesOrNo = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => ({ true: true, false: false })[String(value)] ?? value);

/** Which communications are asked for. */
export class CommunicationQuery extends PageQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'Solo quelle in ritardo, o solo le altre / Only the late ones, or only the others' })
  @IsOptional() @YesOrNo() @IsBoolean()
  late?: boolean;

  @ApiPropertyOptional({ enum: COMMUNICATION_KINDS })
  @IsOptional() @IsIn(COMMUNICATION_KINDS)
  kind?: CommunicationKind;

  @ApiPropertyOptional({ enum: EMPLOYMENT_OUTCOMES })
  @IsOptional() @IsIn(EMPLOYMENT_OUTCOMES)
  outcome?: EmploymentOutcome;

  @ApiPropertyOptional({ format: 'uuid', description: 'Pseudonimo del candidato / Pseudonym of the candidate' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;
}
