import { isFirmTaxCode, lastDayOfMonths, LECCE_MUNICIPALITIES, plusDays } from '@filiera/exchange';
import { samplePerson } from '@filiera/testing';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type CommunicationParts, EXAMPLE_FIRM, unilav, unisomm, uniurg } from '../../../test/unilav.fixture.js';
import { readCommunication } from '../reading/read-communication.js';
import { toCommunication } from '../reading/to-communication.js';
import { MandatoryCommunicationsSettings } from '../mandatory-communications-settings.js';
import { checkCommunication } from './check-communication.js';
import type { CheckedBy } from './checked-by.js';
import { CONTRACT_CODES } from './contract-codes.js';
import { occupationOf } from './occupation-of.js';
import type { Violation } from './violation.js';

const NOW = new Date('2026-11-28T12:00:00Z');
const violations = (xml: string, practice: Partial<MandatoryCommunicationsSettings> = {}): Violation[] => checkCommunication(readCommunication(Buffer.from(xml)), {
  now: NOW, ...practiceOf(practice), municipality: (belfiore) => LECCE_MUNICIPALITIES.find((one) => one.belfiore === belfiore),
});
const errors = (parts: CommunicationParts, through25 = false): string[] => violations(unilav(parts), { apprenticesThrough25: through25 }).filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
const warnings = (parts: CommunicationParts): string[] => violations(unilav(parts)).filter(({ severity }) => severity === 'warning').map(({ rule }) => rule);
function practiceOf(settings: Partial<MandatoryCommunicationsSettings>): Pick<CheckedBy, 'apprenticesThrough25' | 'codes'> {
  const office = Object.assign(new MandatoryCommunicationsSettings(), settings);
  return { apprenticesThrough25: office.apprenticesThrough25, codes: office.codes() };
}
type Worker = NonNullable<CommunicationParts['worker']>;
const bornOn = (year: number, month: number, day: number): Worker => samplePerson(7, { year, month, day }) as unknown as Worker;

describe('the codes that an office adds', () => {
  const label = { it: 'Esempio', en: 'Example' };
  const errorsWith = (parts: CommunicationParts, practice: Partial<MandatoryCommunicationsSettings>): string[] => violations(unilav(parts), practice).map(({ rule }) => rule);

  it('count from their first day on, beside those of the program', () => {
    const contractCodes = [{ code: 'Z.99.00', label, end: 'required', contract: 'fixed-term', validFrom: '2026-12-01', source: 'Esempio' }] as const;
    const hire = (dataInizio: string, dataFine: string | undefined = '2027-05-31') =>
      errorsWith({ contract: { TipologiaContrattuale: 'Z.99.00', dataInizio, dataFine } }, { contractCodes: [...contractCodes] });
    expect(hire('2026-12-01')).toEqual([]);
    expect(hire('2026-11-30')).toEqual(['contractCode']);
    expect(violations(unilav({ contract: { TipologiaContrattuale: 'Z.99.00', dataFine: undefined } }), { contractCodes: [...contractCodes] }).map(({ rule, source }) => [rule, source]))
      .toEqual([['endDateRequired', 'Esempio']]);
  });

  it('are apprenticeships and internships by what the office says they are', () => {
    const row = { label, validFrom: '2026-01-01', source: 'Esempio' } as const;
    const contractCodes: MandatoryCommunicationsSettings['contractCodes'] = [
      { ...row, code: 'Z.03.00', end: 'free', contract: 'apprenticeship-2' }, { ...row, code: 'Z.01.00', end: 'required', contract: 'internship' },
    ];
    const apprentice = (worker: Worker, dataFinePeriodoFormativo?: string) =>
      errorsWith({ worker, birthplace: 'E506', contract: { TipologiaContrattuale: 'Z.03.00', dataFine: undefined, dataFinePeriodoFormativo } }, { contractCodes });
    expect(apprentice(bornOn(2000, 1, 1), '2029-11-30')).toEqual([]);
    expect(apprentice(bornOn(2000, 1, 1))).toEqual(['trainingEndRequired']);
    expect(apprentice(bornOn(1990, 1, 1), '2029-11-30')).toEqual(['apprenticeAge']);
    const internship = (more: CommunicationParts) => errorsWith({ ...more, contract: { TipologiaContrattuale: 'Z.01.00', ...more.contract } }, { contractCodes });
    expect(internship({ internship: '03' })).toEqual([]);
    expect(internship({})).toEqual(['internshipCategory']);
    expect(internship({ internship: '03', contract: { dataFine: '2027-06-01' } })).toEqual(['internshipTooLong']);
  });

  it('are working times and causes of the end too', () => {
    const hours = { codice: 'X', oreSettimanaliMedie: '20' };
    expect(errorsWith({ hours }, { workingTimes: [{ code: 'X', label, partTime: true }] })).toEqual([]);
    expect(violations(unilav({ hours }), { workingTimes: [{ code: 'Y', label, partTime: true }] })[0]!.text.it).toContain('F, P, V, M, N, Y');
    const change: CommunicationParts['change'] = ['Cessazione', { dataCessazione: '2026-12-01', codiceCausa: 'ZZ' }];
    expect(errorsWith({ change }, { endCauses: [{ code: 'ZZ', label, reason: 'dismissal' }] })).toEqual([]);
  });
});

