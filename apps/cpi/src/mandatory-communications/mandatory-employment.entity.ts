import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of an employment on the network. */
export const EMPLOYMENT_OUTCOMES = [
  'told', 'confirmed', 'awaits-owner', 'others', 'no-longer-known', 'annulled', 'without-hire', 'urgent', 'no-placement', 'unknown-worker', 'not-shared', 'erased', 'forgotten',
] as const;
export type EmploymentOutcome = (typeof EMPLOYMENT_OUTCOMES)[number];

/** An employment that communications tell of, and the placement and referral that it is on the network. */
@Entity('mandatory_employment')
export class MandatoryEmploymentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Pseudonym of the worker, who is a candidate here; null while nobody here is. */
  @Column('uuid', { nullable: true })
  person!: string | null;

  @Column('uuid', { nullable: true })
  placement!: string | null;

  @Column('uuid', { nullable: true })
  referral!: string | null;

  @Column('text')
  outcome!: EmploymentOutcome;

  /** An end that is to come: the day after it the placement ends. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: string | null;

  /** Since when it asks nothing more of its communications; null while it goes on without an end, and once nothing is left of it. */
  @Column('date', { name: 'over_since', nullable: true })
  overSince!: string | null;
}
