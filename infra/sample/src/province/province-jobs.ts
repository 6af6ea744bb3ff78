import type { ContractType } from '@filiera/contracts';
import type { SampleJob } from '../jobs.js';
import { FIRST_NUMBER } from './province-size.js';
import { between, drawn, numbersOf } from './seeded-numbers.js';
import { ASKED_OCCUPATIONS, HIGH_SEASON, OCCUPATION_SHARES } from './what-people-do.js';
import { TOWNS_BY_RESIDENTS } from './where-people-live.js';

/** Jobs draw from streams of their own, apart from the people's. */
const JOBS_FROM = 10_000_000;
/** Gross euro a month for full time, the least and the most of an occupation's floor. */
const PAY: readonly [number, number] = [1_300, 1_800];

const AT: readonly (readonly [SampleJob['at'], number])[] = [['cpi-1', 7], ['cpi-2', 5], ['agency-1', 5], ['agency-2', 3]];

/** Months of contracts that end. */
const MONTHS: Partial<Record<ContractType, readonly [number, number]>> = { 'fixed-term': [3, 12], 'seasonal': [3, 6], 'agency-work': [2, 12] };

/** The vacancy with this index in a province, from 0, as asked for in a month: always the same for the same seed. */
export function provinceJob(index: number, seed: number, month: number): SampleJob {
  const next = numbersOf(seed, JOBS_FROM + index);
  const at = drawn(AT, next);
  const occupation = drawn(HIGH_SEASON.includes(month) ? ASKED_OCCUPATIONS.high : ASKED_OCCUPATIONS.low, next);
  const seasonal = OCCUPATION_SHARES[occupation].season > 2;
  const contract = contractOf(at, seasonal, next);
  const months = MONTHS[contract];
  const part = next() < 0.3;
  const floor = between(PAY[0], PAY[1], next) * (part ? 0.5 : 1);
  return {
    at,
    number: FIRST_NUMBER + index,
    occupation,
    municipality: drawn(TOWNS_BY_RESIDENTS, next).istat,
    contract,
    durationMonths: months ? between(months[0], months[1], next) : null,
    positions: drawn([[1, 6], [2, 3], [3, 1], [5, 1]], next),
    schedule: part ? 'part-time' : 'full-time',
    pay: [Math.round(floor / 10) * 10, Math.round((floor * 1.2) / 10) * 10],
  };
}

function contractOf(at: SampleJob['at'], seasonal: boolean, next: () => number): ContractType {
  if (at.startsWith('agency')) return 'agency-work';
  return drawn<ContractType>(seasonal ? [['seasonal', 6], ['fixed-term', 3], ['permanent', 1]] : [['fixed-term', 6], ['permanent', 4]], next);
}
