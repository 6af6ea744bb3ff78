import { ENTITY_ID, Obeys, OneOf, Whole, Words } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { isSchoolYear, SCHOOL_TYPES, type SchoolType } from './school-type.js';

const SCHOOL_YEAR = {
  name: 'school-year', schema: { type: 'string', pattern: '^20[0-9]{2}/20[0-9]{2}$' },
  text: { it: 'un anno scolastico, per esempio 2026/2027', en: 'a school year, for example 2026/2027' }, check: isSchoolYear,
} as const;

/** A new class. */
export class OpenClassRequest {
  @ApiProperty({ example: '4A Elettrotecnica' })
  @Words(80)
  name!: string;

  @ApiProperty({ example: '2026/2027' })
  @Obeys(SCHOOL_YEAR)
  schoolYear!: string;

  @ApiProperty({ minimum: 1, maximum: 5, example: 4 })
  @Whole(1, 5)
  yearOfCourse!: number;

  @ApiProperty({ enum: SCHOOL_TYPES, description: 'Istituto professionale, istituto tecnico, liceo / Vocational, technical, lyceum' })
  @OneOf(SCHOOL_TYPES)
  schoolType!: SchoolType;
}

/** A pupil's class. */
export class EnrolStudentRequest {
  @ApiProperty({ format: 'uuid' })
  @Obeys(ENTITY_ID)
  schoolClass!: string;
}
