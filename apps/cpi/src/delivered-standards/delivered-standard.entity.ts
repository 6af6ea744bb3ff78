import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StandardLetter } from './standard-rules.js';

/** A service that the office delivered, to a person or to a firm. */
@Entity('delivered_standard')
export class DeliveredStandardEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  letter!: StandardLetter;

  @Column('date', { name: 'delivered_on' })
  deliveredOn!: string;

  /** The candidate's pseudonym; null for a firm, and once the person is erased: the count remains. */
  @Column('uuid', { nullable: true })
  person!: string | null;

  /** Tax code or VAT number of the firm; null for a person, and once the firm is erased: the count remains. */
  @Column('text', { nullable: true })
  firm!: string | null;

  @Column('uuid', { nullable: true })
  pact!: string | null;

  /** Recorded by mistake: it is not counted any more. */
  @Column('boolean')
  annulled!: boolean;

  /** Label of the key or token that recorded it. */
  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
