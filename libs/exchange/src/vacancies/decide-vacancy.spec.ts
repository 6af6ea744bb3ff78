import { describe, expect, it } from '@jest/globals';
import { decideDraft, decideExpire, decideFill, decidePublish, decideUpdate, decideWithdraw, publicStateOf, type VacancyFacts } from './decide-vacancy.js';
import type { VacancyContent } from './vacancy.entity.js';

const now = new Date('2026-11-23T12:00:00Z');
const agency = { kind: 'agency', now } as const;
const content: VacancyContent = {
  title: 'Elettricista civile, m/f', description: '<p>Impianti elettrici.</p>', occupation: { isco: '7411' }, workplace: { country: 'IT', municipality: '075035' }, contract: 'permanent',
  hours: { schedule: 'full-time' }, pay: { min: 1500, max: 1900, currency: 'EUR', period: 'month' }, positions: 2, validUntil: '2026-12-31', agencyAuthorisation: 'Aut. Min. Esempio 0001',
};
const published = (change: VacancyContent = {}): VacancyFacts => decidePublish(decideDraft({ ...content, ...change }), agency).vacancy;

/** The faults of publishing, as `field: first word of the rule`. */
function faultsOf(change: VacancyContent, decider: Parameters<typeof decidePublish>[1] = agency): string[] {
  try {
    decidePublish(decideDraft({ ...content, ...change }), decider);
    return [];
  } catch (error) {
    return (error as { faults: { field: string; rule: string }[] }).faults.map(({ field, rule }) => `${field}: ${rule}`);
  }
}

describe('publishing a vacancy', () => {
  it('given a complete draft, tells the network its whole state without markup', () => {
    const { vacancy, event } = decidePublish(decideDraft(content), agency);
    expect(event).toBe('published');
    expect(publicStateOf(vacancy)).toMatchObject({ status: 'published', description: 'Impianti elettrici.', publishedOn: '2026-11-23', openPositions: 2, language: 'it', remote: 'none', sample: false });
  });

  it('given an empty draft, reports everything that is missing at once', () => {
    const faults = faultsOf(Object.fromEntries(Object.keys(content).map((field) => [field, undefined])));
    for (const field of ['title', 'description', 'occupation', 'workplace', 'contract', 'hours', 'validUntil', 'agencyAuthorisation', 'pay']) {
      expect(faults.some((fault) => fault.startsWith(field))).toBe(true);
    }
  });

  it('has an agency show its authorisation (D.Lgs 276/2003 art. 4), and nobody else', () => {
    expect(faultsOf({ agencyAuthorisation: undefined })).toEqual([expect.stringContaining('agencyAuthorisation: D.Lgs 276/2003')]);
    expect(faultsOf({ agencyAuthorisation: undefined }, { kind: 'cpi', now })).toEqual([]);
  });

  it('asks for the pay range (Dir. (UE) 2023/970), but not of vacancies brought in from another system', () => {
    expect(faultsOf({ pay: undefined })).toEqual([expect.stringContaining('pay: Dir. (UE) 2023/970')]);
    expect(decidePublish(decideDraft({ ...content, pay: undefined }, { system: 'eures', reference: 'r-1' }), { kind: 'eures', now }).event).toBe('published');
  });

  it('keeps it open at most 60 days (clause 4.3), and at least today', () => {
    expect(faultsOf({ validUntil: '2027-01-22' })).toEqual([]);
    expect(faultsOf({ validUntil: '2027-01-23' })).toEqual([expect.stringMatching(/^validUntil/)]);
    expect(faultsOf({ validUntil: '2026-11-23' })).toEqual([]);
    expect(faultsOf({ validUntil: '2026-11-22' }).length).toBeGreaterThan(0);
  });

  it('refuses what an advertisement may not ask, in title and description', () => {
    expect(faultsOf({ title: 'Hostess bella presenza', description: 'Età massima 30 anni' })).toEqual([expect.stringMatching(/^title: appearance/), expect.stringMatching(/^description: age/)]);
  });

  it('publishes again what expired or was withdrawn, with the day of the new publication, and never what is filled', () => {
    const later = { kind: 'agency', now: new Date('2026-12-10T12:00:00Z') } as const;
    expect(decidePublish(decideWithdraw(published()).vacancy, later).vacancy).toMatchObject({ stage: 'published', publishedOn: '2026-12-10', openPositions: 2 });
    const afterwards = { kind: 'agency', now: new Date('2027-01-11T12:00:00Z') } as const;
    const over = [decideExpire(published(), afterwards.now)!, decideWithdraw(published()), decideWithdraw(decideDraft(content))];
    for (const { vacancy } of over) {
      expect(() => decidePublish(vacancy, afterwards)).toThrow(expect.objectContaining({ status: 422 }));
      const changed = decideUpdate(vacancy, { validUntil: '2027-02-28' }, afterwards);
      expect(changed).toMatchObject({ event: null, vacancy: { stage: vacancy.stage, validUntil: '2027-02-28' } });
      expect(decidePublish(changed.vacancy, afterwards)).toMatchObject({ event: 'published', vacancy: { stage: 'published', publishedOn: '2027-01-11' } });
    }
    expect(() => decidePublish(decideFill(published()).vacancy, later)).toThrow(expect.objectContaining({ status: 409, code: 'vacancy.is-filled' }));
  });
});

