import { Matcher, type CandidateInput, type VacancyInput } from '@filiera/matching';
import { figure, median, quantile, type Figure } from '../figure.js';
import { BareSums } from './bare-sums.js';
import { LabourMarket } from './labour-market.js';

/** How large a market is measured, and what is aimed at. */
export interface SpeedOptions {
  readonly candidates: number;
  /** Milliseconds. */
  readonly p99AtMost: number;
  readonly queries: number;
  readonly seed: number;
}

/** Top 20 candidates for vacancies drawn like the candidates were, with a filter on; time to build, and bytes a candidate. */
export function candidateFigures(options: SpeedOptions): Figure[] {
  const market = new LabourMarket(options.seed);
  const name = options.candidates.toLocaleString('en');
  const candidates: CandidateInput[] = [];
  for (let i = 0; i < options.candidates; i++) candidates.push(market.candidate());
  const skills = candidates.reduce((sum, candidate) => sum + candidate.skills.length, 0) / candidates.length;
  const matcher = new Matcher();
  const started = performance.now();
  matcher.build(candidates, []);
  const built = performance.now() - started;
  candidates.length = 0;
  const times = timed(Array.from({ length: options.queries }, () => market.vacancy()), (vacancy) => matcher.candidatesFor(vacancy, { limit: 20, filter: { schedule: 'full-time' } }));
  return [
    figure(`top 20 of ${name} candidates, filter on, p50`, quantile(times, 0.5), 'ms'),
    figure(`top 20 of ${name} candidates, filter on, p99`, quantile(times, 0.99), 'ms', { atMost: options.p99AtMost }),
    figure(`memory of ${name} candidates with ${skills.toFixed(1)} skills each, a candidate`, matcher.size.candidateBytes / matcher.size.candidates, 'bytes', { atMost: 150 }),
    figure(`build the index of ${name} candidates`, built, 'ms'),
  ];
}

/** The other way round: the best 20 of 100,000 vacancies for a candidate. */
export function vacancyFigures(queries: number, seed: number): Figure[] {
  const market = new LabourMarket(seed);
  const vacancies: VacancyInput[] = [];
  for (let i = 0; i < 100_000; i++) vacancies.push(market.vacancy());
  const matcher = new Matcher();
  matcher.build([], vacancies);
  const bare = new BareSums(vacancies);
  const candidates = Array.from({ length: queries }, () => market.candidate());
  const times = timed(candidates, (candidate) => matcher.vacanciesFor(candidate, { limit: 20 }));
  const bareTimes = timed(candidates, (candidate) => bare.add(candidate));
  return [
    figure('one candidate against 100,000 vacancies, top 20, p50', quantile(times, 0.5), 'ms'),
    figure('one candidate against 100,000 vacancies, top 20, p99', quantile(times, 0.99), 'ms', { atMost: 0.3 }),
    figure('adding up alone which of 100,000 vacancies ask for skills of one candidate, a bare loop, p99', quantile(bareTimes, 0.99), 'ms'),
    figure('one candidate against 100,000 vacancies, top 20, p99 against that of the bare loop', quantile(times, 0.99) / quantile(bareTimes, 0.99), 'times'),
  ];
}

/** Rounds over the same queries: each query's time is the median of its rounds, so that another program's turn on the processor isn't taken for the query's own. */
const ROUNDS = 5;

/** Milliseconds of each query. */
function timed<T>(inputs: readonly T[], run: (input: T) => unknown): number[] {
  for (const input of inputs.slice(0, 200)) run(input);
  const rounds: number[][] = inputs.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < inputs.length; i++) {
      const started = performance.now();
      run(inputs[i]!);
      rounds[i]!.push(performance.now() - started);
    }
  }
  return rounds.map(median);
}
