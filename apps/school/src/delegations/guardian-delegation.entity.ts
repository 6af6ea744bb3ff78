import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A guardian's delegation to share a minor's profile, from the day it was given to the day it was withdrawn. Rows are kept: they prove what was lawful when. */
@Entity('guardian_delegation')
export class GuardianDelegationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Pseudonym of the pupil. */
  @Column('uuid')
  candidate!: string;

  /** Day on which the guardian signed, `YYYY-MM-DD`. */
  @Column('date', { name: 'given_on' })
  givenOn!: string;

  @Column('date', { name: 'withdrawn_on', nullable: true })
  withdrawnOn!: string | null;
}
