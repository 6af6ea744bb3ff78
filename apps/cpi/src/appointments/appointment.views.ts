import { ApiProperty } from '@nestjs/swagger';
import { PageView } from '../texts/page.view.js';
import { TextView } from '../texts/text.view.js';
import { type AppointmentEntity, type ConsequenceEntity, DECISIONS, type Decision, type SlotEntity } from './appointment.entities.js';
import { CONSEQUENCE_TEXTS, CONSEQUENCES, type Consequence } from './consequence-rules.js';
import { APPOINTMENT_STATES, type AppointmentState } from './decide-appointment.js';

/** A slot with the places that are left. */
export class SlotView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  office!: string;

  @ApiProperty({ format: 'date-time' })
  startsAt!: string;

  @ApiProperty()
  minutes!: number;

  @ApiProperty()
  places!: number;

  @ApiProperty({ description: 'Posti liberi. / Places left.' })
  free!: number;

  @ApiProperty({ description: 'Ritirato: non si prenota più. / Withdrawn: it is not booked any more.' })
  withdrawn!: boolean;
}

/** A page of slots, the next first. */
export class SlotPageView extends PageView {
  @ApiProperty({ type: [SlotView] })
  items!: SlotView[];
}

/** What a missed appointment may cost. */
export class ConsequenceView {
  @ApiProperty({ format: 'uuid' })
  appointment!: string;

  @ApiProperty({ format: 'uuid' })
  candidate!: string;

  @ApiProperty({ format: 'uuid' })
  declaration!: string;

  @ApiProperty({ format: 'date' })
  missedOn!: string;

  @ApiProperty({ description: 'Quale assenza ingiustificata, da 1. / Which unjustified absence, from 1.' })
  occasion!: number;

  @ApiProperty({ enum: CONSEQUENCES })
  consequence!: Consequence;

  @ApiProperty({ type: TextView })
  text!: TextView;

  @ApiProperty()
  source!: string;

  @ApiProperty({ enum: DECISIONS, description: 'proposed: nulla vale finché una persona non conferma. / nothing holds until a person confirms it.' })
  decision!: Decision;

  @ApiProperty({ type: String, nullable: true })
  decidedBy!: string | null;
}

/** A page of consequences, the earliest absence first. */
export class ConsequencePageView extends PageView {
  @ApiProperty({ type: [ConsequenceView] })
  items!: ConsequenceView[];
}

/** A person's place in a slot. */
export class AppointmentView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  slot!: string;

  @ApiProperty({ format: 'uuid' })
  candidate!: string;

  @ApiProperty()
  office!: string;

  @ApiProperty({ format: 'date-time' })
  startsAt!: string;

  @ApiProperty()
  place!: number;

  @ApiProperty({ enum: APPOINTMENT_STATES })
  state!: AppointmentState;

  @ApiProperty({ type: Boolean, nullable: true })
  justified!: boolean | null;

  @ApiProperty({ type: ConsequenceView, nullable: true })
  consequence!: ConsequenceView | null;
}

/** A page of appointments, the last booked or changed first. */
export class AppointmentPageView extends PageView {
  @ApiProperty({ type: [AppointmentView] })
  items!: AppointmentView[];
}

export function toSlotView({ id, office, startsAt, minutes, places, withdrawn }: SlotEntity, taken: number): SlotView {
  return { id, office, startsAt: startsAt.toISOString(), minutes, places, free: withdrawn ? 0 : Math.max(0, places - taken), withdrawn };
}

export function toConsequenceView({ appointment, person, declaration, missedOn, occasion, consequence, source, decision, decidedBy }: ConsequenceEntity): ConsequenceView {
  return { appointment, candidate: person, declaration, missedOn, occasion, consequence, text: CONSEQUENCE_TEXTS[consequence], source, decision, decidedBy };
}

export function toAppointmentView({ id, slot, person, place, state, justified }: AppointmentEntity, at: SlotEntity, followed: ConsequenceEntity | undefined): AppointmentView {
  return {
    id, slot, candidate: person, office: at.office, startsAt: at.startsAt.toISOString(), place, state, justified, consequence: followed ? toConsequenceView(followed) : null,
  };
}
