import type { NeedState, NeedWithdrawalReason } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an officer writes of a need. */
export type NeedContent = Omit<NeedState, 'status' | 'declaredOn' | 'takeUpBy' | 'withdrawalReason'>;

/** A need that this office declared, with the firm that has it: that stays here. */
@Entity('need')
export class NeedEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Null for a project that is announced before there is a firm, and once the firm was erased. */
  @Column('uuid', { nullable: true })
  firm!: string | null;

  @Column('text')
  status!: NeedState['status'];

  @Column('jsonb')
  content!: NeedContent;

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'declared_on' })
  declaredOn!: string;

  @Column('timestamptz', { name: 'take_up_by' })
  takeUpBy!: Date;

  @Column('text', { name: 'withdrawal_reason', nullable: true })
  withdrawalReason!: NeedWithdrawalReason | null;

  /** The story that courses which answer it carry on. */
  @Column('text')
  story!: string;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
