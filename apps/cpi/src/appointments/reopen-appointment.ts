import { Clock, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ServedPeople } from '../people/served-people.js';
import { consequenceConfirmed } from './appointment-errors.js';
import { AppointmentEntity, ConsequenceEntity } from './appointment.entities.js';
import { decideReopening } from './decide-appointment.js';
import { gradeAgain } from './decide-on-consequence.js';
import { holdAppointment } from './hold-appointment.js';
import { NoteContact } from './note-contact.js';

/** That a person came, or did not, was recorded by mistake: the appointment is booked as before, and what followed from it is taken back. */
@Injectable()
export class ReopenAppointment {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: ServedPeople,
    private readonly contacts: NoteContact,
    private readonly clock: Clock,
  ) {}

  /**
   * @param by label of the key or token that corrects it
   * @throws NotFound, Conflict when nothing was recorded, or a consequence of the absence is confirmed
   */
  run(id: string, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const { person, satisfied, state } = await holdAppointment(id, this.people, tx);
      const reopened = decideReopening(state);
      await takeBackConsequence(id, tx);
      await tx.update(AppointmentEntity, { id }, { state: reopened, justified: null, satisfied: null, changedBy: by, changedAt: this.clock.now() });
      if (satisfied) await this.contacts.takeBack({ declaration: satisfied, person }, by, tx);
    });
  }
}

/** A consequence that was dismissed counts for no later absence already. */
async function takeBackConsequence(appointment: string, tx: Transaction): Promise<void> {
  const consequence = await tx.findOne(ConsequenceEntity, { where: { appointment }, lock: { mode: 'pessimistic_write' } });
  if (!consequence) return;
  if (consequence.decision === 'confirmed') throw consequenceConfirmed();
  await tx.delete(ConsequenceEntity, { appointment });
  if (consequence.decision === 'proposed') await gradeAgain(consequence, tx);
}
