import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Agency work (somministrazione) of one candidate at one user firm. It stays on this node. */
@Entity('agency_mission')
export class MissionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Pseudonym of the worker. */
  @Column('uuid')
  candidate!: string;

  @Column('text', { name: 'user_name' })
  userName!: string;

  @Column('text', { name: 'user_vat_number' })
  userVatNumber!: string;

  /** The agency employs the worker for an indefinite time. */
  @Column('boolean')
  permanent!: boolean;

  @Column('date', { name: 'start_date' })
  startDate!: string;

  /** Last day, with extensions; once ended, the last day there really was. */
  @Column('date', { name: 'end_date' })
  endDate!: string;

  @Column('integer')
  extensions!: number;

  @Column('boolean')
  ended!: boolean;

  /** It never was, as of the wrong worker, and counts no more. */
  @Column('boolean')
  annulled!: boolean;
}
