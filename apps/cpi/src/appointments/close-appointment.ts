import { localDate } from '@filiera/contracts';
import { Clock, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { ChangeDeclaration } from '../availability-declarations/change-declaration.js';
import { DeclarationEntity } from '../availability-declarations/declaration.entity.js';
import { ServedPeople } from '../people/served-people.js';
import { appointmentNotFound } from './appointment-errors.js';
import { AppointmentEntity, ConsequenceEntity, SlotEntity } from './appointment.entities.js';
import { decideAppointment } from './decide-appointment.js';
import { proposeConsequence } from './decide-consequence.js';

/** What became of an appointment. */
export type Closing = { readonly to: 'cancelled' | 'attended' } | { readonly to: 'missed'; readonly justified: boolean };

/** Records what became of an appointment: who came has contacted the office, and an unjustified absence of who receives a benefit proposes its consequence. */
@Injectable()
export class CloseAppointment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: ServedPeople,
    private readonly declarations: ChangeDeclaration,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by label of the key or token that records it
   * @throws NotFound, Conflict as {@link decideAppointment} says
   */
  run(id: string, closing: Closing, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const booked = await tx.findOneBy(AppointmentEntity, { id });
      if (!booked) throw appointmentNotFound();
      // Whatever is done with one person waits for each other: the absences of two operators are counted one after the other.
      await this.people.hold(booked.person, tx);
      const appointment = await tx.findOne(AppointmentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!appointment) throw appointmentNotFound();
      const { startsAt } = await tx.findOneByOrFail(SlotEntity, { id: appointment.slot });
      const now = this.clock.now();
      const state = decideAppointment(closing.to, appointment.state, startsAt, now);
      await tx.update(AppointmentEntity, { id }, { state, justified: closing.to === 'missed' ? closing.justified : null, changedBy: by, changedAt: now });
      if (closing.to === 'missed' && !closing.justified) await propose(appointment, localDate(startsAt), tx);
      if (closing.to === 'attended') await this.noteContact(appointment.person, localDate(startsAt), by, tx);
    });
  }

  /** The declaration that still waits for the person to come is satisfied by the day of the appointment. */
  private async noteContact(person: string, on: string, by: string, tx: Transaction): Promise<void> {
    const waiting = await tx.findOneBy(DeclarationEntity, { person, state: 'in-force', contactedOn: IsNull(), declaredOn: LessThanOrEqual(on) });
    if (waiting) await this.declarations.run(waiting.id, { do: 'contact', on }, by);
  }
}

/** Who receives no benefit has none to lose: then nothing is proposed. */
async function propose({ id, person }: AppointmentEntity, missedOn: string, tx: Transaction): Promise<void> {
  const declaration = await tx.findOneBy(DeclarationEntity, { person, state: In(['in-force', 'suspended']), benefit: Not('none') });
  if (!declaration) return;
  const earlier = await tx.countBy(ConsequenceEntity, { declaration: declaration.id, decision: Not('dismissed') });
  const proposed = proposeConsequence(earlier + 1, missedOn);
  if (!proposed) return;
  await tx.insert(ConsequenceEntity, { ...proposed, appointment: id, person, declaration: declaration.id, missedOn, decision: 'proposed', decidedBy: null, decidedAt: null });
}
