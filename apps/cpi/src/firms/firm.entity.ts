import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** A firm that this employment office serves. It never leaves the node: a firm may be a person. */
@Entity('firm')
export class FirmEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  /** Eleven digits. */
  @Column('text', { name: 'vat_number' })
  vatNumber!: string;

  /** Of a company eleven digits, of a sole trader the person's own. */
  @Column('text', { name: 'tax_code', nullable: true })
  taxCode!: string | null;

  /** VAT numbers and tax codes that were corrected: what was recorded under them is the firm's. */
  @Column('text', { name: 'earlier_codes', array: true })
  earlierCodes!: string[];

  /** ATECO 2025. */
  @Column('text')
  sector!: string;

  /** ISTAT code of the seat. */
  @Column('text')
  municipality!: string;

  /** How many people work there. */
  @Column('integer')
  employees!: number;

  @Column('integer')
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
