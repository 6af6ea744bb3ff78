import { boundedPage } from '@filiera/exchange';
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

  /** A page of the slots on offer, the next first. */
  slots({ page, size, office, from }: SlotQuery): Promise<SlotPageView> {
    return this.work.read(async (tx) => {
      const where = { withdrawn: false, startsAt: MoreThanOrEqual(from ? new Date(`${from}T00:00:00Z`) : this.clock.now()), ...(office ? { office } : {}) };
      const found = await boundedPage(SlotEntity, { where, order: { startsAt: 'ASC', office: 'ASC' } }, { page, size }, tx);
      return { ...found, items: await this.slotViews(found.items, tx) };
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
      const where = { ...(candidate ? { person: candidate } : {}), ...(slot ? { slot } : {}), ...(state ? { state } : {}) };
      const found = await boundedPage(AppointmentEntity, { where, order: { changedAt: 'DESC', id: 'ASC' } }, { page, size }, tx);
      return { ...found, items: await this.appointmentViews(found.items, tx) };
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
    const where = { ...(decision ? { decision } : {}), ...(candidate ? { person: candidate } : {}) };
    const found = await this.work.read((tx) => boundedPage(ConsequenceEntity, { where, order: { missedOn: 'ASC', occasion: 'ASC', appointment: 'ASC' } }, { page, size }, tx));
    return { ...found, items: found.items.map(toConsequenceView) };
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
