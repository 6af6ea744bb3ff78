import type { Text } from '@filiera/contracts';
import { ApiProperty } from '@nestjs/swagger';
import type { HoursBalance } from './decide-school-work.js';

/** A project of a class. */
export class ProjectView {
  @ApiProperty({ format: 'uuid' })
  readonly id!: string;

  @ApiProperty({ format: 'uuid' })
  readonly schoolClass!: string;

  @ApiProperty({ format: 'uuid' })
  readonly agreement!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ format: 'date' })
  readonly from!: string;

  @ApiProperty({ format: 'date' })
  readonly until!: string;
}

/** A pupil's hours. */
export class PupilHoursView implements HoursBalance {
  @ApiProperty({ format: 'uuid' })
  readonly candidate!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly firstName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly lastName!: string | null;

  @ApiProperty({ description: 'Ore svolte / Hours done' })
  readonly hours!: number;

  @ApiProperty({ description: 'Ore che mancano al minimo di legge / Hours missing to the legal minimum' })
  readonly missing!: number;

  @ApiProperty({ description: 'Ore che a passo regolare sarebbero fatte alla fine di quest’anno / Hours that an even pace would reach by the end of this year' })
  readonly due!: number;

  @ApiProperty({ description: 'Indietro rispetto al passo regolare / Behind the even pace' })
  readonly behind!: boolean;
}

/** How a class stands with its work experience. */
export class ClassWorkView {
  @ApiProperty({ type: Object, description: 'Come la legge la chiama in quest’anno scolastico / What the law calls it in this school year' })
  readonly label!: Text;

  @ApiProperty({ type: Number, nullable: true, description: 'Minimo di ore; null se nessuna legge ne fissava / Least hours; null when no law set any' })
  readonly minimum!: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly source!: string | null;

  @ApiProperty({ type: [ProjectView] })
  readonly projects!: readonly ProjectView[];

  @ApiProperty({ type: [PupilHoursView], description: 'Chi è più indietro per primo / Who is furthest behind first' })
  readonly students!: readonly PupilHoursView[];
}
