import type { ErasureScope } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The ledger of erasures on the hub: pseudonyms only, kept as long as the hub keeps backups and events, so that nothing of a person
 * comes back with a restored backup or a late repair.
 */
@Entity('hub_erasure')
export class HubErasureEntity {
  /** Id of the event that asked for it. */
  @PrimaryColumn('uuid')
  event!: string;

  /** The person's pseudonym. */
  @Column('text')
  person!: string;

  /** The member that asked. */
  @Column('text')
  holder!: string;

  @Column('text')
  scope!: ErasureScope;

  @Column('integer', { name: 'below_version', nullable: true })
  belowVersion!: number | null;

  @Column('text', { name: 'correlation' })
  correlation!: string;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  /** `refused` when whoever asked is not the holder of the person's profile. */
  @Column('text')
  state!: 'pending' | 'done' | 'refused';

  @Column('integer')
  erased!: number;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt!: Date | null;
}
