import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An agreement (convenzione) with a firm that takes trainees or pupils in. */
@Entity('host_agreement')
export class HostAgreementEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'host_name' })
  hostName!: string;

  /** VAT number: the host is one and the same in several agreements. */
  @Column('text', { name: 'host_vat_number' })
  hostVatNumber!: string;

  /** First day of validity, `YYYY-MM-DD`. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** Last day of validity. */
  @Column('date', { name: 'valid_until' })
  validUntil!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
