import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CommunicationParts, unilav, unisomm, uniurg } from '../../../test/unilav.fixture.js';
import type { Communication } from '../reading/communication.js';
import { readCommunication } from '../reading/read-communication.js';
import { toCommunication } from '../reading/to-communication.js';
import { decideEmployment, replacements, type Employment } from './decide-employment.js';
import { CODE_TABLES, type CodeTables } from '../rules/code-tables.js';
import { toLearntEmployment } from './to-learnt-employment.js';

const TODAY = '2027-03-01';
let sent = 0;
const code = (number: number): string => String(1_600_026_200_000_000 + number);
const told = (number: number, parts: CommunicationParts = {}, form = unilav): Communication => {
  sent += 1;
  const dataInvio = `2027-01-${String((sent % 28) + 1).padStart(2, '0')}T10:00:00`;
  return toCommunication(readCommunication(Buffer.from(form({ ...parts, root: { codiceComunicazione: code(number), dataInvio, ...parts.root } }))));
};
const HIRE = told(1);
const EXTENSION = told(2, { change: ['Proroga', { dataFineProroga: '2027-08-31' }] });
const END = told(3, { change: ['Cessazione', { dataCessazione: '2027-02-15', codiceCausa: 'DI' }] });
const now = (communications: Communication[], today = TODAY): Employment => {
  const standing = decideEmployment(communications, today);
  if (standing.is !== 'told') throw new Error(standing.is);
  return standing.employment;
};
const learnt = (communications: Communication[], today = TODAY) => toLearntEmployment(now(communications, today), (belfiore) => ({ istat: belfiore === 'E506' ? '075035' : '075052', belfiore, name: '', province: 'LE', latitude: null, longitude: null }), CODE_TABLES);

