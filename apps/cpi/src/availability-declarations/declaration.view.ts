import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../texts/page.view.js';
import { TextView } from '../texts/text.view.js';
import { DECLARATION_STATES, type DeclarationState } from './decide-declaration.js';
import { decideDue, DUE_KINDS, type DueKind, type DueStep } from './decide-due.js';
import { BENEFITS, type Benefit, type SummonsRule } from './declaration-rules.js';
import type { DeclarationEntity } from './declaration.entity.js';

/** What is expected next, of whom, by when. */
export class DueStepView implements DueStep {
  @ApiProperty({ enum: DUE_KINDS })
  what!: DueKind;

  @ApiProperty({ format: 'date' })
  day!: string;

  @ApiProperty()
  overdue!: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Ultimo giorno per l’ufficio, dove una norma lo fissa. / Last day for the office, where a rule sets one.' })
  officeBy!: string | null;

  @ApiProperty({ type: TextView })
  text!: TextView;

  @ApiProperty({ description: 'La norma. / The law.' })
  source!: string;
}

/** A declaration of availability. */
export class DeclarationView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  candidate!: string;

  @ApiProperty({ format: 'date' })
  declaredOn!: string;

  @ApiProperty({ enum: BENEFITS })
  benefit!: Benefit;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  claimedOn!: string | null;

  @ApiProperty({ enum: DECLARATION_STATES })
  state!: DeclarationState;

  @ApiProperty({ format: 'date' })
  stateSince!: string;

  @ApiProperty({ format: 'date', description: 'Ultimo giorno per presentarsi. / Last day to come.' })
  contactDue!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  contactedOn!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  summonedFor!: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  suspendedUntil!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Perché è persa o chiusa. / Why it was lost or ended.' })
  reason!: DeclarationEntity['reason'];

  @ApiProperty({ type: DueStepView, nullable: true, description: 'Che cosa si attende ora. / What is expected now.' })
  due!: DueStepView | null;
}

/** A page of declarations. */
export class DeclarationPageView extends PageView {
  @ApiProperty({ type: [DeclarationView] })
  items!: DeclarationView[];
}

/** @param summons the office's term for this benefit on the day of the declaration, where there is one */
export function toDeclarationView(
  { id, person, declaredOn, benefit, claimedOn, state, stateSince, contactDue, contactedOn, summonedFor, suspendedUntil, reason, contactSource }: DeclarationEntity,
  summons: SummonsRule | undefined, today: string,
): DeclarationView {
  return {
    id, candidate: person, declaredOn, benefit, claimedOn, state, stateSince, contactDue, contactedOn, summonedFor, suspendedUntil, reason,
    due: decideDue({ declaredOn, benefit, claimedOn, state, stateSince, contactDue, contactSource, contactedOn, summonedFor, suspendedUntil }, summons, today),
  };
}
