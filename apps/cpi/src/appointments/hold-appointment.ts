import type { Transaction } from '@filiera/member-kit';
import type { ServedPeople } from '../people/served-people.js';
import { appointmentNotFound } from './appointment-errors.js';
import { AppointmentEntity } from './appointment.entities.js';

/**
 * An appointment, kept from changing until the transaction ends. The person first: whatever is done with one person waits for each other, and the absences that two
 * operators record are counted one after the other.
 * @throws NotFound, Conflict when the person is erased
 */
export async function holdAppointment(id: string, people: ServedPeople, tx: Transaction): Promise<AppointmentEntity> {
  const known = await tx.findOneBy(AppointmentEntity, { id });
  if (!known) throw appointmentNotFound();
  await people.hold(known.person, tx);
  const held = await tx.findOne(AppointmentEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!held) throw appointmentNotFound();
  return held;
}
