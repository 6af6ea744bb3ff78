import type { OccupationRef, PlacementState } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A placement as this node knows it: the newest version. Referral and vacancy are references that this node may not know (yet). */
@Entity('placement')
export class PlacementEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  /** The person's pseudonym. */
  @Column('uuid')
  person!: string;

  /** The member that told the network. */
  @Column('text')
  publisher!: string;

  @Column('text')
  status!: PlacementState['status'];

  @Column('uuid', { nullable: true })
  referral!: string | null;

  @Column('uuid', { nullable: true })
  vacancy!: string | null;

  @Column('text', { name: 'vacancy_owner' })
  vacancyOwner!: string;

  @Column('text')
  holder!: string;

  @Column('jsonb')
  occupation!: OccupationRef;

  @Column('text')
  contract!: PlacementState['contract'];

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'start_date' })
  startDate!: string;

  @Column('date', { name: 'end_date', nullable: true })
  endDate!: string | null;

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: PlacementState['endReason'] | null;

  /** ISTAT code. */
  @Column('text', { nullable: true })
  municipality!: string | null;

  /** PostgreSQL gives a numeric back as text. */
  @Column('numeric', { name: 'weekly_hours', nullable: true })
  weeklyHours!: string | null;

  @Column('boolean')
  sample!: boolean;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  /** The story that the placement belongs to. */
  @Column('text')
  correlation!: string;
}

/** The stored placement as the contract says it. */
export function placementStateOf(row: PlacementEntity): PlacementState {
  return {
    status: row.status,
    ...(row.referral ? { referral: row.referral } : {}),
    ...(row.vacancy ? { vacancy: row.vacancy } : {}),
    vacancyOwner: row.vacancyOwner,
    holder: row.holder,
    occupation: row.occupation,
    contract: row.contract,
    startDate: row.startDate,
    ...(row.endDate ? { endDate: row.endDate } : {}),
    ...(row.endReason ? { endReason: row.endReason } : {}),
    ...(row.municipality ? { municipality: row.municipality } : {}),
    ...(row.weeklyHours ? { weeklyHours: Number(row.weeklyHours) } : {}),
    sample: row.sample,
  };
}
