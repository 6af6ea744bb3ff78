import { describe, expect, it } from '@jest/globals';
import { annul, annulRemoval, correctDay, decideListEntry, enrol, type ListCommand, type ListEntryFacts, type ListState } from './decide-list-entry.js';
import { PLACEMENT_LISTS } from './list-rules.js';

const TODAY = '2026-11-23';
const asked = { list: 'disability', enrolledOn: '2026-11-02', points: 640 } as const;
const enrolled = enrol(asked, null, TODAY);
const suspended = decideListEntry({ do: 'suspend', on: '2026-11-10', reason: 'employment' }, enrolled, TODAY);
const removed = decideListEntry({ do: 'remove', on: '2026-11-20', reason: 'hired' }, enrolled, TODAY);
const withFaults = (...faults: [field: string, rule: string][]) => expect.objectContaining({
  status: 422, code: 'targeted-placement-list.invalid', faults: faults.map(([field, rule]) => expect.objectContaining({ field, rule, text: { it: expect.any(String), en: expect.any(String) } })),
});

describe('an enrolment for targeted placement', () => {
  it('begins as enrolled, with the points that the office gave (L. 68/1999 art. 8; D.P.R. 333/2000 art. 9)', () => {
    expect(enrolled).toEqual({ ...asked, state: 'enrolled', stateSince: '2026-11-02', reason: null });
  });

  it.each(PLACEMENT_LISTS)('exists in the list %s from the first day of the law, not before (L. 68/1999 artt. 8, 18 and 23)', (list) => {
    expect(enrol({ ...asked, list, enrolledOn: '2000-01-19' }, null, TODAY).stateSince).toBe('2000-01-19');
    expect(enrol({ ...asked, list, enrolledOn: '2000-01-18' }, null, TODAY).stateSince).toBe('2000-01-18');
    expect(() => enrol({ ...asked, list, enrolledOn: '2000-01-17' }, null, TODAY)).toThrow(withFaults(['enrolledOn', 'inTables']));
  });

  it('is of today or before (L. 68/1999 art. 8)', () => {
    expect(enrol({ ...asked, enrolledOn: TODAY }, null, TODAY).enrolledOn).toBe(TODAY);
    expect(() => enrol({ ...asked, enrolledOn: '2026-11-24' }, null, TODAY)).toThrow(withFaults(['enrolledOn', 'notInFuture']));
  });

  it('comes again on the day of the last removal or after it, not before (L. 68/1999 art. 8)', () => {
    expect(enrol({ ...asked, enrolledOn: '2026-11-21' }, '2026-11-20', TODAY).state).toBe('enrolled');
    expect(enrol({ ...asked, enrolledOn: '2026-11-20' }, '2026-11-20', TODAY).state).toBe('enrolled');
    expect(() => enrol({ ...asked, enrolledOn: '2026-11-19' }, '2026-11-20', TODAY)).toThrow(withFaults(['enrolledOn', 'notBefore']));
  });

  it.each([0, 1, 999, 1_000])('may have %d points (D.P.R. 333/2000 art. 9)', (points) => {
    expect(enrol({ ...asked, points }, null, TODAY).points).toBe(points);
    expect(decideListEntry({ do: 'rank', points }, enrolled, TODAY)).toEqual({ ...enrolled, points });
  });

  it.each([-1, 1_001, 0.5, Number.NaN])('may not have %d points (D.P.R. 333/2000 art. 9)', (points) => {
    expect(() => enrol({ ...asked, points }, null, TODAY)).toThrow(withFaults(['points', 'bounds']));
    expect(() => decideListEntry({ do: 'rank', points }, enrolled, TODAY)).toThrow(withFaults(['points', 'bounds']));
  });

  it('names every fault at once', () => {
    expect(() => enrol({ ...asked, enrolledOn: '2026-11-24', points: 1_001 }, '2026-11-25', TODAY)).toThrow(withFaults(['enrolledOn', 'notInFuture'], ['enrolledOn', 'notBefore'], ['points', 'bounds']));
    expect(() => enrol({ ...asked, enrolledOn: '1999-12-31', points: -1 }, null, TODAY)).toThrow(withFaults(['enrolledOn', 'inTables'], ['points', 'bounds']));
  });
});

