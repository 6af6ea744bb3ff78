import { Clock, IdSource, postgresErrorOf, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { slotExists, slotInPast } from './appointment-errors.js';
import { SlotEntity } from './appointment.entities.js';

/** An office offers a time at which it receives people. */
@Injectable()
export class OfferSlot {
  constructor(private readonly work: UnitOfWork, private readonly ids: IdSource, private readonly clock: Clock) {}

  /**
   * @returns the slot's id
   * @throws Invalid when it is in the past, Conflict when the office has one at that moment
   */
  run(offered: Omit<SlotEntity, 'id'>): Promise<string> {
    if (offered.startsAt <= this.clock.now()) throw slotInPast();
    return this.work.run(async (tx) => {
      const id = this.ids.entityId();
      await tx.insert(SlotEntity, { ...offered, id }).catch((error: unknown) => {
        throw postgresErrorOf(error)?.constraint === 'appointment_slot_office_starts_at_key' ? slotExists() : error;
      });
      return id;
    });
  }
}
