import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The agency's own ministerial authorisation (D.Lgs 276/2003 art. 4), from a day on. */
@Entity('agency_authorisation')
export class AuthorisationEntity {
  /** First day, `YYYY-MM-DD`. */
  @PrimaryColumn('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('text')
  number!: string;
}

/** What a client firm has charged the agency with: to look for people, from a day to a day, with or without its name. */
@Entity('client_mandate')
export class MandateEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text', { name: 'client_name' })
  clientName!: string;

  @Column('text', { name: 'client_vat_number' })
  clientVatNumber!: string;

  /** ATECO 2025 or NACE code: told even where the name is not. */
  @Column('text')
  sector!: string;

  /** Whether advertisements show the client's name. */
  @Column('boolean', { name: 'name_shown' })
  nameShown!: boolean;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_until' })
  validUntil!: string;
}

/** Under which mandate a vacancy is. */
@Entity('mandated_vacancy')
export class MandatedVacancyEntity {
  @PrimaryColumn('uuid')
  vacancy!: string;

  @Column('uuid')
  mandate!: string;
}
