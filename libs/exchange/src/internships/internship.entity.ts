import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { InternshipEnd, KnownInternship } from './decide-internship.js';
import type { InternshipCategory } from './duration-limits.js';
import type { SuspensionReason } from './suspension-rules.js';

/** An internship project of one person at one host. It stays on this node. */
@Entity('internship')
export class InternshipEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Pseudonym of the trainee. */
  @Column('uuid')
  candidate!: string;

  @Column('uuid')
  agreement!: string;

  /** VAT number of the host, as in the agreement. */
  @Column('text', { name: 'host_vat_number' })
  hostVatNumber!: string;

  @Column('text')
  category!: InternshipCategory;

  @Column('boolean')
  seasonal!: boolean;

  /** What the trainee learns and does. */
  @Column('text')
  project!: string;

  @Column('date', { name: 'start_date' })
  startDate!: string;

  /** Last day, with extensions; once ended, the last day there really was. */
  @Column('date', { name: 'end_date' })
  endDate!: string;

  @Column('text')
  status!: KnownInternship['status'];

  @Column('text', { name: 'end_reason', nullable: true })
  endReason!: InternshipEnd | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}

/** Days on which an internship is suspended. */
@Entity('internship_suspension')
export class InternshipSuspensionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  internship!: string;

  @Column('text')
  reason!: SuspensionReason;

  @Column('date', { name: 'from_day' })
  from!: string;

  @Column('date', { name: 'until_day' })
  until!: string;
}
