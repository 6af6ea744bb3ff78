import { Clock, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { slotNotFound } from './appointment-errors.js';
import { AppointmentEntity, SlotEntity } from './appointment.entities.js';
import { decideOtherOffer, decideWithdrawal, type OfferedSlot, type TakenPlace } from './decide-appointment.js';
import { slotExistsWhenTwice } from './offer-slot.js';

/** A slot that was offered by mistake is offered otherwise, or withdrawn. Bookings wait: each finds the slot as it has become. */
@Injectable()
export class ChangeSlot {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {}

  /** @throws NotFound, Conflict when the office has another slot at that moment, and what {@link decideOtherOffer} throws */
  offerOtherwise(id: string, { office, startsAt, minutes, places }: OfferedSlot): Promise<void> {
    return this.change(id, async (slot, taken, tx) => {
      decideOtherOffer(slot, { office, startsAt, minutes, places }, taken, this.clock.now());
      await tx.update(SlotEntity, { id }, { office, startsAt, minutes, places }).catch(slotExistsWhenTwice);
    });
  }

  /** @throws NotFound, and what {@link decideWithdrawal} throws */
  withdraw(id: string): Promise<void> {
    return this.change(id, async (slot, taken, tx) => {
      decideWithdrawal(slot, taken, this.clock.now());
      await tx.update(SlotEntity, { id }, { withdrawn: true });
    });
  }

  private change(id: string, step: (slot: SlotEntity, taken: readonly TakenPlace[], tx: Transaction) => Promise<void>): Promise<void> {
    return this.work.run(async (tx) => {
      const slot = await tx.findOne(SlotEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!slot) throw slotNotFound();
      const taken = await tx.findBy(AppointmentEntity, { slot: id, state: Not('cancelled') });
      await step(slot, taken, tx);
    });
  }
}