describe('a communication without faults', () => {
  it('is one of each form', () => {
    expect(violations(unilav())).toEqual([]);
    expect(violations(unisomm())).toEqual([]);
    expect(violations(uniurg())).toEqual([]);
  });

  it('is kept with its types: days, numbers, yes and no', () => {
    expect(toCommunication(readCommunication(Buffer.from(unilav({ pay: '21000,50' }))))).toMatchObject({
      form: 'unilav', kind: 'ASS', code: '1600026200000001', type: '01', sentOn: '2026-11-27', forceMajeure: false,
      employer: { taxCode: EXAMPLE_FIRM, name: 'Impianti Esempio S.r.l.', publicBody: false, workplace: 'E506' },
      worker: { taxCode: 'SMPPSN80A01E506P', firstName: 'Persona', lastName: 'Esempio', birthDate: '1980-01-01' },
      contract: { code: 'A.02.00', startDate: '2026-12-01', endDate: '2027-05-31', seasonal: false, weeklyHours: 40, pay: 21_000.5, pat: '12345678', qualification: '6.1.3.7.0' },
    });
  });

  it('of agency work has the days of the mission and both firms', () => {
    expect(toCommunication(readCommunication(Buffer.from(unisomm({ change: ['Inizio', { dataInizioMissione: '2026-12-03', dataFineMissione: '2027-01-31' }] }))))).toMatchObject({
      form: 'unisomm', kind: 'ASS', employer: { name: 'Agenzia Esempio S.p.A.' }, user: { name: 'Impianti Esempio S.r.l.' },
      contract: { startDate: '2026-12-03', endDate: '2027-01-31', code: 'A.02.00', weeklyHours: 40 },
    });
    const open = (dataFineSomm?: string) => toCommunication(readCommunication(Buffer.from(unisomm({ contract: { dataFineSomm }, change: ['Inizio', { dataFineMissione: undefined }] })))).contract;
    // It goes on no longer than the employment with the agency.
    expect(open('2027-05-31')).toMatchObject({ startDate: '2026-12-01', endDate: '2027-05-31' });
    expect(open()).not.toHaveProperty('endDate');
  });
});

describe('every violation at once', () => {
  it('has path, place, law and both languages', () => {
    const found = violations(unilav({ contract: { dataFine: undefined }, pay: '0', pat: '123', hours: { codice: 'P' }, employer: { codiceFiscale: '00000000019' } }));
    expect(found.map(({ rule, field, source }) => [rule, field, source])).toEqual([
      ['firmTaxCode', 'DatoreLavoro@codiceFiscale', 'D.M. 23/12/1976'],
      ['endDateRequired', 'InizioRapporto@dataFine', 'D.Lgs 81/2015 art. 19'],
      ['partTimeHours', 'InizioRapporto/tipoOrario@oreSettimanaliMedie', 'D.Lgs 81/2015 art. 5'],
      ['payPositive', 'InizioRapporto/RetribuzioneCompenso', 'Cost. art. 36'],
      ['patForm', 'InizioRapporto/PatINAIL', 'D.P.R. 1124/1965'],
    ]);
    for (const { line, column, text } of found) expect([line > 1, column > 0, text.it.length > 10, text.en.length > 10]).toEqual([true, true, true, true]);
  });
});

