import { describe, expect, it } from '@jest/globals';
import { decideDeclaration, declare, type DeclarationFacts } from './decide-declaration.js';
import { AvailabilityDeclarationsSettings } from './availability-declarations-settings.js';
import { decideDue, type DueStep } from './decide-due.js';

const TODAY = '2026-11-23';
const declared = declare({ declaredOn: '2026-11-02', benefit: 'none', claimedOn: null }, TODAY);
const due = (facts: DeclarationFacts, today: string, settings: Partial<AvailabilityDeclarationsSettings> = {}): DueStep | null =>
  decideDue(facts, Object.assign(new AvailabilityDeclarationsSettings(), settings).summonsFor(facts.benefit, facts.declaredOn), today);
const withFault = (field: string, rule: string) => expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field, rule })] });
const refusedAs = (code: string) => expect.objectContaining({ status: 409, code });

describe('a declaration of availability', () => {
  it('gives the person 30 days to come (D.Lgs. 150/2015 art. 20)', () => {
    expect(declared).toMatchObject({ state: 'in-force', contactDue: '2026-12-02', contactSource: 'D.Lgs. 150/2015, art. 20, c. 1' });
  });

  it('moves a last day that is a holiday to the next working one (artt. 1187 and 2963 c.c.)', () => {
    expect(declare({ declaredOn: '2026-11-08', benefit: 'none', claimedOn: null }, TODAY).contactDue).toBe('2026-12-09');
  });

  it.each(['naspi', 'dis-coll'] as const)('gives who claims %s 15 days from the claim (D.Lgs. 150/2015 art. 21)', (benefit) => {
    expect(declare({ declaredOn: '2026-11-10', benefit, claimedOn: '2026-11-09' }, TODAY)).toMatchObject({ contactDue: '2026-11-24', contactSource: 'D.Lgs. 150/2015, art. 21, c. 2' });
    expect(() => declare({ declaredOn: '2026-11-10', benefit, claimedOn: null }, TODAY)).toThrow(withFault('claimedOn', 'required'));
  });

  it('knows neither the future nor what came before its rules', () => {
    expect(() => declare({ declaredOn: '2026-11-24', benefit: 'none', claimedOn: null }, TODAY)).toThrow(withFault('declaredOn', 'notInFuture'));
    expect(() => declare({ declaredOn: '2015-09-23', benefit: 'none', claimedOn: null }, TODAY)).toThrow(withFault('declaredOn', 'inTables'));
    expect(declare({ declaredOn: '2015-09-24', benefit: 'none', claimedOn: null }, TODAY).contactDue).toBe('2015-10-24');
  });
});

