import type { VacancyOrigin, VacancyState, VacancyStatus } from '@filiera/contracts';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** What people write in a vacancy. A draft may lack anything; publishing asks for the rest. */
export type VacancyContent = Partial<Omit<VacancyState, 'status' | 'openPositions' | 'publishedOn' | 'origin'>>;

/** Where a vacancy stands here: a draft is known to nobody else. */
export type VacancyStage = 'draft' | VacancyStatus;

/** A vacancy of this member. */
@Entity('vacancy')
export class VacancyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  stage!: VacancyStage;

  @Column('jsonb')
  content!: VacancyContent;

  /** Positions still to be filled. */
  @Column('integer', { name: 'open_positions' })
  openPositions!: number;

  /** Day of the last publication, `YYYY-MM-DD`; null in a draft. */
  @Column('date', { name: 'published_on', nullable: true })
  publishedOn!: string | null;

  /** Last day on which people can apply, copied from the content for the sweep. */
  @Column('date', { name: 'valid_until', nullable: true })
  validUntil!: string | null;

  @Column('text', { name: 'origin_system', nullable: true })
  originSystem!: VacancyOrigin['system'] | null;

  @Column('text', { name: 'origin_reference', nullable: true })
  originReference!: string | null;

  /** The version with which the system of origin closed it: while it is the last one, nobody here has ended it. After a restore that is not known, and it stays withdrawn. */
  @Column('integer', { name: 'origin_closed_version', nullable: true })
  originClosedVersion!: number | null;

  /** Counts every change; the version of the public events. */
  @Column('integer')
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
