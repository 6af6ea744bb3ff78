import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Degrees by Bologna cycle. */
export const DEGREES = ['bachelor', 'master', 'doctorate'] as const;
export type Degree = (typeof DEGREES)[number];

/** A candidate of this node who has graduated here: the newest degree. */
@Entity('graduate')
export class GraduateEntity {
  /** Pseudonym. */
  @PrimaryColumn('uuid')
  candidate!: string;

  @Column('text')
  degree!: Degree;

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'graduated_on' })
  graduatedOn!: string;
}