describe('what becomes of an enrolment for targeted placement', () => {
  it('is suspended and resumed, and keeps its day and points in the ranking (L. 68/1999 art. 8)', () => {
    expect(suspended).toEqual({ ...enrolled, state: 'suspended', stateSince: '2026-11-10', reason: 'employment' });
    expect(decideListEntry({ do: 'resume', on: TODAY }, suspended, TODAY)).toEqual({ ...enrolled, stateSince: TODAY });
  });

  it('ends with its removal and the reason for it, from enrolled or suspended (L. 68/1999 artt. 8 and 10)', () => {
    expect(removed).toEqual({ ...enrolled, state: 'removed', stateSince: '2026-11-20', reason: 'hired' });
    expect(decideListEntry({ do: 'remove', on: TODAY, reason: 'refused-offers' }, suspended, TODAY)).toEqual({ ...enrolled, state: 'removed', stateSince: TODAY, reason: 'refused-offers' });
  });

  const dated: readonly [from: ListEntryFacts, of: (on: string) => ListCommand][] = [
    [enrolled, (on) => ({ do: 'suspend', on, reason: 'own-request' })], [suspended, (on) => ({ do: 'resume', on })],
    [enrolled, (on) => ({ do: 'remove', on, reason: 'moved-away' })], [suspended, (on) => ({ do: 'remove', on, reason: 'moved-away' })],
  ];
  it('changes on a day neither in the future nor before its last change (L. 68/1999 art. 8)', () => {
    for (const [from, of] of dated) {
      for (const day of [from.stateSince, '2026-11-15', TODAY]) expect(decideListEntry(of(day), from, TODAY).stateSince).toBe(day);
      expect(() => decideListEntry(of('2026-11-24'), from, TODAY)).toThrow(withFaults(['on', 'notInFuture']));
      expect(() => decideListEntry(of('2026-11-01'), from, TODAY)).toThrow(withFaults(['on', 'notBefore']));
      expect(() => decideListEntry(of('2026-11-24'), { ...from, stateSince: '2026-11-25' }, TODAY)).toThrow(withFaults(['on', 'notInFuture'], ['on', 'notBefore']));
    }
  });

  it('does only what its state allows (L. 68/1999 art. 8)', () => {
    const commands: readonly ListCommand[] = [{ do: 'rank', points: 1 }, { do: 'suspend', on: TODAY, reason: 'employment' }, { do: 'resume', on: TODAY }, { do: 'remove', on: TODAY, reason: 'hired' }];
    const allowed = (facts: ListEntryFacts): ListCommand['do'][] => commands.filter((command) => {
      try {
        return decideListEntry(command, facts, TODAY);
      } catch (error) {
        expect(error).toMatchObject({ status: 409, code: 'targeted-placement-list.state' });
        return false;
      }
    }).map((command) => command.do);
    const found = Object.fromEntries([enrolled, suspended, removed, annul(enrolled, TODAY)].map((facts) => [facts.state, allowed(facts)]));
    expect(found).toEqual({ enrolled: ['rank', 'suspend', 'remove'], suspended: ['rank', 'resume', 'remove'], removed: [], annulled: [] } satisfies Record<ListState, ListCommand['do'][]>);
  });
});

describe('what was entered wrongly on a list of targeted placement', () => {
  const refusedAs = (code: string) => expect.objectContaining({ status: 409, code: `targeted-placement-list.${code}` });

  it('begins on the right day, as an enrolment might, and no later than its last change (L. 68/1999 art. 8)', () => {
    expect(correctDay('2026-10-01', enrolled, null, TODAY)).toEqual({ ...enrolled, enrolledOn: '2026-10-01', stateSince: '2026-10-01' });
    expect(correctDay(TODAY, enrolled, null, TODAY).stateSince).toBe(TODAY);
    expect(correctDay('2026-11-10', suspended, null, TODAY)).toEqual({ ...suspended, enrolledOn: '2026-11-10' });
    expect(() => correctDay('2026-11-11', suspended, null, TODAY)).toThrow(withFaults(['enrolledOn', 'notAfter']));
    expect(() => correctDay('2026-11-24', suspended, '2026-11-25', TODAY)).toThrow(withFaults(['enrolledOn', 'notInFuture'], ['enrolledOn', 'notBefore'], ['enrolledOn', 'notAfter']));
    expect(() => correctDay('2000-01-17', enrolled, null, TODAY)).toThrow(withFaults(['enrolledOn', 'inTables']));
    for (const gone of [removed, annul(enrolled, TODAY)]) expect(() => correctDay('2026-11-01', gone, null, TODAY)).toThrow(refusedAs('state'));
  });

  it('never was, once it is annulled, in whatever state', () => {
    for (const facts of [enrolled, suspended, removed]) expect(annul(facts, TODAY)).toEqual({ ...facts, state: 'annulled', stateSince: TODAY, reason: null });
    expect(() => annul(annul(enrolled, TODAY), TODAY)).toThrow(refusedAs('state'));
  });

  it('stands as before a removal that never was, unless the person was enrolled since', () => {
    const { state, stateSince, reason } = suspended;
    expect(annulRemoval(removed, { state, stateSince, reason }, false)).toEqual(suspended);
    expect(annulRemoval(removed, null, false)).toEqual(enrolled);
    expect(() => annulRemoval(removed, null, true)).toThrow(refusedAs('enrolled-since'));
    expect(() => annulRemoval(enrolled, null, false)).toThrow(refusedAs('state'));
  });
});
