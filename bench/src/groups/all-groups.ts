import { benchAccount } from '../account/account.bench.js';
import { capacityFigures } from '../capacity/capacity.bench.js';
import { benchFanOut } from '../fan-out/fan-out.bench.js';
import { benchFullPath } from '../full-path/full-path.bench.js';
import { benchHttpPath } from '../full-path/http-path.bench.js';
import { benchIdleLatency } from '../full-path/idle-latency.bench.js';
import { benchHttp } from '../http/http.bench.js';
import { benchLists } from '../lists/lists.bench.js';
import { benchImport } from '../import/import.bench.js';
import { ginFigures } from '../matching/postgres-gin.js';
import { benchGrowth } from '../growth/growth.bench.js';
import { qualityFigures } from '../matching/quality.js';
import { candidateFigures, vacancyFigures } from '../matching/speed.js';
import { benchPeers } from '../peers/peers.bench.js';
import { benchRelay } from '../relay/relay.bench.js';
import { benchStart } from '../start/start.bench.js';
import { benchVerification } from '../verification/verification.bench.js';
import type { Group } from './group.js';

const QUERIES = 2_000;
/** A node that has been in the network for long. */
const FULL_NODE = { candidates: 100_000, vacancies: 20_000 };

const INTERLEAVED = 'Medians of interleaved rounds in one run, after a round that warms up.';

/** Everything that is measured, in the order of the report. */
export const ALL_GROUPS: readonly Group[] = [
  { id: 'path', title: 'full path', taken: INTERLEAVED, run: ({ tell }) => benchFullPath(['2m', 'always'], tell) },
  { id: 'http-path', title: 'full path with HTTP', taken: INTERLEAVED, run: ({ tell }) => benchHttpPath(tell) },
  { id: 'idle', title: 'idle latency', taken: 'One event at a time, ours and the bare hops by turns; quantiles of all of them.', run: () => benchIdleLatency() },
  { id: 'peers', title: 'peers', taken: INTERLEAVED, run: ({ tell }) => benchPeers(tell) },
  { id: 'verification', title: 'verification', taken: INTERLEAVED, run: async () => benchVerification() },
  {
    id: 'match',
    title: 'match',
    taken: 'Quantiles over the queries, of which each counts with the median of its rounds; the index of PostgreSQL is asked the same after ours.',
    run: async ({ large }) => [
      ...candidateFigures({ candidates: 100_000, p99AtMost: 1, queries: QUERIES, seed: 7 }),
      ...vacancyFigures(QUERIES, 9),
      ...await ginFigures(11),
      // Last: a heap in which a million have been is slower for whoever comes after.
      ...(large ? candidateFigures({ candidates: 1_000_000, p99AtMost: 10, queries: QUERIES, seed: 8 }) : []),
    ],
  },
  { id: 'quality', title: 'quality of the match', taken: 'Counted, not timed.', run: async ({ esco }) => (esco === undefined ? [] : qualityFigures(esco, 10)) },
  { id: 'growth', title: 'growth', taken: 'One measurement of each size, the members\' with the median of three rounds; the exponent is that of the line through them.', run: benchGrowth },
  { id: 'capacity', title: 'capacity of a nation, simulated', taken: 'Simulated, not timed.', run: async () => capacityFigures() },
  { id: 'http', title: 'HTTP', taken: 'Medians of interleaved rounds in one run, after three rounds that warm up: each route of the node, then the bare one, and where the SQL is least the bare one with Nest around it.', run: ({ tell, kept }) => benchHttp(FULL_NODE, tell, kept) },
  { id: 'lists', title: 'list routes at size large', taken: 'Each route and the bare one beside it by turns, after a round that warms up; quantiles of the answers of all rounds together.', run: (options) => benchLists(FULL_NODE, options) },
  { id: 'start', title: 'start', taken: 'The median of the starts for the time, the most of all starts for the memory; not interleaved with anything.', run: ({ tell }) => benchStart(FULL_NODE, tell) },
  { id: 'account', title: 'member account', taken: 'Medians of interleaved rounds in one run, of which each begins with the other side.', run: ({ large, tell }) => benchAccount(large ? 1_000_000 : 100_000, tell) },
  { id: 'fan-out', title: 'fan-out', taken: INTERLEAVED, run: ({ tell }) => benchFanOut(tell) },
  {
    id: 'relay',
    title: 'relay',
    taken: 'The relay: medians of interleaved rounds in one run. The rebuild: the median of two after one batch consume, not interleaved.',
    run: ({ large, tell }) => benchRelay(large ? { olderRows: 10_000_000, rebuiltEvents: 1_000_000 } : { olderRows: 1_000_000, rebuiltEvents: 100_000 }, tell),
  },
  {
    id: 'import',
    title: 'import',
    taken: 'One import of each size; another member\'s publications before and after it against those meanwhile, quantiles of all of them.',
    run: async ({ large, tell }) => [
      ...await benchImport({ candidates: 0, vacancies: large ? 100_000 : 20_000 }, tell),
      ...await benchImport(large ? { candidates: 100_000, vacancies: 20_000 } : { candidates: 10_000, vacancies: 2_000 }, tell),
    ],
  },
];
