import { ApiProperty } from '@nestjs/swagger';
import { REASONS, type StepReason } from './course-options.js';

/** Words in both languages. */
export class PlanText {
  @ApiProperty()
  readonly it!: string;

  @ApiProperty()
  readonly en!: string;
}

/** A skill that is missing. */
export class GapSkillView {
  @ApiProperty()
  readonly skill!: string;

  @ApiProperty({ type: PlanText })
  readonly label!: PlanText;

  @ApiProperty({ description: 'Offerte che la chiedono come essenziale / Vacancies that ask it as essential' })
  readonly essential!: number;

  @ApiProperty({ description: 'Offerte che la preferiscono / Vacancies that prefer it' })
  readonly optional!: number;

  @ApiProperty({ description: 'La insegna un corso del piano / A course of the plan teaches it' })
  readonly closed!: boolean;

  @ApiProperty({
    type: [String],
    description: 'Se nessun passo la dà: corsi che la insegnano ma non stanno nel piano, perché si accavallano con altri o la persona non vi può entrare (closed dice perché) / When no step brings it: courses that teach it and do not fit the plan, because they overlap with others or the person cannot enter them (closed says why)',
  })
  readonly elsewhere!: readonly string[];
}

/** One course of the plan. */
export class PlanStepView {
  @ApiProperty({ format: 'uuid' })
  readonly course!: string;

  @ApiProperty({ description: 'Membro che lo tiene / Member that gives it' })
  readonly publisher!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ format: 'date' })
  readonly startDate!: string;

  @ApiProperty({ format: 'date' })
  readonly endDate!: string;

  @ApiProperty({ type: [String], description: 'Competenze che aggiunge / Skills that it adds' })
  readonly gains!: readonly string[];

  @ApiProperty({ type: [String], description: 'Offerte che apre / Vacancies that it opens' })
  readonly opens!: readonly string[];

  @ApiProperty({ enum: REASONS })
  readonly reason!: StepReason;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Corso a cui prepara: senza questo non vi si può entrare / Course that it prepares for: without it that one cannot be entered' })
  readonly prepares!: string | null;

  @ApiProperty({ type: PlanText })
  readonly explanation!: PlanText;
}

/** A course that would help and that the person cannot enter. */
export class ClosedCourseView {
  @ApiProperty({ format: 'uuid' })
  readonly course!: string;

  @ApiProperty({ description: 'Membro che lo tiene / Member that gives it' })
  readonly publisher!: string;

  @ApiProperty()
  readonly title!: string;

  @ApiProperty({ type: [String], description: 'Competenze mancanti che insegna / Missing skills that it teaches' })
  readonly teaches!: readonly string[];

  @ApiProperty({ type: [PlanText], description: 'Perché la persona non vi può entrare / Why the person cannot enter it' })
  readonly because!: readonly PlanText[];
}

/** A plan for one person and one occupation. A person decides. */
export class TrainingPlanView {
  @ApiProperty({ format: 'uuid', description: 'Riga del registro / Row of the log' })
  readonly run!: string;

  @ApiProperty()
  readonly algorithm!: string;

  @ApiProperty({ type: PlanText })
  readonly notice!: PlanText;

  @ApiProperty({ description: 'Offerte aperte in bacheca per la figura / Vacancies on the board for the occupation' })
  readonly vacancies!: number;

  @ApiProperty({ type: [String], description: 'Offerte a cui non manca già nulla di essenziale / Vacancies that lack nothing essential already' })
  readonly open!: readonly string[];

  @ApiProperty({ type: [GapSkillView] })
  readonly gap!: readonly GapSkillView[];

  @ApiProperty({ type: [PlanStepView] })
  readonly steps!: readonly PlanStepView[];

  @ApiProperty({ type: [ClosedCourseView], description: 'Corsi che insegnano ciò che resta e in cui la persona non può entrare / Courses that teach what is left and that the person cannot enter' })
  readonly closed!: readonly ClosedCourseView[];
}
