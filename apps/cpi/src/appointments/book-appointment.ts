import { Clock, IdSource, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { ServedPeople } from '../people/served-people.js';
import { slotNotFound } from './appointment-errors.js';
import { AppointmentEntity, SlotEntity } from './appointment.entities.js';
import { decidePlace } from './decide-appointment.js';

/** Books a place in a slot for a person. */
@Injectable()
export class BookAppointment {
  constructor(private readonly work: UnitOfWork, private readonly people: ServedPeople, private readonly ids: IdSource, private readonly clock: Clock) {}

  /**
   * Bookings of one slot wait for each other: each sees the places that those before it took.
   * @param by label of the key or token that books
   * @returns the appointment's id
   * @throws NotFound, Conflict when the person is erased, and what {@link decidePlace} throws
   */
  run(slot: string, person: string, by: string): Promise<string> {
    return this.work.run(async (tx) => {
      await this.people.hold(person, tx);
      const offered = await tx.findOne(SlotEntity, { where: { id: slot }, lock: { mode: 'pessimistic_write' } });
      if (!offered) throw slotNotFound();
      const now = this.clock.now();
      const taken = await tx.findBy(AppointmentEntity, { slot, state: Not('cancelled') });
      const id = this.ids.entityId();
      await tx.insert(AppointmentEntity, {
        id, slot: offered.id, person, place: decidePlace(offered, taken, person, now), state: 'booked', justified: null, satisfied: null, changedBy: by, changedAt: now,
      });
      return id;
    });
  }
}
