import { ENROLMENT_DECLINE_REASONS, ENROLMENT_STATUSES, ENTITY_ID, ESCO_SKILL, Obeys, type EnrolmentDeclineReason, type EnrolmentStatus } from '@filiera/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, Matches } from 'class-validator';
import { MEMBER_ID } from '../board/board-queries.js';
import { PageQuery } from '../paging/page-query.js';

/** Whom to enrol, and where. */
export class RequestEnrolmentRequest {
  @ApiProperty({ format: 'uuid', description: 'Corso della rete, o proprio. / Course of the network, or one’s own.' })
  @Obeys(ENTITY_ID)
  course!: string;

  @ApiProperty({ format: 'uuid', description: 'Pseudonimo di un proprio candidato. / Pseudonym of an own candidate.' })
  @Obeys(ENTITY_ID)
  candidate!: string;

  @ApiPropertyOptional({ description: 'Chi tiene il corso; serve solo se più membri hanno pubblicato con lo stesso identificativo. / Who gives the course; needed only where several members published under its identifier.', example: 'ente-formazione-esempio' })
  @IsOptional() @Matches(MEMBER_ID)
  courseOwner?: string;
}

/** Why somebody is not taken, or no longer. */
export class DeclineEnrolmentRequest {
  @ApiProperty({ enum: ENROLMENT_DECLINE_REASONS })
  @IsIn(ENROLMENT_DECLINE_REASONS)
  reason!: EnrolmentDeclineReason;
}

/** What was learnt. */
export class CompleteEnrolmentRequest {
  @ApiPropertyOptional({
    type: [String], example: ['http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d'],
    description: 'Competenze acquisite fra quelle del corso; senza, tutte. / Skills gained among those of the course; left out, all of them.',
  })
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @ArrayUnique() @Obeys(ESCO_SKILL, { each: true })
  skills?: string[];
}

/** Which enrolments are asked for. */
export class EnrolmentQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ENROLMENT_STATUSES })
  @IsOptional() @IsIn(ENROLMENT_STATUSES)
  status?: EnrolmentStatus;

  @ApiPropertyOptional({ enum: ['holder', 'course-owner'], description: 'Di propri candidati, o a propri corsi. / Of own candidates, or in own courses.' })
  @IsOptional() @IsIn(['holder', 'course-owner'])
  as?: 'holder' | 'course-owner';

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  course?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional() @Obeys(ENTITY_ID)
  candidate?: string;
}
