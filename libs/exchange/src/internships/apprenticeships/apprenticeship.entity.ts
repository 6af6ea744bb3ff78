import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ApprenticeshipLevel, Qualification } from './apprenticeship-rules.js';

/** An apprenticeship that this member trains for, with an employer. It stays on this node. */
@Entity('apprenticeship')
export class ApprenticeshipEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Pseudonym of the apprentice. */
  @Column('uuid')
  candidate!: string;

  @Column('text')
  level!: ApprenticeshipLevel;

  @Column('text', { name: 'employer_name' })
  employerName!: string;

  @Column('text', { name: 'employer_vat_number' })
  employerVatNumber!: string;

  @Column('text')
  qualification!: Qualification;

  @Column('date', { name: 'start_date' })
  startDate!: string;

  /** Last day of the training. */
  @Column('date', { name: 'training_end_date' })
  trainingEndDate!: string;
}
