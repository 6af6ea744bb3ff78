import { offsetOf } from '@filiera/exchange';
import { Clock, type Transaction, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import { appointmentNotFound, slotNotFound } from './appointment-errors.js';
import { AppointmentEntity, ConsequenceEntity, SlotEntity } from './appointment.entities.js';
import type { AppointmentQuery, ConsequenceQuery, SlotQuery } from './appointment.requests.js';
import {
  type AppointmentPageView, type AppointmentView, type ConsequencePageView, type SlotPageView, type SlotView, toAppointmentView, toConsequenceView, toSlotView,
} from './appointment.views.js';

/** Slots, appointments and consequences as people read them. */
@Injectable()
export class FindAppointments {
  constructor(private readonly work: UnitOfWork, private readonly clock: Clock) {}

  /** A page of slots, the next first. */
  slots({ page, size, office, from }: SlotQuery): Promise<SlotPageView> {
    return this.work.read(async (tx) => {
      const [found, total] = await tx.findAndCount(SlotEntity, {
        where: { startsAt: MoreThanOrEqual(from ? new Date(`${from}T00:00:00Z`) : this.clock.now()), ...(office ? { office } : {}) },
        order: { startsAt: 'ASC', office: 'ASC' }, skip: offsetOf({ page, size }), take: size,
      });
      return { items: await this.slotViews(found, tx), page, size, total };
    });
  }

  /** @throws NotFound */
  slot(id: string): Promise<SlotView> {
    return this.work.read(async (tx) => {
      const found = await tx.findOneBy(SlotEntity, { id });
      if (!found) throw slotNotFound();
      return (await this.slotViews([found], tx))[0]!;
    });
  }

  /** A page of appointments, the last changed first. */
  list({ page, size, candidate, slot, state }: AppointmentQuery): Promise<AppointmentPageView> {
    return this.work.read(async (tx) => {
      const [found, total] = await tx.findAndCount(AppointmentEntity, {
        where: { ...(candidate ? { person: candidate } : {}), ...(slot ? { slot } : {}), ...(state ? { state } : {}) },
        order: { changedAt: 'DESC', id: 'ASC' }, skip: offsetOf({ page, size }), take: size,
      });
      return { items: await this.appointmentViews(found, tx), page, size, total };
    });
  }

  /** @throws NotFound */
  one(id: string): Promise<AppointmentView> {
    return this.work.read(async (tx) => {
      const found = await tx.findOneBy(AppointmentEntity, { id });
      if (!found) throw appointmentNotFound();
      return (await this.appointmentViews([found], tx))[0]!;
    });
  }

  /** A page of consequences, the earliest absence first. */
  async consequences({ page, size, decision, candidate }: ConsequenceQuery): Promise<ConsequencePageView> {
    const [found, total] = await this.work.read((tx) => tx.findAndCount(ConsequenceEntity, {
      where: { ...(decision ? { decision } : {}), ...(candidate ? { person: candidate } : {}) },
      order: { missedOn: 'ASC', occasion: 'ASC', appointment: 'ASC' }, skip: offsetOf({ page, size }), take: size,
    }));
    return { items: found.map(toConsequenceView), page, size, total };
  }

  private async slotViews(found: readonly SlotEntity[], tx: Transaction): Promise<SlotView[]> {
    const rows = await tx.query<{ slot: string; taken: string }[]>(
      `SELECT slot, count(*) AS taken FROM appointment WHERE slot = ANY ($1::uuid[]) AND state <> 'cancelled' GROUP BY slot`, [found.map(({ id }) => id)],
    );
    const taken = new Map(rows.map((row) => [row.slot, Number(row.taken)]));
    return found.map((slot) => toSlotView(slot, taken.get(slot.id) ?? 0));
  }

  private async appointmentViews(found: readonly AppointmentEntity[], tx: Transaction): Promise<AppointmentView[]> {
    const slots = new Map((await tx.findBy(SlotEntity, { id: In(found.map(({ slot }) => slot)) })).map((slot) => [slot.id, slot]));
    const followed = new Map((await tx.findBy(ConsequenceEntity, { appointment: In(found.map(({ id }) => id)) })).map((one) => [one.appointment, one]));
    return found.map((appointment) => toAppointmentView(appointment, slots.get(appointment.slot)!, followed.get(appointment.id)));
  }
}
