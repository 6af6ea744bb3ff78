import type { EnrolmentState } from '@filiera/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An enrolment as this node knows it: the state that prevails among what both parties wrote. A projection of the stream and of the own outbox. */
@Entity('enrolment')
export class EnrolmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  /** The candidate's pseudonym. */
  @Column('uuid')
  person!: string;

  @Column('text')
  status!: EnrolmentState['status'];

  /** The course's id; this node may not know the course (yet). */
  @Column('uuid')
  course!: string;

  @Column('text', { name: 'course_owner' })
  courseOwner!: string;

  @Column('text')
  holder!: string;

  @Column('timestamptz', { name: 'answer_by' })
  answerBy!: Date;

  @Column('integer', { nullable: true })
  position!: number | null;

  @Column('text', { name: 'decline_reason', nullable: true })
  declineReason!: EnrolmentState['declineReason'] | null;

  @Column('text', { array: true, nullable: true })
  skills!: string[] | null;

  /** When the holder's request was made; null while it has not reached this node. */
  @Column('timestamptz', { name: 'asked_at', nullable: true })
  askedAt!: Date | null;

  /** The member that wrote the prevailing state. */
  @Column('text', { name: 'written_by' })
  writtenBy!: string;

  /** Id of the prevailing event. */
  @Column('uuid')
  event!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  @Column('text')
  correlation!: string;
}
