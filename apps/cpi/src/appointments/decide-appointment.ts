import { alreadyBooked, notBooked, notClosed, slotBegun, slotFull, slotInPast, slotNotBegun, slotTaken, slotWithdrawn, tooFewPlaces } from './appointment-errors.js';

export const APPOINTMENT_STATES = ['booked', 'cancelled', 'attended', 'missed'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** When a slot begins, and for how many people it is. */
export interface SlotFacts {
  readonly startsAt: Date;
  readonly places: number;
  readonly withdrawn: boolean;
}

/** A slot as it is offered. */
export interface OfferedSlot {
  readonly office: string;
  readonly startsAt: Date;
  readonly minutes: number;
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
 * @throws Conflict when the slot was withdrawn, has begun or is full, or the person has a place already
 */
export function decidePlace({ startsAt, places, withdrawn }: SlotFacts, taken: readonly TakenPlace[], person: string, now: Date): number {
  if (withdrawn) throw slotWithdrawn();
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

/**
 * Whether the person came was recorded by mistake: the appointment is booked as before.
 * @throws Conflict when it was not recorded, or the appointment was cancelled
 */
export function decideReopening(state: AppointmentState): AppointmentState {
  if (state !== 'attended' && state !== 'missed') throw notClosed(state);
  return 'booked';
}

/**
 * A slot is offered otherwise. Whoever is booked was told of the office and the moment: these change once nobody is.
 * @param taken the places that are not cancelled
 * @throws Conflict when it was withdrawn or has begun, or people are booked at another moment or office; Invalid when it would be past, or places are booked that there would not be
 */
export function decideOtherOffer(known: OfferedSlot & SlotFacts, offered: OfferedSlot, taken: readonly TakenPlace[], now: Date): void {
  if (known.withdrawn) throw slotWithdrawn();
  if (now >= known.startsAt) throw slotBegun();
  if (offered.startsAt <= now) throw slotInPast();
  if (taken.length > 0 && (offered.office !== known.office || offered.startsAt.getTime() !== known.startsAt.getTime())) throw slotTaken();
  const highest = Math.max(0, ...taken.map(({ place }) => place));
  if (offered.places < highest) throw tooFewPlaces(highest);
}

/** @throws Conflict when the slot was withdrawn already, has begun, or people are booked */
export function decideWithdrawal({ startsAt, withdrawn }: SlotFacts, taken: readonly TakenPlace[], now: Date): void {
  if (withdrawn) throw slotWithdrawn();
  if (now >= startsAt) throw slotBegun();
  if (taken.length > 0) throw slotTaken();
}