describe('what the receiving system wrote (D.M. 30/10/2007)', () => {
  it.each([
    ['codeForm', { root: { codiceComunicazione: '160002620000001' } }], ['codeAssigned', { root: { codiceComunicazione: '0000000000000000' } }],
    ['typeKnown', { type: '02' }], ['previousRequired', { type: '03' }], ['previousForm', { type: '03', previous: '1600026200000001' }],
    ['sentAtForm', { root: { dataInvio: '27/11/2026' } }], ['sentInFuture', { root: { dataInvio: '2026-11-29T00:00:00' } }],
    ['required', { root: { dataInvio: undefined } }], ['oneEvent', { change: ['Altro', {}] }], ['yesOrNo', { publicBody: 'FORSE' }],
  ] as [string, CommunicationParts][])('%s', (rule, parts) => {
    expect(errors(parts)).toContain(rule);
  });

  it('is right on the last moment of today, in Italian time', () => {
    expect(errors({ root: { dataInvio: '2026-11-28T23:59:59' } })).toEqual([]);
    expect(errors({ root: { dataInvio: '2026-11-28T23:30:00Z' } })).toEqual(['sentInFuture']);
    expect(errors({ type: '03', previous: '1600026200000000' })).toEqual([]);
  });
});

describe('the end date by contract code', () => {
  it.each(['A.02.00', 'A.02.01', 'B.03.00', 'H.02.00', 'I.02.00'])('is due for %s (D.Lgs 81/2015 art. 19)', (code) => {
    expect(errors({ contract: { TipologiaContrattuale: code } })).toEqual([]);
    expect(errors({ contract: { TipologiaContrattuale: code, dataFine: undefined } })).toEqual(['endDateRequired']);
  });

  it.each(['A.01.00', 'H.01.00', 'I.01.00'])('is forbidden for %s (D.Lgs 81/2015 art. 1)', (code) => {
    expect(errors({ contract: { TipologiaContrattuale: code, dataFine: undefined } })).toEqual([]);
    expect(errors({ contract: { TipologiaContrattuale: code } })).toEqual(['endDateForbidden']);
  });

  it('is of agency work that of the employment with the agency: a mission of it ends or not, also where that has none (D.Lgs 81/2015 art. 34)', () => {
    const agency = (contract: CommunicationParts['contract'], dataFineMissione?: string) =>
      violations(unisomm({ contract, change: ['Inizio', { dataFineMissione }] })).map(({ rule, field }) => [rule, field]);
    const lasting = { TipologiaContrattuale: 'A.01.00', dataFineSomm: undefined };
    const field = 'AgenziaSomministrazione/RapportoAgenziaSomm@dataFineSomm';
    expect([agency(lasting, '2027-05-31'), agency(lasting), agency({}, '2027-01-31'), agency({})]).toEqual([[], [], [], []]);
    expect(agency({ TipologiaContrattuale: 'A.01.00' }, '2027-05-31')).toEqual([['endDateForbidden', field]]);
    expect([agency({ dataFineSomm: undefined }, '2027-05-31'), agency({ dataFineSomm: undefined })]).toEqual([[], [['endDateRequired', field]]]);
    expect(agency({ dataFineSomm: '2027-02-30' }, '2027-01-31')).toEqual([['date', field]]);
    expect(agency(lasting, '2026-11-30')).toEqual([['endNotBeforeStart', 'DittaUtilizzatrice/InizioContratto/Inizio@dataFineMissione']]);
  });

  it('is due for seasonal work whatever the code (D.Lgs 81/2015 art. 21)', () => {
    expect(errors({ contract: { TipologiaContrattuale: 'A.05.02', dataFine: undefined } })).toEqual([]);
    expect(errors({ contract: { TipologiaContrattuale: 'A.05.02', dataFine: undefined, lavoroStagionale: 'SI' } })).toEqual(['endDateRequired']);
  });

  it('is not before the start, and may be the same day', () => {
    expect(errors({ contract: { dataFine: '2026-12-01' } })).toEqual([]);
    expect(errors({ contract: { dataFine: '2026-11-30' } })).toEqual(['endNotBeforeStart']);
  });

  it('belongs to a code that is in the table on the day of the start', () => {
    expect(errors({ contract: { TipologiaContrattuale: 'A.03.09', dataInizio: '2011-10-24', dataFine: undefined, dataFinePeriodoFormativo: '2014-01-01' } })).toContain('contractCode');
    expect(errors({ contract: { TipologiaContrattuale: 'Z.99.00' } })).toEqual(['contractCode']);
    expect(errors({ contract: { dataInizio: '2026-02-30' } })).toEqual(['date']);
  });

  it('belongs, where something changes, to whatever employment goes on: also one begun before communications were on line, or by a code that is given no more', () => {
    const old = { TipologiaContrattuale: 'A.01.00', dataInizio: '1998-05-04', dataFine: undefined };
    expect(errors({ contract: old })).toEqual(['contractCode']);
    expect(errors({ contract: old, change: ['Cessazione', { dataCessazione: '2026-11-30', codiceCausa: 'DI' }] })).toEqual([]);
    expect(errors({ contract: old, change: ['Trasferimento', { dataTrasferimento: '2026-11-30' }] })).toEqual([]);
    const seasonal = { TipologiaContrattuale: 'A.02.00', dataInizio: '2008-02-29', dataFine: '2026-11-30' };
    expect(errors({ contract: seasonal, change: ['Proroga', { dataFineProroga: '2026-12-31' }] })).toEqual([]);
    expect(errors({ contract: { ...old, dataFine: '2026-11-30' }, change: ['Trasferimento', { dataTrasferimento: '2026-11-30' }] })).toEqual(['endDateForbidden']);
    expect(errors({ contract: { ...old, TipologiaContrattuale: 'Z.99.00' }, change: ['Cessazione', { dataCessazione: '2026-11-30', codiceCausa: 'DI' }] })).toEqual(['contractCode']);
  });

  it('is by a transformation as the table has it on its day', () => {
    const row = { code: 'Z.99.00', label: { it: 'Esempio', en: 'Example' }, contract: 'fixed-term', source: 'Esempio' } as const;
    const contractCodes: MandatoryCommunicationsSettings['contractCodes'] = [{ ...row, end: 'free', validFrom: '2020-01-01' }, { ...row, end: 'required', validFrom: '2024-01-01' }];
    const transformed = (dataTrasformazione: string) => violations(unilav({
      contract: { TipologiaContrattuale: 'Z.99.00', dataInizio: '2015-01-01', dataFine: undefined }, change: ['Trasformazione', { dataTrasformazione }],
    }), { contractCodes }).map(({ rule }) => rule);
    expect([transformed('2023-12-31'), transformed('2024-01-01')]).toEqual([[], ['endDateRequired']]);
  });
});

