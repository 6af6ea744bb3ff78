import { describe, expect, it } from '@jest/globals';
import codiceFiscale from '@marketto/codice-fiscale-utils';
import fc from 'fast-check';
import { plusDays } from '../calendar/local-date.js';
import { checkTaxCode, isTaxCode, taxCodeWarnings } from './tax-code.js';

const NOW = new Date('2026-11-23T12:00:00Z');
const person = { taxCode: 'SMPPSN80A01E506X', firstName: 'Persona', lastName: 'Esempio' };

function withCheckCharacter(fifteen: string): string {
  return fifteen + codiceFiscale.CheckDigitizer.checkDigit(fifteen);
}

function rulesBroken(change: Partial<Parameters<typeof checkTaxCode>[0]>): string[] {
  return checkTaxCode({ ...person, taxCode: withCheckCharacter('SMPPSN80A01E506'), ...change }, NOW).faults.map((fault) => fault.rule.split(' ')[0]!);
}

describe('tax code (D.M. 23/12/1976)', () => {
  it('accepts a code that matches the person and reads the birth date from it', () => {
    const check = checkTaxCode({ ...person, taxCode: ` ${withCheckCharacter('SMPPSN80A01E506').toLowerCase()} ` }, NOW);
    expect(check.faults).toEqual([]);
    expect(check.taxCode).toBe(withCheckCharacter('SMPPSN80A01E506'));
    expect(check.birthDate).toBe('1980-01-01');
  });

  it('accepts a code whose digits were replaced by letters to tell two people apart (omocodia)', () => {
    expect(rulesBroken({ taxCode: withCheckCharacter('SMPPSN80A01E50S'), birthDate: '1980-01-01' })).toEqual([]);
  });

  it('refuses a wrong form before anything else', () => {
    expect(rulesBroken({ taxCode: 'SMPPSN80A01' })).toEqual(['taxCodeForm']);
  });

  it('reports every mismatch at once', () => {
    expect(rulesBroken({ firstName: 'Altra', lastName: 'Diversa', birthDate: '1981-01-01' }))
      .toEqual(['taxCodeLastName', 'taxCodeFirstName', 'taxCodeBirthDate']);
  });

  it('refuses a wrong check character', () => {
    const right = withCheckCharacter('SMPPSN80A01E506');
    const wrong = right.slice(0, 15) + (right[15] === 'A' ? 'B' : 'A');
    expect(rulesBroken({ taxCode: wrong })).toEqual(['taxCodeCheckCharacter']);
  });

  it('refuses a day that does not exist', () => {
    expect(rulesBroken({ taxCode: withCheckCharacter('SMPPSN81B29E506') })).toEqual(['taxCodeBirthDate']);
    expect(rulesBroken({ taxCode: withCheckCharacter('SMPPSN80A72E506') })).toEqual(['taxCodeBirthDate']);
    expect(rulesBroken({ taxCode: withCheckCharacter('SMPPSN80A40E506') })).toEqual(['taxCodeBirthDate']);
  });

  it('reads a woman\'s day of birth with 40 taken away', () => {
    expect(checkTaxCode({ ...person, taxCode: withCheckCharacter('SMPPSN80A71E506') }, NOW).birthDate).toBe('1980-01-31');
  });

  it('puts nobody\'s birth in the future: the two-digit year of today is this century, tomorrow\'s the last', () => {
    expect(checkTaxCode({ ...person, taxCode: withCheckCharacter('SMPPSN26S23E506') }, NOW).birthDate).toBe('2026-11-23');
    expect(checkTaxCode({ ...person, taxCode: withCheckCharacter('SMPPSN26S24E506') }, NOW).birthDate).toBe('1926-11-24');
  });

  it('lets a known birth date decide the century', () => {
    expect(rulesBroken({ taxCode: withCheckCharacter('SMPPSN20A01E506'), birthDate: '1920-01-01' })).toEqual([]);
  });

  it('only warns when the place differs, because municipalities merge and change code', () => {
    const check = checkTaxCode({ ...person, taxCode: withCheckCharacter('SMPPSN80A01E506'), birthplace: 'H501' }, NOW);
    expect(check.faults).toEqual([]);
    expect(check.warnings.map((warning) => warning.field)).toEqual(['birthplace']);
  });

  it('has the same warnings when they are all that is asked for', () => {
    const accepted = { ...person, taxCode: withCheckCharacter('SMPPSN80A01E506') };
    for (const birthplace of ['H501', 'h501', 'E506', 'e506', undefined]) {
      expect(taxCodeWarnings({ ...accepted, birthplace })).toEqual(checkTaxCode({ ...accepted, birthplace }, NOW).warnings);
    }
    expect(taxCodeWarnings({ ...accepted, birthplace: 'H501' })).toHaveLength(1);
  });
});

