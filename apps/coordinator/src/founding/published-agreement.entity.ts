import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of the agreement that the coordinator has published. */
@Entity('published_agreement')
export class PublishedAgreementEntity {
  /** Digest of the agreement's data. */
  @PrimaryColumn('text')
  digest!: string;

  @Column('text')
  version!: string;

  @Column('timestamptz', { name: 'published_at' })
  publishedAt!: Date;
}
