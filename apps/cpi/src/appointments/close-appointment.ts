import { localDate } from '@filiera/contracts';
import { Clock, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, Not } from 'typeorm';
import { OPEN_STATES } from '../availability-declarations/decide-declaration.js';
import { DeclarationEntity } from '../availability-declarations/declaration.entity.js';
import { ServedPeople } from '../people/served-people.js';
import { AppointmentEntity, ConsequenceEntity, SlotEntity } from './appointment.entities.js';
import { decideAppointment } from './decide-appointment.js';
import { proposeConsequence } from './decide-consequence.js';
import { holdAppointment } from './hold-appointment.js';
import { NoteContact } from './note-contact.js';

/** What became of an appointment. */
export type Closing = { readonly to: 'cancelled' | 'attended' } | { readonly to: 'missed'; readonly justified: boolean };

/** Records what became of an appointment: who came has contacted the office, and an unjustified absence of who receives a benefit proposes its consequence. */
@Injectable()
export class CloseAppointment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: ServedPeople,
    private readonly contacts: NoteContact,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by label of the key or token that records it
   * @throws NotFound, Conflict as {@link decideAppointment} says
   */
  run(id: string, closing: Closing, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const appointment = await holdAppointment(id, this.people, tx);
      const { startsAt } = await tx.findOneByOrFail(SlotEntity, { id: appointment.slot });
      const now = this.clock.now();
      const state = decideAppointment(closing.to, appointment.state, startsAt, now);
      const satisfied = closing.to === 'attended' ? await this.contacts.note(appointment.person, localDate(startsAt), by, tx) : null;
      await tx.update(AppointmentEntity, { id }, { state, justified: closing.to === 'missed' ? closing.justified : null, satisfied, changedBy: by, changedAt: now });
      if (closing.to === 'missed' && !closing.justified) await propose(appointment, localDate(startsAt), tx);
    });
  }
}

/** Who received no benefit on that day had none to lose: then nothing is proposed. */
async function propose({ id, person }: AppointmentEntity, missedOn: string, tx: Transaction): Promise<void> {
  const declaration = await tx.findOneBy(DeclarationEntity, { person, state: In(OPEN_STATES), benefit: Not('none'), declaredOn: LessThanOrEqual(missedOn) });
  if (!declaration) return;
  const earlier = await tx.countBy(ConsequenceEntity, { declaration: declaration.id, decision: Not('dismissed') });
  const proposed = proposeConsequence(earlier + 1, missedOn);
  if (!proposed) return;
  await tx.insert(ConsequenceEntity, { ...proposed, appointment: id, person, declaration: declaration.id, missedOn, decision: 'proposed', decidedBy: null, decidedAt: null });
}
