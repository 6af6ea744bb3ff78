import type { CourseCloseReason, CourseState } from '@filiera/contracts';
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm';

/** What an author writes of a course; a draft may lack anything. */
export type CourseContent = Partial<Omit<CourseState, 'status' | 'publishedOn' | 'closeReason'>>;

/** A draft is nobody else's business; published, the network knows it; closed, it takes nobody any more. */
export type CourseStage = 'draft' | 'published' | 'closed';

/** A course that this member gives. */
@Entity('course')
export class CourseEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  stage!: CourseStage;

  @Column('jsonb')
  content!: CourseContent;

  /** `YYYY-MM-DD`. */
  @Column('date', { name: 'published_on', nullable: true })
  publishedOn!: string | null;

  @Column('text', { name: 'close_reason', nullable: true })
  closeReason!: CourseCloseReason | null;

  /** The story that it belongs to: that of the need which it answers. Its own when it answers none. */
  @Column('text', { nullable: true })
  story!: string | null;

  @Column('integer')
  version!: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
