import { Day, ENTITY_ID, GUIDANCE_KINDS, GUIDANCE_NEXT_STEPS, Nested, Obeys, OccupationRef, OneOf, Words, type GuidanceKind, type GuidanceNextStep } from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';
import type { HeldInterview } from './decide-interview.js';

/** An interview that was held. */
export class GuidanceInterviewRequest implements HeldInterview {
  @ApiProperty({ format: 'uuid', description: 'Pseudonimo di un proprio candidato, o di uno in rete. / Pseudonym of an own candidate, or of one on the network.' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiProperty({ enum: GUIDANCE_KINDS })
  @OneOf(GUIDANCE_KINDS)
  kind!: GuidanceKind;

  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  heldOn!: string;

  @ApiPropertyOptional({ type: OccupationRef, description: 'Professione a cui si mira. / Occupation aimed at.' })
  @IsOptional() @Nested(() => OccupationRef)
  objective?: OccupationRef;

  @ApiProperty({ enum: GUIDANCE_NEXT_STEPS, description: 'Passo concordato. / Step agreed.' })
  @OneOf(GUIDANCE_NEXT_STEPS)
  nextStep!: GuidanceNextStep;

  @ApiPropertyOptional({ description: 'Annotazione: resta su questo nodo. / Note: it stays on this node.', maxLength: 4_000 })
  @IsOptional() @Words(4_000)
  note?: string;
}

/** Which interviews are asked for. */
export class GuidanceQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;

  @ApiPropertyOptional({ enum: GUIDANCE_KINDS })
  @IsOptional() @IsIn(GUIDANCE_KINDS)
  kind?: GuidanceKind;

  @ApiPropertyOptional({ enum: ['here', 'elsewhere'], description: 'Tenuti da questo membro, o da altri con i suoi candidati. / Held by this member, or by others with its candidates.' })
  @IsOptional() @IsIn(['here', 'elsewhere'])
  where?: 'here' | 'elsewhere';
}