describe('the length of a fixed term warns', () => {
  // The end is the last day of work: a year of work from 1 December ends on 30 November.
  const until = (dataInizio: string, dataFine: string, code = 'A.02.00') => warnings({ contract: { dataInizio, dataFine, TipologiaContrattuale: code } });

  it('beyond 24 months since D.L. 87/2018, beyond 36 before', () => {
    expect(until('2026-12-01', '2028-11-30')).toEqual(['fixedTermReason']);
    expect(until('2026-12-01', '2028-12-01')).toEqual(['fixedTermLimit', 'fixedTermReason']);
    expect(until('2018-07-13', '2021-07-12')).toEqual([]);
    expect(until('2018-07-13', '2021-07-13')).toEqual(['fixedTermLimit']);
    expect(until('2018-07-14', '2021-07-13')).toEqual(['fixedTermLimit', 'fixedTermReason']);
  });

  it('beyond 12 months without a reason (D.Lgs 81/2015 art. 19 c. 1); a replacement is one', () => {
    expect(until('2026-12-01', '2027-11-30')).toEqual([]);
    expect(until('2026-12-01', '2027-12-01')).toEqual(['fixedTermReason']);
    expect(until('2026-12-01', '2027-12-01', 'A.02.01')).toEqual([]);
  });

  it('counts an extension from the first day', () => {
    const extension: CommunicationParts = { contract: { dataInizio: '2026-01-01', dataFine: '2026-12-31' }, change: ['Proroga', { dataFineProroga: '2028-01-01' }] };
    expect(warnings(extension)).toEqual(['fixedTermLimit', 'fixedTermReason']);
    expect(errors(extension)).toEqual([]);
  });
});

