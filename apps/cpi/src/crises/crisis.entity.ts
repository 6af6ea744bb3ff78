import type { CrisisState, CrisisWithdrawalReason } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an officer writes of a crisis. */
export type CrisisContent = Omit<CrisisState, 'status' | 'announcedOn' | 'withdrawalReason'>;

/** A crisis that this office announced, with the firm that foresees it: that stays here. */
@Entity('firm_crisis')
export class CrisisEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Null once the firm was erased. */
  @Column('uuid', { nullable: true })
  firm!: string | null;

  @Column('text')
  status!: CrisisState['status'];

  @Column('jsonb')
  content!: CrisisContent;

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'announced_on' })
  announcedOn!: string;

  @Column('text', { name: 'withdrawal_reason', nullable: true })
  withdrawalReason!: CrisisWithdrawalReason | null;

  @Column('text')
  story!: string;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
