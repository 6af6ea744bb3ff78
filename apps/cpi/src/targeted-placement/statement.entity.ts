import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuotaOutcome, WorkforceFigures } from './decide-quota.js';

/** What a firm stated for a year, and what followed from it by the rules of then. A correction is another row with the next number. */
@Entity('targeted_placement_statement')
export class StatementEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'firm_tax_code' })
  firmTaxCode!: string;

  @Column('text', { name: 'firm_name' })
  firmName!: string;

  /** The year in which the statement is due. */
  @Column('integer')
  year!: number;

  /** 1, and one more with each correction. */
  @Column('integer')
  revision!: number;

  @Column('jsonb')
  figures!: WorkforceFigures;

  @Column('jsonb')
  outcome!: QuotaOutcome;

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'received_on' })
  receivedOn!: string;

  /** Received after its due day; a correction that does not say when it came is as late as the statement that it corrects. */
  @Column('boolean')
  late!: boolean;

  /** Label of the key or token that recorded it. */
  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
