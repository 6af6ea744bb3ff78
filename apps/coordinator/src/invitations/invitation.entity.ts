import type { MemberKind } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An invitation that the coordinator made: used once, until it expires. */
@Entity('invitation')
export class InvitationEntity {
  @PrimaryColumn('text')
  nonce!: string;

  @Column('text')
  member!: string;

  @Column('text')
  kind!: MemberKind;

  @Column('text')
  name!: string;

  @Column('timestamptz')
  expires!: Date;

  /** Label of the key that made it. */
  @Column('text', { name: 'made_by' })
  madeBy!: string;

  @Column('timestamptz', { name: 'made_at' })
  madeAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** Account of the registration that used it: the same one may answer again, after a lost reply. */
  @Column('text', { name: 'used_by', nullable: true })
  usedBy!: string | null;

  /** Since when it lets nobody in, without having been used: a newer one took its place, or the member came in with another. */
  @Column('timestamptz', { name: 'voided_at', nullable: true })
  voidedAt!: Date | null;
}
