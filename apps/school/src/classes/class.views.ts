import { ageOn, type CandidateEntity } from '@filiera/exchange';
import { ApiProperty } from '@nestjs/swagger';
import type { SchoolClassEntity } from './school-class.entity.js';
import { SCHOOL_TYPES, type SchoolType } from './school-type.js';

/** A class. */
export class ClassView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty()
  readonly schoolYear!: string;

  @ApiProperty()
  readonly yearOfCourse!: number;

  @ApiProperty({ enum: SCHOOL_TYPES })
  readonly schoolType!: SchoolType;
}

/** A pupil of a class. */
export class StudentView {
  @ApiProperty({ format: 'uuid', description: 'Pseudonimo / Pseudonym' })
  readonly candidate!: string;

  @ApiProperty({ format: 'uuid' })
  readonly schoolClass!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly firstName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly lastName!: string | null;

  @ApiProperty({ description: 'Oggi / Today' })
  readonly minor!: boolean;

  @ApiProperty({ description: 'Chi esercita la responsabilità genitoriale ha delegato a condividere il profilo / The guardian has delegated this school to share the profile' })
  readonly guardianDelegation!: boolean;

  @ApiProperty({ enum: ['private', 'published', 'withdrawn', 'erased'], description: 'Se il profilo è sulla rete / Whether the profile is on the network' })
  readonly standing!: CandidateEntity['standing'];
}

/** What is told of a class. */
export function toClassView({ id, name, schoolYear, yearOfCourse, schoolType }: SchoolClassEntity): ClassView {
  return { id, name, schoolYear, yearOfCourse, schoolType };
}

/** What the school's own people are told of a pupil. */
export function toStudentView({ id, firstName, lastName, birthDate, guardianDelegation, standing }: CandidateEntity, schoolClass: string, today: string): StudentView {
  return { candidate: id, schoolClass, firstName, lastName, minor: isMinor(birthDate, today), guardianDelegation, standing };
}

/** Full age is 18 (art. 2 c.c.). Whose birth date is unknown is nobody's pupil. */
export function isMinor(birthDate: string | null, today: string): boolean {
  return birthDate !== null && ageOn(birthDate, today) < FULL_AGE;
}

/** Art. 2 c.c., since L. 39/1975. */
const FULL_AGE = 18;
