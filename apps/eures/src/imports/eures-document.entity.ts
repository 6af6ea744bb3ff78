import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document that a published vacancy came from, whole: what the network has no field for is kept with it, and goes when the vacancy is closed. */
@Entity('eures_document')
export class EuresDocumentEntity {
  /** `<agency>/<number>`, as the vacancy's origin says it. */
  @PrimaryColumn('text')
  reference!: string;

  @Column('text')
  xml!: string;

  /** When the interface said that it was last changed, in its own words; null when it came as a file. */
  @Column('text', { nullable: true })
  modified!: string | null;
}
