import { describe, expect, it } from '@jest/globals';
import { decideAppointment, decideOtherOffer, decidePlace, decideReopening, decideWithdrawal } from './decide-appointment.js';
import { proposeConsequence } from './decide-consequence.js';

const STARTS = new Date('2026-11-23T09:00:00Z');
const BEFORE = new Date('2026-11-23T08:59:59Z');
const slot = { office: 'Sportello Esempio', startsAt: STARTS, minutes: 30, places: 2, withdrawn: false };
const refusedAs = (code: string) => expect.objectContaining({ status: 409, code });

describe('a place in a slot', () => {
  it('is the lowest that is free', () => {
    expect(decidePlace(slot, [], 'a', BEFORE)).toBe(1);
    expect(decidePlace(slot, [{ place: 2, person: 'b' }], 'a', BEFORE)).toBe(1);
    expect(decidePlace(slot, [{ place: 1, person: 'b' }], 'a', BEFORE)).toBe(2);
  });

  it('is refused when none is left, the person has one, or the slot has begun', () => {
    expect(() => decidePlace(slot, [{ place: 1, person: 'b' }, { place: 2, person: 'c' }], 'a', BEFORE)).toThrow(refusedAs('appointment.slot-full'));
    expect(() => decidePlace(slot, [{ place: 1, person: 'a' }], 'a', BEFORE)).toThrow(refusedAs('appointment.already-booked'));
    expect(() => decidePlace(slot, [], 'a', STARTS)).toThrow(refusedAs('appointment.slot-begun'));
  });
});

describe('a slot that was offered by mistake', () => {
  const taken = [{ place: 2, person: 'a' }];
  const later = { ...slot, startsAt: new Date('2026-11-24T09:00:00Z'), office: 'Altro sportello' };

  it('is offered otherwise before it begins: elsewhere and at another moment while nobody is booked, with no fewer places than are booked', () => {
    expect(() => decideOtherOffer(slot, later, [], BEFORE)).not.toThrow();
    expect(() => decideOtherOffer(slot, { ...slot, minutes: 45, places: 3 }, taken, BEFORE)).not.toThrow();
    for (const other of [later, { ...slot, office: later.office }, { ...slot, startsAt: later.startsAt }]) expect(() => decideOtherOffer(slot, other, taken, BEFORE)).toThrow(refusedAs('appointment.slot-taken'));
    expect(() => decideOtherOffer(slot, { ...slot, places: 1 }, taken, BEFORE)).toThrow(expect.objectContaining({ status: 422, code: 'appointment.too-few-places' }));
    expect(() => decideOtherOffer(slot, { ...slot, startsAt: BEFORE }, [], BEFORE)).toThrow(expect.objectContaining({ status: 422, code: 'appointment.slot-in-past' }));
    expect(() => decideOtherOffer(slot, later, [], STARTS)).toThrow(refusedAs('appointment.slot-begun'));
  });

  it('is withdrawn before it begins, while nobody is booked, and books nobody from then on', () => {
    expect(() => decideWithdrawal(slot, [], BEFORE)).not.toThrow();
    expect(() => decideWithdrawal(slot, taken, BEFORE)).toThrow(refusedAs('appointment.slot-taken'));
    expect(() => decideWithdrawal(slot, [], STARTS)).toThrow(refusedAs('appointment.slot-begun'));
    const withdrawn = { ...slot, withdrawn: true };
    for (const act of [() => decideWithdrawal(withdrawn, [], BEFORE), () => decideOtherOffer(withdrawn, later, [], BEFORE), () => decidePlace(withdrawn, [], 'a', BEFORE)]) expect(act).toThrow(refusedAs('appointment.slot-withdrawn'));
  });
});

describe('an appointment', () => {
  it('is booked again when what became of it was recorded by mistake', () => {
    for (const state of ['attended', 'missed'] as const) expect(decideReopening(state)).toBe('booked');
    for (const state of ['booked', 'cancelled'] as const) expect(() => decideReopening(state)).toThrow(refusedAs('appointment.state'));
  });

  it('is cancelled before it begins and not from then on', () => {
    expect(decideAppointment('cancelled', 'booked', STARTS, BEFORE)).toBe('cancelled');
    expect(() => decideAppointment('cancelled', 'booked', STARTS, STARTS)).toThrow(refusedAs('appointment.slot-begun'));
  });

  it('is attended or missed once it has begun, and once only', () => {
    expect(decideAppointment('missed', 'booked', STARTS, STARTS)).toBe('missed');
    expect(() => decideAppointment('attended', 'booked', STARTS, BEFORE)).toThrow(refusedAs('appointment.slot-not-begun'));
    expect(() => decideAppointment('attended', 'missed', STARTS, STARTS)).toThrow(refusedAs('appointment.state'));
  });
});

describe('what an unjustified absence costs', () => {
  it.each([[1, 'quarter-of-a-month'], [2, 'one-month'], [3, 'forfeiture'], [4, 'forfeiture']])('the time number %i: %s (D.Lgs. 150/2015 art. 21 c. 7)', (occasion, consequence) => {
    expect(proposeConsequence(occasion, '2026-11-23')).toMatchObject({ occasion, consequence });
  });

  it('is nothing before the rule was in force', () => {
    expect(proposeConsequence(1, '2015-09-23')).toBeNull();
    expect(proposeConsequence(1, '2015-09-24')).not.toBeNull();
  });
});