describe('any tax code (D.M. 23/12/1976)', () => {
  const OMOCODIA = 'LMNPQRSTUV';
  const DIGITS_AT = [6, 7, 9, 10, 12, 13, 14];
  const settings = { seed: 20_261_128, numRuns: 500 };
  const born = fc.integer({ min: 0, max: 35_000 }).map((days) => plusDays('1930-01-01', days));
  const code = fc.record({ birthDate: born, woman: fc.boolean(), replaced: fc.subarray(DIGITS_AT) }).map(({ birthDate, woman, replaced }) => {
    const [year, month, day] = birthDate.split('-').map(Number) as [number, number, number];
    const plain = `SMPPSN${String(year).slice(2)}${'ABCDEHLMPRST'[month - 1]}${String(day + (woman ? 40 : 0)).padStart(2, '0')}E506`;
    const fifteen = [...plain].map((character, at) => (replaced.includes(at) ? OMOCODIA[Number(character)] : character)).join('');
    return { birthDate, taxCode: withCheckCharacter(fifteen) };
  });

  it('is accepted with the birth date that it was made of, men\'s and women\'s, with any of its digits replaced, however it is written', () => {
    fc.assert(fc.property(code, fc.boolean(), ({ birthDate, taxCode }, lower) => {
      const written = lower ? taxCode.toLowerCase().replace(/(.{4})/g, '$1 ') : taxCode;
      expect(checkTaxCode({ ...person, taxCode: written, birthDate, birthplace: 'E506' }, NOW)).toEqual({ taxCode, birthDate, faults: [], warnings: [] });
      expect(isTaxCode(taxCode)).toBe(true);
    }), settings);
  });

  it('is refused once one character is another of its kind', () => {
    const anotherOf = (character: string): string[] => [...(/[0-9]/.test(character) ? '0123456789' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')].filter((one) => one !== character);
    fc.assert(fc.property(code, fc.nat({ max: 15 }), fc.nat(), ({ birthDate, taxCode }, at, which) => {
      const others = anotherOf(taxCode[at]!);
      const wrong = `${taxCode.slice(0, at)}${others[which % others.length]!}${taxCode.slice(at + 1)}`;
      expect(checkTaxCode({ ...person, taxCode: wrong, birthDate }, NOW).faults.length).toBeGreaterThan(0);
      expect(isTaxCode(wrong)).toBe(false);
    }), settings);
  });

  it('is refused for a birth date that is a day away, and answers anything at all without failing', () => {
    fc.assert(fc.property(code, ({ birthDate, taxCode }) => {
      expect(checkTaxCode({ ...person, taxCode, birthDate: plusDays(birthDate, 1) }, NOW).faults.map(({ rule }) => rule.split(' ')[0])).toEqual(['taxCodeBirthDate']);
    }), settings);
    fc.assert(fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (taxCode, name) => {
      expect(checkTaxCode({ taxCode, firstName: name, lastName: name }, NOW).faults.length).toBeGreaterThan(0);
    }), settings);
  });
});
