import { alreadyBooked, notBooked, slotBegun, slotFull, slotNotBegun } from './appointment-errors.js';

export const APPOINTMENT_STATES = ['booked', 'cancelled', 'attended', 'missed'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** When a slot begins, and for how many people it is. */
export interface SlotFacts {
  readonly startsAt: Date;
  readonly places: number;
}

/** A place of a slot that is taken. */
export interface TakenPlace {
  readonly place: number;
  readonly person: string;
}

/**
 * Which place of a slot a person gets: the lowest that is free.
 * @param taken the places that are not cancelled
 * @throws Conflict when the slot has begun or is full, or the person has a place already
 */
export function decidePlace({ startsAt, places }: SlotFacts, taken: readonly TakenPlace[], person: string, now: Date): number {
  if (now >= startsAt) throw slotBegun();
  if (taken.some((other) => other.person === person)) throw alreadyBooked();
  const occupied = new Set(taken.map(({ place }) => place));
  for (let place = 1; place <= places; place++) if (!occupied.has(place)) return place;
  throw slotFull();
}

/**
 * What becomes of an appointment: it is cancelled before it begins, attended or missed afterwards.
 * @throws Conflict when it is not booked any more, or it is too late or too early for it
 */
export function decideAppointment(to: Exclude<AppointmentState, 'booked'>, state: AppointmentState, startsAt: Date, now: Date): AppointmentState {
  if (state !== 'booked') throw notBooked(state);
  if (to === 'cancelled' && now >= startsAt) throw slotBegun();
  if (to !== 'cancelled' && now < startsAt) throw slotNotBegun();
  return to;
}
