import { Day, ENTITY_ID, Obeys, OneOf, Whole } from '@filiera/contracts';
import { PageQuery } from '@filiera/exchange';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { LIST_STATES, type ListState } from './decide-list-entry.js';
import { PLACEMENT_LISTS, type PlacementList, REMOVAL_REASONS, type RemovalReason, SUSPENSION_REASONS, type SuspensionReason } from './list-rules.js';

/** What fits the column: the bounds of the points themselves are a rule, told with the other faults. */
const MOST_NUMBER = 1_000_000;

/** The points of the office's ranking. */
export class PointsRequest {
  @ApiProperty({
    type: 'integer', example: 640,
    description: 'Punteggio intero della graduatoria dell’ufficio, da 0 a 1000: il più alto viene prima; i criteri sono della Regione. / Whole points of the office’s ranking, 0 to 1000: more come earlier; the criteria are the Region’s.',
  })
  @Whole(-MOST_NUMBER, MOST_NUMBER)
  points!: number;
}

/** A person is enrolled in a list. */
export class EnrolRequest extends PointsRequest {
  @ApiProperty({ format: 'uuid' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiProperty({ enum: PLACEMENT_LISTS, description: 'Persone con disabilità (art. 1) o altre categorie protette (art. 18). / People with disabilities (art. 1) or other protected people (art. 18).' })
  @OneOf(PLACEMENT_LISTS)
  list!: PlacementList;

  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  enrolledOn!: string;
}

/** The right day of an enrolment. */
export class EnrolmentDayRequest {
  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  enrolledOn!: string;
}

/** Something that happened on a day. */
export class ListDayRequest {
  @ApiProperty({ format: 'date', example: '2026-11-23' })
  @Day()
  on!: string;
}

/** A suspension. */
export class SuspendEntryRequest extends ListDayRequest {
  @ApiProperty({ enum: SUSPENSION_REASONS })
  @OneOf(SUSPENSION_REASONS)
  reason!: SuspensionReason;
}

/** A removal. */
export class RemoveEntryRequest extends ListDayRequest {
  @ApiProperty({ enum: REMOVAL_REASONS })
  @OneOf(REMOVAL_REASONS)
  reason!: RemovalReason;
}

/** Which entries are asked for. */
export class ListEntryQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PLACEMENT_LISTS })
  @IsOptional() @IsIn(PLACEMENT_LISTS)
  list?: PlacementList;

  @ApiPropertyOptional({ enum: LIST_STATES, description: 'Senza, tutti. / Left out, all.' })
  @IsOptional() @IsIn(LIST_STATES)
  state?: ListState;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;
}
