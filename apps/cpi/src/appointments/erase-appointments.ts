import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { AppointmentEntity, ConsequenceEntity } from './appointment.entities.js';

/** Erases the appointments of a person with what followed from them; a place that was booked is free again. */
@ErasesPerson()
@Injectable()
export class EraseAppointments implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const consequences = await tx.delete(ConsequenceEntity, { person });
    const appointments = await tx.delete(AppointmentEntity, { person });
    return (consequences.affected ?? 0) + (appointments.affected ?? 0);
  }
}
