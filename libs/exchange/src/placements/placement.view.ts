import {
  CONTRACT_TYPES, type ContractType, OccupationRef, PLACEMENT_END_REASONS, PLACEMENT_STATUSES, type PlacementEndReason, type PlacementStatus,
} from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** Something to look at again, in both languages. */
export class PlacementWarningView {
  @ApiProperty()
  it!: string;

  @ApiProperty()
  en!: string;
}

/** A placement as an operator sees it. */
export class PlacementView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  version!: number;

  @ApiProperty({ enum: PLACEMENT_STATUSES })
  status!: PlacementStatus;

  @ApiProperty({ format: 'uuid', description: 'Pseudonym.' })
  candidate!: string;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  referral!: string | null;

  @ApiProperty({ description: 'Whether this node knows the referral.' })
  referralKnown!: boolean;

  @ApiProperty({ format: 'uuid', nullable: true, type: String })
  vacancy!: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'Null while this node does not know the vacancy.' })
  vacancyTitle!: string | null;

  @ApiProperty()
  vacancyOwner!: string;

  @ApiProperty()
  holder!: string;

  @ApiProperty({ type: Object })
  occupation!: OccupationRef;

  @ApiProperty({ enum: CONTRACT_TYPES })
  contract!: ContractType;

  @ApiProperty({ format: 'date' })
  startDate!: string;

  @ApiProperty({ format: 'date', nullable: true, type: String })
  endDate!: string | null;

  @ApiProperty({ enum: PLACEMENT_END_REASONS, nullable: true })
  endReason!: PlacementEndReason | null;

  @ApiProperty({ nullable: true, type: String })
  municipality!: string | null;

  @ApiProperty({ nullable: true, type: Number })
  weeklyHours!: number | null;

  @ApiProperty()
  sample!: boolean;

  @ApiProperty({ type: [PlacementWarningView] })
  warnings!: PlacementWarningView[];
}

/** A page of placements, the last started first. */
export class PlacementPageView {
  @ApiProperty({ type: [PlacementView] })
  items!: PlacementView[];

  @ApiProperty()
  page!: number;

  @ApiProperty()
  size!: number;

  @ApiProperty()
  total!: number;
}
