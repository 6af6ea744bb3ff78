import { Clock, IdSource, postgresErrorOf, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { slotExists, slotInPast } from './appointment-errors.js';
import { SlotEntity } from './appointment.entities.js';
import type { OfferedSlot } from './decide-appointment.js';

/** An office offers a time at which it receives people. */
@Injectable()
export class OfferSlot {
  constructor(private readonly work: UnitOfWork, private readonly ids: IdSource, private readonly clock: Clock) {}

  /**
   * @returns the slot's id
   * @throws Invalid when it is in the past, Conflict when the office has one at that moment
   */
  run({ office, startsAt, minutes, places }: OfferedSlot): Promise<string> {
    if (startsAt <= this.clock.now()) throw slotInPast();
    return this.work.run(async (tx) => {
      const id = this.ids.entityId();
      await tx.insert(SlotEntity, { id, office, startsAt, minutes, places, withdrawn: false }).catch(slotExistsWhenTwice);
      return id;
    });
  }
}

/** @throws Conflict for a second slot of an office at one moment, or the error as it is */
export function slotExistsWhenTwice(error: unknown): never {
  throw postgresErrorOf(error)?.constraint === 'appointment_slot_office_starts_at_key' ? slotExists() : error;
}
