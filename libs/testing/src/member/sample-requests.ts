import codiceFiscale from '@marketto/codice-fiscale-utils';

const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';

/** A plainly fictitious person with a tax code that holds; each number is another person. */
export function samplePerson(number: number, birth: { year: number; month?: number; day?: number } = { year: 1980 }): Record<string, unknown> {
  const consonants = [0, 1, 2].map((at) => LETTERS[Math.floor(number / LETTERS.length ** at) % LETTERS.length]).join('');
  const { year, month = 1, day = 1 } = birth;
  const fifteen = `${consonants}PSN${String(year).slice(2)}${'ABCDEHLMPRST'[month - 1]}${String(day).padStart(2, '0')}E506`;
  return {
    firstName: 'Persona', lastName: `${consonants[0]}${consonants.slice(1).toLowerCase()}`, taxCode: fifteen + codiceFiscale.CheckDigitizer.checkDigit(fifteen),
    birthDate: `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, email: `persona${number}@example.org`, phone: '+39 0832 000001',
  };
}

/** So many people have another tax code in one year of birth. */
const PEOPLE_OF_A_YEAR = 8_000;
const FIRST_YEAR = 1950;
const YEARS = 50;

/** A made-up adult, another one for each number up to 400,000. */
export function oneOfManyPeople(number: number): Record<string, unknown> {
  return samplePerson(number % PEOPLE_OF_A_YEAR, { year: FIRST_YEAR + (Math.floor(number / PEOPLE_OF_A_YEAR) + 30) % YEARS });
}

/** A whole profile. */
export const sampleProfile = {
  occupations: [{ isco: '7411' }], skills: [{ uri: 'http://data.europa.eu/esco/skill/s-1', level: 'advanced' }], languages: [{ code: 'it', cefr: 'C2' }], education: { eqf: 4 },
  experience: [{ occupation: { isco: '7411' }, months: 30 }], licences: ['B'], availability: { from: '2026-12-01', contracts: ['permanent'], schedule: 'full-time' },
  mobility: { municipality: '075035', maxKm: 30 },
};

/** A vacancy that lacks nothing, on a day of November 2026. */
export const sampleVacancy = {
  title: 'Elettricista civile, m/f', description: 'Installazione di impianti elettrici civili e industriali.', occupation: { isco: '7411' },
  workplace: { country: 'IT', municipality: '075035' }, contract: 'permanent', hours: { schedule: 'full-time' }, pay: { min: 1500, max: 1900, currency: 'EUR', period: 'month' },
  positions: 2, validUntil: '2026-12-31', sample: true,
};
