import { Matcher, type CandidateInput } from '@filiera/matching';
import { quantile } from '../figure.js';
import { LabourMarket } from '../matching/labour-market.js';
import type { Grown } from './growth-report.js';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
const QUERIES = 400;
const SEED = 13;

/** How matching grows with the number of candidates: time of a query, time to build the index, memory. */
export function matchGrowth(): Grown[] {
  const [query, build, memory]: [[number, number][], [number, number][], [number, number][]] = [[], [], []];
  for (const size of SIZES) {
    const market = new LabourMarket(SEED);
    const candidates: CandidateInput[] = [];
    for (let made = 0; made < size; made++) candidates.push(market.candidate());
    const matcher = new Matcher();
    const began = performance.now();
    matcher.build(candidates, []);
    build.push([size, performance.now() - began]);
    candidates.length = 0;
    const times = Array.from({ length: QUERIES }, () => {
      const vacancy = market.vacancy();
      const started = performance.now();
      matcher.candidatesFor(vacancy, { limit: 20, filter: { schedule: 'full-time' } });
      return performance.now() - started;
    });
    // Half of the queries warm the compiler.
    query.push([size, quantile(times.slice(QUERIES / 2), 0.5)]);
    memory.push([size, matcher.size.candidateBytes / 1e6]);
  }
  return [
    { what: 'time of a match, median', unit: 'ms', points: query },
    { what: 'time to build the index of the matches', unit: 'ms', points: build },
    { what: 'memory of the index of the matches', unit: 'MB', points: memory },
  ];
}
