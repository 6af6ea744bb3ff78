import type { MemberKey, MemberKind, MemberStatus } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member in the registry: the coordinator is the one place where this is decided. Organisations only, no natural person. */
@Entity('registered_member')
export class RegisteredMemberEntity {
  @PrimaryColumn('text')
  id!: string;

  /** Version of the record, counted from 1; goes into the events. */
  @Column('integer')
  version!: number;

  @Column('text')
  kind!: MemberKind;

  @Column('text')
  name!: string;

  @Column('text')
  status!: MemberStatus;

  /** Public key of its NATS account: one account, one member. */
  @Column('text', { unique: true })
  account!: string;

  @Column('jsonb', { name: 'signing_keys' })
  signingKeys!: MemberKey[];

  @Column('jsonb', { name: 'encryption_keys' })
  encryptionKeys!: MemberKey[];

  @Column('text')
  agreement!: string;

  @Column('text', { name: 'http_url', nullable: true })
  httpUrl!: string | null;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
