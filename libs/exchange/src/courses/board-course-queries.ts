import { COURSE_DELIVERIES, Day, ENTITY_ID, ESCO_SKILL, Obeys, type CourseDelivery } from '@filiera/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsNumber, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '../paging/page-query.js';

/** Which courses of the network to list. */
export class BoardCoursesQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'impianti', description: 'Parte del titolo / Part of the title' })
  @IsOptional() @IsString() @Length(1, 100)
  text?: string;

  @ApiPropertyOptional({ example: 'http://data.europa.eu/esco/skill/2b1f3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d', description: 'Competenza insegnata / Skill that is taught' })
  @IsOptional() @Obeys(ESCO_SKILL)
  skill?: string;

  @ApiPropertyOptional({ enum: COURSE_DELIVERIES })
  @IsOptional() @IsIn(COURSE_DELIVERIES)
  delivery?: CourseDelivery;

  @ApiPropertyOptional({ example: '075035', description: 'Comune, codice ISTAT / Municipality, ISTAT code' })
  @IsOptional() @Matches(/^[0-9]{6}$/)
  municipality?: string;

  @ApiPropertyOptional({ example: 'it' })
  @IsOptional() @Matches(/^[a-z]{2}$/)
  language?: string;

  @ApiPropertyOptional({ example: 0, description: 'Costo massimo, euro / Highest fee, euro' })
  @IsOptional() @Type(() => Number) @IsNumber() @Min(0) @Max(100_000)
  maxFee?: number;

  @ApiPropertyOptional({ format: 'date', example: '2027-02-01', description: 'Inizia entro / Begins by' })
  @IsOptional() @Day()
  startsBy?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Fabbisogno a cui risponde / Need that it answers' })
  @IsOptional() @Obeys(ENTITY_ID)
  need?: string;

  @ApiPropertyOptional({ description: 'Membro che lo tiene / Member that gives it' })
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{2,39}$/)
  publisher?: string;
}