describe('any contract code, on any day', () => {
  it('asks for an end, forbids one or leaves it free as its row says, and warns beyond the limits of its first day (D.Lgs 81/2015 artt. 19 e 21)', () => {
    const given = fc.record({
      row: fc.constantFrom(...CONTRACT_CODES.filter(({ code }) => !code.startsWith('A.03') && code !== 'C.01.00')), startDate: fc.integer({ min: 0, max: 4_500 }).map((days) => plusDays('2015-06-25', days)),
      months: fc.option(fc.integer({ min: 1, max: 40 })), beyond: fc.integer({ min: 0, max: 1 }), seasonal: fc.boolean(),
    });
    fc.assert(fc.property(given, ({ row, startDate, months, beyond, seasonal }) => {
      const endDate = months === null ? undefined : plusDays(lastDayOfMonths(startDate, months), beyond);
      const parts: CommunicationParts = { contract: { TipologiaContrattuale: row.code, dataInizio: startDate, dataFine: endDate, lavoroStagionale: seasonal ? 'SI' : 'NO' } };
      const missing = endDate === undefined && (row.end === 'required' || seasonal);
      expect(errors(parts)).toEqual(missing ? ['endDateRequired'] : endDate !== undefined && row.end === 'forbidden' && !seasonal ? ['endDateForbidden'] : []);
      const fixed = endDate !== undefined && !seasonal && (row.contract === 'fixed-term' || row.contract === 'by-end');
      const [limit, reason] = startDate < '2018-07-14' ? [36, undefined] : [24, row.code === 'A.02.01' ? undefined : 12];
      const over = (most: number | undefined): boolean => fixed && most !== undefined && endDate > lastDayOfMonths(startDate, most);
      expect(warnings(parts)).toEqual([...(over(limit) ? ['fixedTermLimit'] : []), ...(over(reason) ? ['fixedTermReason'] : [])]);
    }), { seed: 20_261_128, numRuns: 400 });
  });
});

describe('apprenticeship (D.Lgs 81/2015 artt. 42-47)', () => {
  const apprentice = (code: string, worker: Worker, more: CommunicationParts = {}): CommunicationParts => ({
    worker, birthplace: 'E506', ...more, contract: { TipologiaContrattuale: code, dataFine: undefined, dataFinePeriodoFormativo: '2029-11-30', ...more.contract },
  });

  it('has the end of its training period, and nothing else has', () => {
    expect(errors(apprentice('A.03.09', bornOn(2000, 1, 1)))).toEqual([]);
    expect(errors(apprentice('A.03.09', bornOn(2000, 1, 1), { contract: { dataFinePeriodoFormativo: undefined } }))).toEqual(['trainingEndRequired']);
    expect(errors(apprentice('A.03.09', bornOn(2000, 1, 1), { contract: { dataFinePeriodoFormativo: '2026-12-01' } }))).toEqual(['trainingEndAfterStart']);
    expect(errors({ contract: { dataFinePeriodoFormativo: '2029-11-30' } })).toEqual(['trainingEndForbidden']);
  });

  it.each([
    ['A.03.08', 'art. 43: from 15', [2011, 12, 1], [2011, 12, 2]], ['A.03.08', 'art. 43: until 25 is completed', [2001, 12, 2], [2001, 12, 1]],
    ['A.03.09', 'art. 44: from 18', [2008, 12, 1], [2008, 12, 2]], ['A.03.09', 'art. 44: to 29 years and 364 days', [1996, 12, 2], [1996, 12, 1]],
    ['A.03.10', 'art. 45: from 18', [2008, 12, 1], [2008, 12, 2]], ['A.03.10', 'art. 45: to 29 years and 364 days', [1996, 12, 2], [1996, 12, 1]],
  ] as [string, string, [number, number, number], [number, number, number]][])('%s, %s', (code, _, allowed, refused) => {
    expect(errors(apprentice(code, bornOn(...allowed)))).toEqual([]);
    expect(errors(apprentice(code, bornOn(...refused)))).toEqual(['apprenticeAge']);
  });

  it('of type 2 may begin at 17 with a vocational qualification (art. 44 c. 1)', () => {
    expect(errors(apprentice('A.03.09', bornOn(2009, 12, 1), { education: '30' }))).toEqual([]);
    expect(errors(apprentice('A.03.09', bornOn(2009, 12, 1), { education: '20' }))).toEqual(['apprenticeAge']);
    expect(errors(apprentice('A.03.09', bornOn(2009, 12, 2), { education: '30' }))).toEqual(['apprenticeAge']);
  });

  it('of type 2 has no upper age with a benefit (art. 47 c. 4), of the others it has', () => {
    expect(errors(apprentice('A.03.09', bornOn(1970, 1, 1), { contract: { lavInMobilita: 'SI' } }))).toEqual([]);
    expect(errors(apprentice('A.03.10', bornOn(1970, 1, 1), { contract: { lavInMobilita: 'SI' } }))).toEqual(['apprenticeAge']);
  });

  it('of type 1 goes to 25 years and 364 days where the region’s practice is set', () => {
    expect(errors(apprentice('A.03.08', bornOn(2000, 12, 2)), true)).toEqual([]);
    expect(errors(apprentice('A.03.08', bornOn(2000, 12, 1)), true)).toEqual(['apprenticeAge']);
    expect(errors(apprentice('A.03.08', bornOn(2000, 12, 2)))).toEqual(['apprenticeAge']);
  });
});

