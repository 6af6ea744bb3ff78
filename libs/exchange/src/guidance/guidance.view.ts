import { GUIDANCE_KINDS, GUIDANCE_NEXT_STEPS, OccupationRef, type GuidanceKind, type GuidanceNextStep } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** A guidance interview, wherever it was held. */
export class GuidanceInterviewView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'Pseudonimo. / Pseudonym.' })
  candidate!: string;

  @ApiProperty({ description: 'Chi ha tenuto il colloquio. / Whoever held the interview.' })
  heldBy!: string;

  @ApiProperty({ description: 'Chi segue il candidato. / Whoever follows the candidate.' })
  holder!: string;

  @ApiProperty({ enum: GUIDANCE_KINDS })
  kind!: GuidanceKind;

  @ApiProperty({ format: 'date' })
  heldOn!: string;

  @ApiProperty({ type: OccupationRef, nullable: true })
  objective!: OccupationRef | null;

  @ApiProperty({ enum: GUIDANCE_NEXT_STEPS })
  nextStep!: GuidanceNextStep;

  @ApiProperty({ type: String, nullable: true, description: 'Solo di colloqui tenuti da questo membro. / Only of interviews that this member held.' })
  note!: string | null;

  @ApiProperty({ description: 'Non conta più. / It counts no more.' })
  annulled!: boolean;
}
