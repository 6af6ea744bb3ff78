import { isItalianHoliday } from '@filiera/contracts';
import { daysBetween, plusDays } from '@filiera/exchange';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CommunicationParts, unilav, uniurg } from '../../../test/unilav.fixture.js';
import type { Communication } from '../reading/communication.js';
import { readCommunication } from '../reading/read-communication.js';
import { toCommunication } from '../reading/to-communication.js';
import { decideDeadline, deadlineOf, type Deadline, type DeadlineFacts } from './decide-deadline.js';

const HIRE: DeadlineFacts = { form: 'unilav', kind: 'ASS', publicBody: false, urgent: false, eventOn: '2026-12-01', sentOn: '2026-11-30' };
const deadline = (facts: Partial<DeadlineFacts>): Deadline => decideDeadline({ ...HIRE, ...facts })!;

describe('the deadline of a communication', () => {
  it('of a private hire is the day before it starts (L. 296/2006 art. 1 c. 1180), be it a Sunday', () => {
    expect(deadline({})).toEqual({ rule: 'hire', source: 'L. 296/2006 art. 1 c. 1180', dueOn: '2026-11-30', daysLate: 0 });
    expect(deadline({ sentOn: '2026-12-01' })).toMatchObject({ daysLate: 1 });
    expect(deadline({ eventOn: '2026-11-30' })).toMatchObject({ dueOn: '2026-11-29', daysLate: 1 });
    expect(deadline({ eventOn: '2027-01-01', sentOn: '2027-01-04' })).toMatchObject({ dueOn: '2026-12-31', daysLate: 4 });
  });

  it('of a public body is the 20th of the next month (L. 183/2010 art. 5), and was the day before until then', () => {
    expect(deadline({ publicBody: true, sentOn: '2027-01-20' })).toMatchObject({ rule: 'public-body', dueOn: '2027-01-20', daysLate: 0 });
    expect(deadline({ publicBody: true, sentOn: '2027-01-21' })).toMatchObject({ daysLate: 1 });
    expect(deadline({ publicBody: true, eventOn: '2010-11-23', sentOn: '2010-11-23' })).toMatchObject({ rule: 'hire', daysLate: 1 });
    expect(deadline({ publicBody: true, eventOn: '2010-11-24', sentOn: '2010-12-20' })).toMatchObject({ rule: 'public-body', daysLate: 0 });
  });

  it('of agency work is the 20th of the next month (D.Lgs 181/2000 art. 4-bis c. 4), over the end of a year too', () => {
    expect(deadline({ form: 'unisomm', eventOn: '2026-11-02', sentOn: '2026-12-21' })).toMatchObject({ rule: 'agency-work', dueOn: '2026-12-21', daysLate: 0 });
    expect(deadline({ form: 'unisomm', eventOn: '2026-11-02', sentOn: '2026-12-22' })).toMatchObject({ daysLate: 1 });
    expect(deadline({ form: 'unisomm', kind: 'CES', eventOn: '2026-12-31', sentOn: '2027-01-20' })).toMatchObject({ dueOn: '2027-01-20', daysLate: 0 });
  });

  it('of a change is five days after it (D.Lgs 181/2000 art. 4-bis c. 5), moved on from a holiday (art. 2963 c.c.)', () => {
    expect(deadline({ kind: 'CES', eventOn: '2026-12-01', sentOn: '2026-12-07' })).toMatchObject({ rule: 'change', dueOn: '2026-12-07', daysLate: 0 });
    expect(deadline({ kind: 'TRS', eventOn: '2026-12-03', sentOn: '2026-12-09' })).toMatchObject({ dueOn: '2026-12-09', daysLate: 0 });
    expect(deadline({ kind: 'PRO', eventOn: '2026-12-20', sentOn: '2026-12-29' })).toMatchObject({ dueOn: '2026-12-28', daysLate: 1 });
    expect(deadline({ kind: 'TRD', eventOn: '2026-12-27', sentOn: '2027-01-02' })).toMatchObject({ dueOn: '2027-01-02', daysLate: 0 });
  });

  it('after urgency is five days after the start (D.L. 510/1996 art. 9-bis c. 2)', () => {
    expect(deadline({ urgent: true, sentOn: '2026-12-07' })).toMatchObject({ rule: 'urgent-hire', dueOn: '2026-12-07', daysLate: 0 });
    expect(deadline({ urgent: true, sentOn: '2026-12-08' })).toMatchObject({ daysLate: 1 });
    expect(deadline({ kind: 'URG', sentOn: '2026-12-01' })).toMatchObject({ rule: 'hire', daysLate: 1 });
  });

  it('was none before there were deadlines on line', () => {
    expect(decideDeadline({ ...HIRE, eventOn: '2006-12-31' })).toBeNull();
  });
});