describe('an internship (Linee guida 25/5/2017)', () => {
  const internship = (category: string | undefined, dataFine: string, more: CommunicationParts['contract'] = {}) =>
    errors({ contract: { TipologiaContrattuale: 'C.01.00', dataFine, ...more }, ...(category ? { internship: category } : {}) });

  it.each([['03', '2027-05-31', '2027-06-01'], ['02', '2027-11-30', '2027-12-01'], ['01', '2028-11-30', '2028-12-01']])(
    'of category %s lasts to %s at most', (category, last, beyond) => {
      expect(internship(category, last)).toEqual([]);
      expect(internship(category, beyond)).toEqual(['internshipTooLong']);
    });

  it('lasts two months at least, one if seasonal', () => {
    expect(internship('03', '2027-01-31')).toEqual([]);
    expect(internship('03', '2027-01-30')).toEqual(['internshipTooShort']);
    expect(internship('03', '2026-12-31', { lavoroStagionale: 'SI' })).toEqual([]);
    expect(internship('03', '2026-12-30', { lavoroStagionale: 'SI' })).toEqual(['internshipTooShort']);
  });

  it('that is extended beyond deserves a second look: it may have been suspended, of which nothing is communicated', () => {
    const extended: CommunicationParts = { contract: { TipologiaContrattuale: 'C.01.00', dataFine: '2027-05-31' }, internship: '03', change: ['Proroga', { dataFineProroga: '2027-06-01' }] };
    expect([errors(extended), warnings(extended)]).toEqual([[], ['internshipTooLong']]);
    expect(warnings({ ...extended, change: ['Proroga', { dataFineProroga: '2027-05-31' }], contract: { ...extended.contract, dataFine: '2027-03-31' } })).toEqual([]);
  });

  it('states who the intern is', () => {
    expect(internship(undefined, '2027-05-31')).toEqual(['internshipCategory']);
    expect(internship('77', '2027-05-31')).toEqual(['internshipCategory']);
  });
});

