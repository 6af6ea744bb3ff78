import type { ContractType } from '@filiera/contracts';

/** What a contract says of its end date. */
export type EndDateRule = 'required' | 'forbidden' | 'free';

interface ContractEndRule {
  readonly end: EndDateRule;
  /** Where the rule is written. */
  readonly source: string;
}

/** Contract types whose end the law fixes; every other one may have an end date or not. */
const RULES: Partial<Readonly<Record<ContractType, ContractEndRule>>> = {
  permanent: { end: 'forbidden', source: 'D.Lgs 81/2015 art. 1' },
  'fixed-term': { end: 'required', source: 'D.Lgs 81/2015 art. 19' },
  seasonal: { end: 'required', source: 'D.Lgs 81/2015 art. 21' },
  internship: { end: 'required', source: 'L. 92/2012 art. 1 c. 34' },
};

/** The rule of one contract type, with its source. */
export function endDateRuleOf(contract: ContractType): ContractEndRule {
  return RULES[contract] ?? { end: 'free', source: 'D.Lgs 81/2015' };
}

/** A longest duration, dated: which one counts depends on the day the work starts. */
interface DurationLimit {
  readonly contract: ContractType;
  readonly months: number;
  /** Days on which a contract that starts there falls under this limit, ISO dates. */
  readonly from: string;
  readonly until?: string;
  readonly source: string;
}

const LIMITS: readonly DurationLimit[] = [
  { contract: 'fixed-term', months: 36, from: '2015-06-25', until: '2018-07-13', source: 'D.Lgs 81/2015 art. 19' },
  { contract: 'fixed-term', months: 24, from: '2018-07-14', source: 'D.L. 87/2018 art. 1' },
  // 24 months only for people with a disability (L. 92/2012 guidelines of 25 May 2017): the longest is the limit that warns.
  { contract: 'internship', months: 24, from: '2017-05-25', source: 'Linee guida tirocini 25/5/2017' },
];

/** The limit that a contract goes beyond, or null: the limit warns and does not refuse, because collective agreements may move it. */
export function exceededLimit(contract: ContractType, startDate: string, endDate: string): { months: number; source: string } | null {
  const limit = LIMITS.find((one) => one.contract === contract && one.from <= startDate && startDate <= (one.until ?? '9999-12-31'));
  return limit && endDate > plusMonths(startDate, limit.months) ? { months: limit.months, source: limit.source } : null;
}

/** The same day some months later; the last day of the month where that day does not exist. */
export function plusMonths(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