describe('a vacancy afterwards', () => {
  it('changes a draft silently and a published one before the network\'s eyes', () => {
    expect(decideUpdate(decideDraft(content), { title: 'Quadrista' }, agency).event).toBeNull();
    expect(decideUpdate(published(), { title: 'Quadrista' }, agency)).toMatchObject({ event: 'updated', vacancy: { content: { title: 'Quadrista' } } });
    expect(() => decideUpdate(published(), { title: 'Quadrista di bella presenza' }, agency)).toThrow(expect.objectContaining({ status: 422 }));
  });

  it('changes what was withdrawn or has expired silently, whatever it still lacks, and never what is filled', () => {
    const incomplete = decideWithdraw(decideDraft({ title: 'Elettricista' })).vacancy;
    expect(decideUpdate(incomplete, { description: 'Impianti elettrici.' }, agency)).toMatchObject({ event: null, vacancy: { stage: 'withdrawn', content: { description: 'Impianti elettrici.' } } });
    expect(() => decideUpdate(decideFill(published()).vacancy, { title: 'Quadrista' }, agency)).toThrow(expect.objectContaining({ status: 409, code: 'vacancy.is-filled' }));
  });

  it('takes a field away when it is set to null', () => {
    expect(decideUpdate(published({ durationMonths: 6 }), { durationMonths: null as never }, agency).vacancy.content).not.toHaveProperty('durationMonths');
  });

  it('fills one position or all; the last one closes it', () => {
    const one = decideFill(published(), 1);
    expect(one).toMatchObject({ event: 'updated', vacancy: { stage: 'published', openPositions: 1 } });
    expect(decideFill(one.vacancy, 1)).toMatchObject({ event: 'filled', vacancy: { stage: 'filled', openPositions: 0 } });
    expect(decideFill(published())).toMatchObject({ event: 'filled' });
    expect(() => decideFill(published(), 3)).toThrow(expect.objectContaining({ status: 422 }));
  });

  it('keeps what is filled when the number of positions changes', () => {
    const oneLeft = decideFill(published(), 1).vacancy;
    expect(decideUpdate(oneLeft, { positions: 5 }, agency).vacancy.openPositions).toBe(4);
    expect(() => decideUpdate(oneLeft, { positions: 1 }, agency)).toThrow(expect.objectContaining({ status: 422, code: 'vacancy.positions' }));
  });

  it('expires the day after its last day and not before', () => {
    expect(decideExpire(published(), new Date('2026-12-31T22:59:59Z'))).toBeNull();
    expect(decideExpire(published(), new Date('2026-12-31T23:00:00Z'))).toMatchObject({ event: 'expired', vacancy: { stage: 'expired' } });
  });

  it('is withdrawn with an event when it was published, without one when it was a draft, and only once', () => {
    expect(decideWithdraw(published()).event).toBe('withdrawn');
    expect(decideWithdraw(decideDraft(content)).event).toBeNull();
    expect(() => decideWithdraw(decideWithdraw(published()).vacancy)).toThrow(expect.objectContaining({ status: 409 }));
  });
});