describe('what the work is', () => {
  it.each([
    ['hoursCode', { hours: { codice: 'X' } }], ['partTimeHours', { hours: { codice: 'V' } }], ['weeklyHours', { hours: { codice: 'P', oreSettimanaliMedie: '61' } }],
    ['weeklyHours', { hours: { codice: 'P', oreSettimanaliMedie: '0' } }], ['payPositive', { pay: '-1' }], ['payPositive', { pay: '0,00' }],
    ['patForm', { pat: '1234567' }], ['patForm', { pat: '12345678901' }], ['qualificationForm', { qualification: '7411' }], ['qualificationForm', { qualification: '0.1.3.7.0' }],
    ['required', { pay: '' }],
  ] as [string, CommunicationParts][])('%s', (rule, parts) => {
    expect(errors(parts)).toEqual([rule]);
  });

  it('is right on its bounds', () => {
    expect(errors({ hours: { codice: 'P', oreSettimanaliMedie: '1' } })).toEqual([]);
    expect(errors({ hours: { codice: 'M', oreSettimaniliMedie: '60' } })).toEqual([]);
    expect(errors({ pay: '0.01', pat: '1234567890' })).toEqual([]);
    expect(errors({ pat: '', publicBody: 'SI' })).toEqual([]);
  });
});

describe('who it is about', () => {
  it('has a tax code that holds (D.M. 23/12/1976); another place of birth warns', () => {
    expect(errors({ worker: { taxCode: 'SMPPSN80A01E506Q', firstName: 'Persona', lastName: 'Esempio' } })).toEqual(['taxCodeCheckCharacter']);
    expect(errors({ worker: { taxCode: 'SMPPSN80A01E506P', firstName: 'Altra', lastName: 'Esempio' } })).toEqual(['taxCodeFirstName']);
    expect([errors({ birthplace: 'H501' }), warnings({ birthplace: 'H501' })]).toEqual([[], ['taxCodeBirthplace']]);
    expect(errors({ birthplace: 'Lecce' })).toEqual(['municipalityForm']);
  });

  it('is employed by a firm or a person with a tax code, in a municipality', () => {
    expect(errors({ employer: { codiceFiscale: 'SMPPSN80A01E506P' } })).toEqual([]);
    expect(errors({ employer: { codiceFiscale: '12345' } })).toEqual(['firmTaxCode']);
    expect(errors({ workplace: 'LE' })).toEqual(['municipalityForm']);
    expect([errors({ workplace: 'H501' }), warnings({ workplace: 'H501' })]).toEqual([[], ['municipalityUnknown']]);
    expect(warnings({ workplace: 'Z110' })).toEqual([]);
    expect([isFirmTaxCode('00000000018'), isFirmTaxCode('00000000017')]).toEqual([true, false]);
  });

  it('has an occupation as precise as its code allows', () => {
    expect([occupationOf('6.1.3.7.0'), occupationOf('6.4.1.1.0'), occupationOf('2.1.1.1.1')]).toEqual([{ isco: '7000' }, { isco: '6000' }, { isco: '2000' }]);
  });
});

describe('what changes', () => {
  it('is due for each kind, and not before the start', () => {
    expect(errors({ change: ['Proroga', {}] })).toEqual(['required']);
    expect(errors({ change: ['Proroga', { dataFineProroga: '2027-05-31' }] })).toEqual(['newEndLater']);
    expect(errors({ change: ['Proroga', { dataFineProroga: '2027-06-01' }] })).toEqual([]);
    expect(errors({ change: ['Trasformazione', {}] })).toEqual(['required']);
    expect(errors({ change: ['Cessazione', { dataCessazione: '2026-12-01' }] })).toEqual(['required']);
    expect(errors({ change: ['Cessazione', { dataCessazione: '2026-11-30', codiceCausa: 'DI' }] })).toEqual(['changeNotBeforeStart']);
    expect(errors({ change: ['Cessazione', { dataCessazione: '2026-12-01', codiceCausa: 'DI' }] })).toEqual([]);
    expect(warnings({ change: ['Cessazione', { dataCessazione: '2026-12-01', codiceCausa: '??' }] })).toEqual(['endCauseKnown']);
    expect(errors({ change: ['Trasferimento', { dataTrasferimento: '2026-12-05' }] })).toEqual([]);
    expect(errors({ change: ['VariazioneDati', { dataVariazione: '2026-12-05' }] })).toEqual([]);
  });

  it('of an annulment is only what it annuls', () => {
    expect(errors({ type: '04', previous: '1600026200000000', pay: '', pat: '', contract: { TipologiaContrattuale: undefined, dataFine: undefined } })).toEqual([]);
    expect(errors({ type: '04', pay: '' })).toEqual(['previousRequired']);
  });
});
