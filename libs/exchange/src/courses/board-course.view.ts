import { CourseState } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { DescribedBy } from '../openapi/described-by.js';

/** A course as the board shows it. */
@DescribedBy(CourseState)
export class BoardCourse extends CourseState {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ description: 'Membro che lo tiene / Member that gives it' })
  readonly publisher!: string;

  @ApiProperty()
  readonly version!: number;
}
