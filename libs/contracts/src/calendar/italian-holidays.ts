/** A public holiday with a fixed day in the year, and the years in which the law counts it. */
interface FixedHoliday {
  /** Month and day, `MM-DD`. */
  readonly day: string;
  readonly name: string;
  /** First year in force; a holiday that was abolished has a last year too. */
  readonly from: number;
  readonly until?: number;
}

/**
 * National public holidays of Italy, dated: L. 260/1949 and its changes (L. 54/1977 abolished some, DPR 792/1985 gave
 * Epiphany back, L. 336/2000 gave 2 June back, L. 151/2025 gave 4 October back from 2026).
 * A town's patron saint is not national and is left out: a deadline that many towns share must not depend on one of them.
 */
const FIXED_HOLIDAYS: readonly FixedHoliday[] = [
  { day: '01-01', name: 'Capodanno', from: 1949 },
  { day: '01-06', name: 'Epifania', from: 1986 },
  { day: '04-25', name: 'Liberazione', from: 1949 },
  { day: '05-01', name: 'Festa del Lavoro', from: 1949 },
  { day: '06-02', name: 'Festa della Repubblica', from: 2001 },
  { day: '08-15', name: 'Assunzione', from: 1949 },
  { day: '10-04', name: "San Francesco d'Assisi", from: 2026 },
  { day: '11-01', name: 'Ognissanti', from: 1949 },
  { day: '12-08', name: 'Immacolata Concezione', from: 1949 },
  { day: '12-25', name: 'Natale', from: 1949 },
  { day: '12-26', name: 'Santo Stefano', from: 1949 },
];

/** Tells whether an ISO date (`YYYY-MM-DD`) is a national public holiday in Italy. Sundays are not counted as holidays here. */
export function isItalianHoliday(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const day = date.slice(5);
  return (
    date === easterMonday(year) ||
    FIXED_HOLIDAYS.some((holiday) => holiday.day === day && year >= holiday.from && year <= (holiday.until ?? Infinity))
  );
}

/** The Monday after Easter of a year of the Gregorian calendar, as an ISO date (computus of Meeus, Jones and Butcher). */
export function easterMonday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
}