describe('an employment', () => {
  it('is what its hire says, then what has changed', () => {
    expect(learnt([HIRE])).toEqual({ contract: 'fixed-term', startDate: '2026-12-01', endDate: '2027-05-31', municipality: '075035', weeklyHours: 40, occupation: { isco: '7000' } });
    expect(learnt([HIRE, EXTENSION])).toMatchObject({ endDate: '2027-08-31' });
    const permanent = told(4, { contract: { TipologiaContrattuale: 'A.01.00', dataFine: undefined }, hours: { codice: 'P', oreSettimanaliMedie: '20' }, change: ['Trasformazione', { dataTrasformazione: '2027-02-01' }] });
    expect(learnt([HIRE, permanent])).toEqual({ contract: 'permanent', startDate: '2026-12-01', municipality: '075035', weeklyHours: 20, occupation: { isco: '7000' } });
    expect(learnt([HIRE, told(5, { workplace: 'F842', change: ['Trasferimento', { dataTrasferimento: '2027-02-01' }] })])).toMatchObject({ municipality: '075052' });
    expect(learnt([HIRE, told(6, { change: ['VariazioneDati', { dataVariazione: '2027-02-01' }] })])).toEqual(learnt([HIRE]));
  });

  it('ends with its cause, and on a day to come has so far an agreed end', () => {
    expect(learnt([HIRE, END])).toMatchObject({ endDate: '2027-02-15', ended: 'resignation' });
    expect(learnt([HIRE, END], '2027-02-15')).toMatchObject({ ended: 'resignation' });
    expect(learnt([HIRE, END], '2027-02-14')).not.toHaveProperty('ended');
    expect(now([HIRE, END], '2027-02-14')).toMatchObject({ endsOn: '2027-02-15', terms: { endDate: '2027-02-15' } });
  });

  it('is corrected by what stands in the place of a communication, also of a correction', () => {
    const corrected = told(7, { type: '03', previous: code(1), contract: { dataInizio: '2026-12-02' } });
    expect(learnt([HIRE, corrected, EXTENSION])).toMatchObject({ startDate: '2026-12-02', endDate: '2027-08-31' });
    expect(learnt([HIRE, corrected, told(8, { type: '03', previous: code(7), contract: { dataInizio: '2026-12-03' } })])).toMatchObject({ startDate: '2026-12-03' });
  });

  it('loses what is annulled: an end, or the hire itself', () => {
    expect(learnt([HIRE, END, told(9, { type: '04', previous: code(3), change: ['Cessazione', { dataCessazione: '2027-02-15', codiceCausa: 'DI' }] })])).toEqual(learnt([HIRE]));
    expect(decideEmployment([HIRE, EXTENSION, told(10, { type: '04', previous: code(1) })], TODAY)).toEqual({ is: 'annulled' });
    expect(decideEmployment([EXTENSION], TODAY)).toEqual({ is: 'without-hire' });
  });

  it('that began urgently says what it is once completed', () => {
    const urgent = told(11, {}, uniurg);
    expect(learnt([urgent])).toBe('urgent');
    expect(learnt([urgent, told(12, { type: '07', previous: code(11) })])).toEqual(learnt([HIRE]));
  });

  it('of an agency is agency work, seasonal work is seasonal, home work goes by its end, socially useful work is none', () => {
    expect(learnt([told(13, {}, unisomm)])).toMatchObject({ contract: 'agency-work', municipality: '075035' });
    expect(learnt([told(22, { contract: { TipologiaContrattuale: 'A.01.00', dataFineSomm: undefined } }, unisomm)])).toMatchObject({ contract: 'agency-work', endDate: '2027-05-31' });
    expect(learnt([told(14, { contract: { lavoroStagionale: 'SI' } })])).toMatchObject({ contract: 'seasonal' });
    expect(learnt([told(15, { contract: { TipologiaContrattuale: 'A.08.02', dataFine: undefined } })])).toMatchObject({ contract: 'permanent' });
    expect(learnt([told(16, { contract: { TipologiaContrattuale: 'C.03.00' } })])).toBe('no-placement');
  });

  it('that is transformed is what the code means on that day', () => {
    const row = { code: 'Z.99.00', label: { it: 'Esempio', en: 'Example' }, end: 'free', source: 'Esempio' } as const;
    const contracts: CodeTables['contracts'] = [...CODE_TABLES.contracts, { ...row, contract: 'on-call', validFrom: '2027-01-15' }, { ...row, contract: 'permanent', validFrom: '2027-02-01' }];
    const transformed = (dataTrasformazione: string): Communication[] =>
      [HIRE, told(23, { contract: { TipologiaContrattuale: 'Z.99.00', dataFine: undefined }, change: ['Trasformazione', { dataTrasformazione }] })];
    for (const [day, contract] of [['2027-01-31', 'on-call'], ['2027-02-01', 'permanent'], ['2027-01-14', 'on-call']] as const) {
      expect(toLearntEmployment(now(transformed(day)), () => undefined, { ...CODE_TABLES, contracts })).toMatchObject({ contract, startDate: '2026-12-01' });
    }
  });

  it('is the same in whatever order its communications come', () => {
    const all = [
      HIRE, told(17, { type: '03', previous: code(1), contract: { dataInizio: '2026-12-02' } }), EXTENSION,
      told(18, { change: ['Trasformazione', { dataTrasformazione: '2027-02-01' }], hours: { codice: 'P', oreSettimanaliMedie: '24' } }),
      END, told(19, { type: '04', previous: code(3), change: ['Cessazione', { dataCessazione: '2027-02-15', codiceCausa: 'DI' }] }), told(20, { change: ['Cessazione', { dataCessazione: '2027-02-20', codiceCausa: 'RC' }] }),
    ];
    const expected = decideEmployment(all, TODAY);
    expect(expected).toMatchObject({ is: 'told', employment: { ended: { on: '2027-02-20', cause: 'RC' }, terms: { startDate: '2026-12-02', weeklyHours: 24 } } });
    fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => { expect(decideEmployment(order, TODAY)).toEqual(expected); }), { seed: 1, numRuns: 300 });
  });

  it('knows by what each communication was replaced', () => {
    expect([...replacements([HIRE, told(21, { type: '03', previous: code(1) })])]).toEqual([[code(1), code(21)]]);
  });
});
