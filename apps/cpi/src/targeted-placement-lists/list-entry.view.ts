import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../texts/page.view.js';
import { LIST_STATES, type ListState } from './decide-list-entry.js';
import type { ListEntryEntity } from './list-entry.entity.js';
import { PLACEMENT_LISTS, type PlacementList } from './list-rules.js';

/** A person on a list of targeted placement. */
export class ListEntryView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  candidate!: string;

  @ApiProperty({ enum: PLACEMENT_LISTS })
  list!: PlacementList;

  @ApiProperty({ format: 'date' })
  enrolledOn!: string;

  @ApiProperty({ type: 'integer', description: 'Punteggio: il più alto viene prima. / Points: more come earlier.' })
  points!: number;

  @ApiProperty({ description: 'Chi ha confermato il punteggio. / Who confirmed the points.' })
  pointsConfirmedBy!: string;

  @ApiProperty({ format: 'date-time' })
  pointsConfirmedAt!: Date;

  @ApiProperty({ enum: LIST_STATES })
  state!: ListState;

  @ApiProperty({ format: 'date' })
  stateSince!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Perché è sospesa o cancellata. / Why it is suspended or removed.' })
  reason!: ListEntryEntity['reason'];
}

/** A page of a list, in the order of its ranking. */
export class ListEntryPageView extends PageView {
  @ApiProperty({ type: [ListEntryView] })
  items!: ListEntryView[];
}

export function toListEntryView(
  { id, person, list, enrolledOn, points, pointsConfirmedBy, pointsConfirmedAt, state, stateSince, reason }: ListEntryEntity,
): ListEntryView {
  return { id, candidate: person, list, enrolledOn, points, pointsConfirmedBy, pointsConfirmedAt, state, stateSince, reason };
}