describe('the deadline of what was corrected', () => {
  const code = (number: number): string => String(1_600_026_200_000_000 + number);
  const told = (number: number, sentOn: string, parts: CommunicationParts = {}, form = unilav): Communication =>
    toCommunication(readCommunication(Buffer.from(form({ ...parts, root: { codiceComunicazione: code(number), dataInvio: `${sentOn}T10:00:00` } }))));
  const begins = (dataInizio: string): CommunicationParts => ({ contract: { dataInizio } });
  const corrects = (number: number, dataInizio: string): CommunicationParts => ({ type: '03', previous: code(number), ...begins(dataInizio) });
  const hire = told(1, '2026-11-27', begins('2026-11-20'));

  it('is that of what it says now, kept or not on the day on which it was first sent', () => {
    expect(deadlineOf(hire, [hire])).toMatchObject({ dueOn: '2026-11-19', daysLate: 8 });
    const corrected = told(2, '2026-12-20', corrects(1, '2026-11-28'));
    expect(deadlineOf(hire, [hire, corrected])).toMatchObject({ dueOn: '2026-11-27', daysLate: 0 });
    const again = [told(3, '2026-12-21', corrects(2, '2026-11-26')), corrected, hire];
    expect(deadlineOf(hire, again)).toMatchObject({ dueOn: '2026-11-25', daysLate: 2 });
    expect(again.slice(0, 2).map((one) => deadlineOf(one, again))).toEqual([null, null]);
  });

  it('stays where the correction says no day that any counts for, and of what was annulled', () => {
    expect(deadlineOf(hire, [told(2, '2026-12-20', corrects(1, '2006-12-31'))])).toMatchObject({ daysLate: 8 });
    expect(deadlineOf(hire, [told(2, '2026-12-20', { type: '04', previous: code(1), ...begins('2026-11-28') })])).toMatchObject({ daysLate: 8 });
  });

  it('is after urgency the completion’s own, which its correction only corrects', () => {
    const urgent = told(4, '2026-11-30', begins('2026-12-01'), uniurg);
    const completion = told(5, '2026-12-08', { type: '07', previous: code(4), ...begins('2026-12-01') });
    const corrected = told(6, '2027-01-10', { type: '08', previous: code(5), ...begins('2026-12-03') });
    const all = [urgent, completion, corrected];
    expect(deadlineOf(completion, [urgent, completion])).toMatchObject({ rule: 'urgent-hire', daysLate: 1 });
    expect(all.map((one) => deadlineOf(one, all)?.daysLate)).toEqual([0, 0, undefined]);
    expect(deadlineOf(urgent, all)).toMatchObject({ rule: 'hire', dueOn: '2026-11-30' });
  });
});

describe('deadlines over year ends and holidays', () => {
  const day = fc.integer({ min: 0, max: 40 * 365 }).map((days) => plusDays('2011-01-01', days));
  const facts = fc.record<DeadlineFacts>({
    form: fc.constantFrom('unilav', 'unisomm'), kind: fc.constantFrom('ASS', 'PRO', 'TRS', 'TRD', 'CES', 'VAR'), publicBody: fc.boolean(), urgent: fc.boolean(), eventOn: day, sentOn: day,
  });
  const expectAlways = (property: (facts: DeadlineFacts, due: Deadline) => boolean): void =>
    fc.assert(fc.property(facts, (given) => property(given, decideDeadline(given)!)), { seed: 20261128, numRuns: 2_000 });
  const workable = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() !== 0 && !isItalianHoliday(date);

  it('a term after the event ends on no Sunday and no holiday, and on the first day that is neither', () => {
    expectAlways((given, { rule, dueOn }) => {
      if (rule === 'hire') return dueOn === plusDays(given.eventOn, -1);
      const first = rule === 'change' || rule === 'urgent-hire' ? plusDays(given.eventOn, 5) : dayTwentyAfter(given.eventOn);
      const between = Array.from({ length: daysBetween(first, dueOn) }, (_, at) => plusDays(first, at));
      return workable(dueOn) && dueOn >= first && between.every((date) => !workable(date));
    });
  });

  it('is kept up to its last day and not a day longer', () => {
    expectAlways((given) => {
      const { dueOn } = decideDeadline(given)!;
      const late = (sentOn: string): number => decideDeadline({ ...given, sentOn })!.daysLate;
      return late(dueOn) === 0 && late(plusDays(dueOn, -1)) === 0 && late(plusDays(dueOn, 1)) === 1 && late(plusDays(dueOn, 400)) === 400;
    });
  });

  it('never comes earlier for a later event of the same kind', () => {
    expectAlways((given, { dueOn }) => decideDeadline({ ...given, eventOn: plusDays(given.eventOn, 1) })!.dueOn >= dueOn);
  });
});

function dayTwentyAfter(day: string): string {
  let date = plusDays(`${day.slice(0, 7)}-01`, 31);
  date = `${date.slice(0, 7)}-20`;
  return date;
}
