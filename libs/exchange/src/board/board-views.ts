import { CandidateProfile, VacancyState } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { DescribedBy } from '../openapi/described-by.js';

/** A vacancy as the board shows it. */
@DescribedBy(VacancyState)
export class BoardVacancy extends VacancyState {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ description: 'Membro che l\'ha pubblicata / Member that published it' })
  readonly publisher!: string;

  @ApiProperty()
  readonly version!: number;

  /** Kilometres from where the search began, to one decimal; null without a place. */
  @ApiProperty({ type: Number, nullable: true, description: 'Chilometri da `near`, in linea d\'aria / Kilometres from `near`, in a straight line' })
  readonly km!: number | null;
}

/** A candidate as the board shows one: a pseudonym with as much of the profile as this node may see. */
@DescribedBy(CandidateProfile)
export class BoardCandidate extends CandidateProfile {
  @ApiProperty({ format: 'uuid', description: 'Pseudonimo / Pseudonym' })
  readonly id!: string;

  @ApiProperty({ description: 'Membro che segue la persona / Member that holds the person' })
  readonly publisher!: string;

  @ApiProperty()
  readonly version!: number;

  /** Kilometres from where the search began, to one decimal; null without a place. */
  @ApiProperty({ type: Number, nullable: true, description: 'Chilometri da `near`, in linea d\'aria / Kilometres from `near`, in a straight line' })
  readonly km!: number | null;
}
