import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListEntryFacts, ListState, Standing } from './decide-list-entry.js';
import type { PlacementList, RemovalReason, SuspensionReason } from './list-rules.js';

/**
 * A person on a list of targeted placement. That they are on it is a special category of data (GDPR art. 9), and all that is kept: no diagnosis, no degree of
 * disability, no certificate, none of what the points were given for (data minimisation, art. 5.1.c).
 */
@Entity('targeted_placement_list_entry')
export class ListEntryEntity implements ListEntryFacts {
  @PrimaryColumn('uuid')
  id!: string;

  /** The candidate's pseudonym. */
  @Column('uuid')
  person!: string;

  @Column('text')
  list!: PlacementList;

  @Column('date', { name: 'enrolled_on' })
  enrolledOn!: string;

  @Column('integer')
  points!: number;

  /** Label of the key or token that confirmed the points. */
  @Column('text', { name: 'points_confirmed_by' })
  pointsConfirmedBy!: string;

  @Column('timestamptz', { name: 'points_confirmed_at' })
  pointsConfirmedAt!: Date;

  @Column('text')
  state!: ListState;

  @Column('date', { name: 'state_since' })
  stateSince!: string;

  @Column('text', { nullable: true })
  reason!: SuspensionReason | RemovalReason | null;

  /** Of a removed one: how it stood before, should the removal be annulled. */
  @Column('jsonb', { name: 'before_removal', nullable: true })
  beforeRemoval!: Standing | null;

  /** Label of the key or token that changed it last. */
  @Column('text', { name: 'changed_by' })
  changedBy!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
