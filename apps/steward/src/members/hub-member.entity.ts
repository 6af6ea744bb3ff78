import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MemberKind, MemberStatus } from '@filiera/contracts';

/** A member as the steward knows it from the coordinator's events: what the hub's accounts and consumers derive from. */
@Entity('hub_member')
export class HubMemberEntity {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  kind!: MemberKind;

  @Column('text')
  status!: MemberStatus;

  /** Public key of its NATS account. */
  @Column('text')
  account!: string;

  /** Version of the member's record that this row comes from. */
  @Column('integer')
  version!: number;
}
