import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Communication } from './reading/communication.js';
import type { CommunicationForm, CommunicationKind } from './reading/kinds.js';
import type { Violation } from './rules/violation.js';

/** A mandatory communication that was taken. Personal data; once its worker is erased only code and digest are left, so that it is not taken again. */
@Entity('mandatory_communication')
export class MandatoryCommunicationEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Code that the receiving system gave it, sixteen characters. */
  @Column('text')
  code!: string;

  /** SHA-256 of the document's bytes, hexadecimal. */
  @Column('text')
  digest!: string;

  @Column('text')
  form!: CommunicationForm;

  @Column('text')
  kind!: CommunicationKind;

  @Column('text')
  type!: string;

  /** Code of the communication that this one corrects, annuls or completes. */
  @Column('text', { name: 'previous_code', nullable: true })
  previousCode!: string | null;

  /** The employment that it tells of. */
  @Column('uuid')
  employment!: string;

  @Column('text', { name: 'worker_tax_code', nullable: true })
  workerTaxCode!: string | null;

  @Column('text', { name: 'employer_tax_code', nullable: true })
  employerTaxCode!: string | null;

  @Column('date', { name: 'start_date', nullable: true })
  startDate!: string | null;

  /** Everything that was read. */
  @Column('jsonb', { nullable: true })
  reading!: Communication | null;

  /** What deserves a second look. */
  @Column('jsonb')
  warnings!: readonly Violation[];

  @Column('date', { name: 'sent_on' })
  sentOn!: string;

  /** Last day on which it would have been in time; null where no deadline counts. */
  @Column('date', { name: 'due_on', nullable: true })
  dueOn!: string | null;

  @Column('text', { name: 'deadline_rule', nullable: true })
  deadlineRule!: string | null;

  @Column('integer', { name: 'days_late' })
  daysLate!: number;

  @Column('timestamptz', { name: 'received_at' })
  receivedAt!: Date;

  /** Label of the key or token that handed it in, or `folder`. */
  @Column('text', { name: 'received_by' })
  receivedBy!: string;
}
