import { ENROLMENT_DECLINE_REASONS, ENROLMENT_STATUSES, type EnrolmentDeclineReason, type EnrolmentStatus } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';

/** What this node knows of the course; nothing but the id while the course has not arrived. */
export class EnrolledCourseView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  known!: boolean;

  @ApiProperty({ nullable: true, type: String })
  title!: string | null;

  @ApiProperty({ nullable: true, type: String, format: 'date' })
  startDate!: string | null;

  @ApiProperty({ nullable: true, type: String, format: 'date' })
  endDate!: string | null;
}

/** An enrolment as an operator sees it. */
export class EnrolmentView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  version!: number;

  @ApiProperty({ enum: ENROLMENT_STATUSES })
  status!: EnrolmentStatus;

  @ApiProperty({ format: 'uuid', description: 'Pseudonimo. / Pseudonym.' })
  candidate!: string;

  @ApiProperty({ type: EnrolledCourseView })
  course!: EnrolledCourseView;

  @ApiProperty({ description: 'Chi tiene il corso. / Whoever gives the course.' })
  courseOwner!: string;

  @ApiProperty({ description: 'Chi segue il candidato. / Whoever follows the candidate.' })
  holder!: string;

  @ApiProperty({ format: 'date-time', description: 'Entro quando l’accordo vuole una risposta. / Until when the agreement wants an answer.' })
  answerBy!: string;

  @ApiProperty({ description: 'Senza risposta oltre il termine. / Not answered although the time has passed.' })
  late!: boolean;

  @ApiProperty({ nullable: true, type: Number, description: 'Posizione in lista d’attesa. / Position on the waiting list.' })
  position!: number | null;

  @ApiProperty({ enum: ENROLMENT_DECLINE_REASONS, nullable: true })
  declineReason!: EnrolmentDeclineReason | null;

  @ApiProperty({ type: [String], description: 'Competenze acquisite. / Skills gained.' })
  skills!: string[];

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  askedAt!: string | null;

  @ApiProperty({ format: 'date-time' })
  changedAt!: string;
}
