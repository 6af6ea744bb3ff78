import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one member published on one day (UTC). */
@Entity('hub_use')
export class HubUseEntity {
  @PrimaryColumn('date')
  day!: string;

  @PrimaryColumn('text')
  member!: string;

  @Column('bigint')
  events!: string;

  @Column('bigint')
  bytes!: string;
}
