import { Matcher, type CandidateInput } from '@filiera/matching';
import { figure, quantile, type Figure } from '../figure.js';
import { LabourMarket } from '../matching/labour-market.js';
import { exponentOf, type Points } from './exponent.js';

const SIZES = [1_000, 10_000, 100_000];
const LARGE = 1_000_000;
const QUERIES = 400;
const SEED = 13;

/** How matching grows with the number of candidates: time of a query, time to build the index, memory. */
export function matchGrowth(large: boolean): Figure[] {
  const [query, build, memory]: [[number, number][], [number, number][], [number, number][]] = [[], [], []];
  for (const size of large ? [...SIZES, LARGE] : SIZES) {
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
    memory.push([size, matcher.size.candidateBytes / 1_024]);
  }
  const until = (large ? LARGE : SIZES.at(-1)!).toLocaleString('en');
  const exponent = (what: string, points: Points): Figure => figure(`${what}, 1,000 to ${until} candidates`, exponentOf(points), 'exponent');
  return [exponent('time of a match, median', query), exponent('time to build the index', build), exponent('memory of the index', memory)];
}