describe('what becomes of a declaration', () => {
  const inForce: DeclarationFacts = { ...declared, contactedOn: '2026-11-10' };

  it('lets the office summon after the term, not on its last day (D.Lgs. 150/2015 art. 20)', () => {
    expect(() => decideDeclaration({ do: 'summon', day: '2026-12-10' }, declared, '2026-12-02')).toThrow(refusedAs('availability-declaration.term-still-runs'));
    expect(decideDeclaration({ do: 'summon', day: '2026-12-10' }, declared, '2026-12-03').summonedFor).toBe('2026-12-10');
    expect(() => decideDeclaration({ do: 'summon', day: '2026-12-10' }, inForce, '2026-12-03')).toThrow(refusedAs('availability-declaration.contacted'));
  });

  it('is suspended for six months of work at most (D.Lgs. 150/2015 art. 19 c. 3)', () => {
    const suspend = (until: string) => decideDeclaration({ do: 'suspend', on: '2026-11-20', until }, inForce, TODAY);
    // The day on which the work begins is the first of the six months, and `until` is the last day of work.
    expect(suspend('2027-05-19')).toMatchObject({ state: 'suspended', suspendedUntil: '2027-05-19' });
    expect(() => suspend('2027-05-20')).toThrow(withFault('until', 'limit'));
    expect(() => suspend('2026-11-19')).toThrow(withFault('until', 'notBefore'));
    expect(decideDeclaration({ do: 'resume', on: TODAY }, suspend('2027-05-19'), TODAY)).toMatchObject({ state: 'in-force', suspendedUntil: null });
  });

  it('that was suspended leaves the person on its return what was left of the term to come, moved on from a holiday', () => {
    const back = (facts: DeclarationFacts, on: string, resumed: string) =>
      decideDeclaration({ do: 'resume', on: resumed }, decideDeclaration({ do: 'suspend', on, until: '2027-03-31' }, facts, '2027-03-31'), '2027-03-31');
    expect(back(declared, '2026-11-12', '2026-11-22').contactDue).toBe('2026-12-12');
    expect(back(declared, '2026-11-12', '2026-11-12').contactDue).toBe('2026-12-02');
    expect(back(declared, '2026-12-02', '2027-01-11').contactDue).toBe('2027-01-11');
    // Twenty-three days later it is Christmas.
    expect(back(declared, '2026-11-12', '2026-12-05').contactDue).toBe('2026-12-28');
    expect(back(back(declared, '2026-11-12', '2026-11-22'), '2026-12-12', '2026-12-14').contactDue).toBe('2026-12-14');
    expect(back({ ...declared, contactDue: '2026-11-11' }, '2026-11-12', '2026-11-22').contactDue).toBe('2026-11-11');
    // That they came may prove a mistake: what was left of the term is left then too.
    expect(back(inForce, '2026-11-12', '2026-11-22')).toMatchObject({ contactDue: '2026-12-12', contactedOn: '2026-11-10' });
  });

  it('knows since when the term to come runs no more: from the suspension, also when it ends out of it, or from the end', () => {
    const suspended = decideDeclaration({ do: 'suspend', on: '2026-11-12', until: '2026-12-31' }, declared, TODAY);
    expect([declared.stoppedOn, suspended.stoppedOn, decideDeclaration({ do: 'resume', on: TODAY }, suspended, TODAY).stoppedOn]).toEqual([null, '2026-11-12', null]);
    for (const command of [{ do: 'end', on: TODAY, reason: 'employment' }, { do: 'lose', on: TODAY, reason: 'refused-offer' }] as const) {
      expect(decideDeclaration(command, suspended, TODAY)).toMatchObject({ stateSince: TODAY, stoppedOn: '2026-11-12', contactDue: '2026-12-02' });
      expect(decideDeclaration(command, declared, TODAY).stoppedOn).toBe(TODAY);
    }
  });

  it('says also afterwards that the person had come before a suspension, not before the declaration', () => {
    const suspended = decideDeclaration({ do: 'suspend', on: '2026-11-12', until: '2026-12-31' }, declared, TODAY);
    const resumed = decideDeclaration({ do: 'resume', on: '2026-11-22' }, suspended, TODAY);
    const contact = (on: string) => decideDeclaration({ do: 'contact', on }, resumed, TODAY);
    expect([contact('2026-11-02').contactedOn, contact('2026-11-10').contactedOn]).toEqual(['2026-11-02', '2026-11-10']);
    expect(decideDeclaration({ do: 'contact', on: '2026-11-10' }, suspended, TODAY)).toMatchObject({ state: 'suspended', contactedOn: '2026-11-10' });
    expect(() => contact('2026-11-01')).toThrow(withFault('on', 'notBefore'));
    expect(() => decideDeclaration({ do: 'suspend', on: '2026-11-21', until: '2026-12-31' }, resumed, TODAY)).toThrow(withFault('on', 'notBefore'));
  });

  it('is lost or ended once, from in force or suspended', () => {
    const lost = decideDeclaration({ do: 'lose', on: TODAY, reason: 'missed-appointments' }, inForce, TODAY);
    expect(lost).toMatchObject({ state: 'lost', reason: 'missed-appointments' });
    expect(() => decideDeclaration({ do: 'end', on: TODAY, reason: 'own-request' }, lost, TODAY)).toThrow(refusedAs('availability-declaration.state'));
    expect(() => decideDeclaration({ do: 'end', on: '2026-11-01', reason: 'own-request' }, inForce, TODAY)).toThrow(withFault('on', 'notBefore'));
  });
});

