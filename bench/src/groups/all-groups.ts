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

/** Everything that is measured, in the order of the report. */
export const ALL_GROUPS: readonly Group[] = [
  { id: 'path', title: 'full path', run: ({ tell }) => benchFullPath(['2m', 'always'], tell) },
  { id: 'http-path', title: 'full path with HTTP', run: ({ tell }) => benchHttpPath(tell) },
  { id: 'idle', title: 'idle latency', run: () => benchIdleLatency() },
  { id: 'peers', title: 'peers', run: ({ tell }) => benchPeers(tell) },
  { id: 'verification', title: 'verification', run: async () => benchVerification() },
  {
    id: 'match',
    title: 'match',
    run: async ({ large }) => [
      ...candidateFigures({ candidates: 100_000, p99AtMost: 1, queries: QUERIES, seed: 7 }),
      ...(large ? candidateFigures({ candidates: 1_000_000, p99AtMost: 10, queries: QUERIES, seed: 8 }) : []),
      ...vacancyFigures(QUERIES, 9),
      ...await ginFigures(11),
    ],
  },
  { id: 'quality', title: 'quality of the match', run: async ({ esco }) => (esco === undefined ? [] : qualityFigures(esco, 10)) },
  { id: 'growth', title: 'growth', run: benchGrowth },
  { id: 'capacity', title: 'capacity of a nation, simulated', run: async () => capacityFigures() },
  { id: 'http', title: 'HTTP', run: ({ tell, kept }) => benchHttp(FULL_NODE, tell, kept) },
  { id: 'lists', title: 'list routes at size large', run: (options) => benchLists(FULL_NODE, options) },
  { id: 'start', title: 'start', run: () => benchStart(FULL_NODE) },
  { id: 'account', title: 'member account', run: ({ large, tell }) => benchAccount(large ? 1_000_000 : 100_000, tell) },
  { id: 'fan-out', title: 'fan-out', run: ({ tell }) => benchFanOut(tell) },
  {
    id: 'relay',
    title: 'relay',
    run: ({ large, tell }) => benchRelay(large ? { olderRows: 10_000_000, rebuiltEvents: 1_000_000 } : { olderRows: 1_000_000, rebuiltEvents: 100_000 }, tell),
  },
  {
    id: 'import',
    title: 'import',
    run: async ({ large, tell }) => [
      ...await benchImport({ candidates: 0, vacancies: large ? 100_000 : 20_000 }, tell),
      ...await benchImport(large ? { candidates: 100_000, vacancies: 20_000 } : { candidates: 10_000, vacancies: 2_000 }, tell),
    ],
  },
];
