import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ImportReport } from './import-report.js';

/** An import that was made, with what came of it. */
@Entity('eures_import')
export class EuresImportEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz')
  at!: Date;

  /** Label of the key or token that asked. */
  @Column('text', { name: 'asked_by' })
  askedBy!: string;

  @Column('boolean', { name: 'shift_dates' })
  shiftDates!: boolean;

  @Column('jsonb')
  report!: ImportReport;
}