describe('what is expected next', () => {
  it('is the person until the term ends, then a summons, then their appearance', () => {
    expect(due(declared, '2026-12-02')).toMatchObject({ what: 'contact', day: '2026-12-02', overdue: false });
    expect(due(declared, '2026-12-03')).toMatchObject({ what: 'summons', day: '2026-12-02', overdue: true, officeBy: '2027-01-02', source: 'D.Lgs. 150/2015, art. 20, c. 1; D.M. 4/2018' });
    expect(due({ ...declared, summonedFor: '2026-12-10' }, '2026-12-10')).toMatchObject({ what: 'appearance', day: '2026-12-10', overdue: false });
    expect(due({ ...declared, summonedFor: '2026-12-10' }, '2026-12-11')).toMatchObject({ what: 'appearance', overdue: true });
  });

  it('gives the office 60 days from the declaration to summon, over the end of the year and a holiday; none for recipients, or before the decree (D.M. 4/2018)', () => {
    const officeBy = (declaredOn: string, benefit: 'none' | 'naspi' = 'none') =>
      due(declare({ declaredOn, benefit, claimedOn: benefit === 'none' ? null : declaredOn }, declaredOn), '2027-06-01')?.officeBy;
    expect([officeBy('2026-10-26'), officeBy('2026-11-02'), officeBy('2026-11-03')]).toEqual(['2026-12-28', '2027-01-02', '2027-01-02']);
    expect([officeBy('2018-01-11'), officeBy('2018-01-10'), officeBy('2026-11-03', 'naspi')]).toEqual(['2018-03-12', null, null]);
  });

  it('gives the office the days that it has set, also for recipients, from their first day on', () => {
    const summons = [
      { benefit: 'none', days: 45, ifHoliday: 'stays', validFrom: '2026-11-03', source: 'Esempio' }, { benefit: 'naspi', days: 30, ifHoliday: 'stays', validFrom: '2026-11-03', source: 'Esempio' },
    ] as const;
    const officeBy = (declaredOn: string, benefit: 'none' | 'naspi') =>
      due(declare({ declaredOn, benefit, claimedOn: benefit === 'none' ? null : declaredOn }, declaredOn), '2027-06-01', { summons: [...summons] })?.officeBy;
    expect([officeBy('2026-11-02', 'none'), officeBy('2026-11-03', 'none')]).toEqual(['2027-01-02', '2026-12-18']);
    expect([officeBy('2026-11-02', 'naspi'), officeBy('2026-11-03', 'naspi')]).toEqual([null, '2026-12-03']);
  });

  it('gives the office later by what a suspension has moved the person’s term on', () => {
    const suspended = decideDeclaration({ do: 'suspend', on: '2026-11-12', until: '2027-03-31' }, declared, TODAY);
    const resumed = decideDeclaration({ do: 'resume', on: '2027-03-12' }, suspended, '2027-03-12');
    expect(resumed.contactDue).toBe('2027-04-01');
    expect(due(resumed, '2027-04-02')).toMatchObject({ what: 'summons', day: '2027-04-01', officeBy: '2027-05-03' });
  });

  it('is the end of a suspension, and nothing for who has come', () => {
    expect(due({ ...declared, state: 'suspended', suspendedUntil: '2027-01-31' }, TODAY)).toMatchObject({ what: 'suspension-end', day: '2027-01-31' });
    expect(due({ ...declared, contactedOn: '2026-11-10' }, TODAY)).toBeNull();
    expect(due({ ...declared, state: 'lost' }, TODAY)).toBeNull();
  });
});
