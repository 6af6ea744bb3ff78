import { describe, expect, it } from '@jest/globals';
import { decideReconciliation, type Hire, type KnownPlacement, type KnownReferral, type OfferedPosition, sameFirm } from './decide-reconciliation.js';
import { reconciliationWindowOn } from './reconciliation-windows.js';

const HIRE: Hire = { startDate: '2026-12-01', firms: ['Impianti Esempio S.r.l.'], isco: '7000', municipality: '075035' };
const WINDOW = reconciliationWindowOn(HIRE.startDate);
const placement = (change: Partial<KnownPlacement> = {}): KnownPlacement => ({ id: 'p', startDate: '2026-12-01', referral: 'r', employer: 'IMPIANTI ESEMPIO SRL', ...change });
const referral = (change: Partial<KnownReferral> = {}): KnownReferral => ({ id: 'r', acceptedOn: '2026-11-20', employer: 'Impianti Esempio', ours: false, ...change });
const position = (change: Partial<OfferedPosition> = {}): OfferedPosition =>
  ({ vacancy: 'v', employer: 'Impianti Esempio', isco: '7411', municipality: '075035', publishedOn: '2026-11-20', ...change });
const decide = (placements: KnownPlacement[], referrals: KnownReferral[] = [], today = '2026-12-01', positions: OfferedPosition[] = []) =>
  decideReconciliation(HIRE, { placements, referrals, positions }, WINDOW, today);

describe('a hire and what the network told before', () => {
  it('is the placement of the same employer within the window around its start', () => {
    expect(decide([placement()])).toEqual({ is: 'told', placement: 'p', referral: 'r' });
    expect(decide([placement({ startDate: '2026-12-31' })])).toMatchObject({ is: 'told' });
    expect(decide([placement({ startDate: '2027-01-01' })])).toEqual({ is: 'new' });
    expect(decide([placement({ startDate: '2026-11-01' })])).toMatchObject({ is: 'told' });
  });

  it('is no placement of another employer, and one of an unnamed employer only nearby', () => {
    expect(decide([placement({ employer: 'Altra Ditta Esempio' })])).toEqual({ is: 'new' });
    expect(decide([placement({ employer: null, startDate: '2026-12-08' })])).toMatchObject({ is: 'told' });
    expect(decide([placement({ employer: null, startDate: '2026-12-09' })])).toEqual({ is: 'new' });
  });

  it('prefers who names the employer, then the nearer', () => {
    expect(decide([placement({ id: 'unnamed', employer: null }), placement({ id: 'far', startDate: '2026-12-20' }), placement({ id: 'near', startDate: '2026-12-05' })])).toMatchObject({ placement: 'near' });
  });

  it('comes from an accepted referral whose window it is in, while its owner has time to tell it', () => {
    expect(decide([], [referral()])).toEqual({ is: 'referred', referral: 'r', ours: false });
    expect(decide([], [referral({ acceptedOn: '2026-06-04' })])).toMatchObject({ is: 'referred' });
    expect(decide([], [referral({ acceptedOn: '2026-06-03' })])).toEqual({ is: 'new' });
    expect(decide([], [referral({ acceptedOn: '2026-12-02' })])).toEqual({ is: 'new' });
    expect(decide([], [referral({ employer: null, acceptedOn: '2026-10-02' })])).toMatchObject({ is: 'referred' });
    expect(decide([], [referral({ employer: null, acceptedOn: '2026-10-01' })])).toEqual({ is: 'new' });
    expect(decide([], [referral()], '2026-12-31')).toMatchObject({ is: 'referred' });
    expect(decide([], [referral()], '2027-01-01')).toEqual({ is: 'new' });
  });

  it('comes from an accepted referral to an own vacancy however late the hire is communicated: there is nobody to wait for', () => {
    expect(decide([], [referral({ ours: true })], '2027-01-20')).toEqual({ is: 'referred', referral: 'r', ours: true });
    expect(decide([], [referral({ ours: true }), referral({ id: 's', acceptedOn: '2026-11-25' })], '2027-01-20')).toMatchObject({ referral: 'r' });
    expect(decide([], [referral({ ours: true, acceptedOn: '2026-06-03' })], '2027-01-20')).toEqual({ is: 'new' });
    // Another owner's vacancy that names the employer is still more likely than an own one that names nobody.
    expect(decide([], [referral(), referral({ id: 's', employer: null, ours: true })], '2027-01-20')).toEqual({ is: 'new' });
    expect(decide([], [referral({ employer: null }), referral({ id: 's', employer: null, acceptedOn: '2026-11-10', ours: true })], '2027-01-20')).toMatchObject({ referral: 's' });
  });

  it('fills a position of the one own vacancy of the employer for such work there, published before it (Piano di dettaglio)', () => {
    const offered = (...positions: OfferedPosition[]) => decide([], [], '2026-12-01', positions);
    expect(offered(position())).toEqual({ is: 'offered', vacancy: 'v' });
    expect(offered(position({ publishedOn: '2026-12-01' }))).toMatchObject({ is: 'offered' });
    expect(offered(position({ publishedOn: '2026-12-02' }))).toEqual({ is: 'new' });
    expect(offered(position({ publishedOn: '2026-06-04' }))).toMatchObject({ is: 'offered' });
    expect(offered(position({ publishedOn: '2026-06-03' }))).toEqual({ is: 'new' });
    expect(offered(position({ municipality: null }))).toMatchObject({ is: 'offered' });
    for (const other of [{ employer: null }, { employer: 'Altra Ditta Esempio' }, { isco: '5120' }, { municipality: '075052' }]) expect(offered(position(other))).toEqual({ is: 'new' });
  });

  it('fills no position where it may be that of two vacancies, or was told or referred', () => {
    expect(decide([], [], '2026-12-01', [position(), position({ vacancy: 'w' })])).toEqual({ is: 'new' });
    expect(decide([], [], '2026-12-01', [position(), position({ vacancy: 'w', isco: '5120' })])).toEqual({ is: 'offered', vacancy: 'v' });
    expect(decide([placement()], [], '2026-12-01', [position()])).toMatchObject({ is: 'told' });
    expect(decide([], [referral()], '2026-12-01', [position()])).toMatchObject({ is: 'referred' });
    expect(decide([], [referral()], '2027-01-01', [position()])).toEqual({ is: 'new' });
  });

  it('knows a firm by its name, not by how it is written', () => {
    expect(sameFirm('Impianti Esempio S.r.l.', 'IMPIANTI ESEMPIO SRL')).toBe(true);
    expect(sameFirm('Ditta Rossì Esempio', 'rossi esempio s.n.c.')).toBe(true);
    expect(sameFirm('Impianti Esempio', 'Impianti Esempio Nord')).toBe(false);
    expect(sameFirm('S.r.l.', 'S.p.A.')).toBe(false);
  });
});
