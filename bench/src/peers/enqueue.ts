import { figure, median, type Figure } from '../figure.js';
import { perSecond } from '../raw/raw-database.js';
import type { MeasuredQueue } from './measured-queue.js';

const ROUNDS = 3;
const WRITERS = 16;
const SINGLE = 1_500;
const BULK = 6_000;
const BATCH = 500;
const AT_LEAST = 2;

/** What is measured beside ours, by name. */
export type Queues = Readonly<Record<'ours' | 'bare' | 'pg-boss' | 'graphile-worker', MeasuredQueue>>;
const NAMES = ['ours', 'bare', 'pg-boss', 'graphile-worker'] as const;
type Rates = Readonly<Record<(typeof NAMES)[number], number[]>>;

/** State and event, or job, in one transaction: ours beside the peers and beside the least that any of them has to do. */
export async function enqueueFigures(queues: Queues): Promise<Figure[]> {
  const [single, bulk]: [Rates, Rates] = [noRates(), noRates()];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const name of NAMES) {
      const [one, many] = [await oneByOne(queues[name]), await inBulk(queues[name])];
      // The first round warms processes and caches.
      if (round === 0) continue;
      single[name].push(one);
      bulk[name].push(many);
    }
  }
  return [
    ...figuresOf(single, `one a transaction, ${WRITERS} writers`),
    ...figuresOf(bulk, `${BATCH} a transaction, 1 writer`),
  ];
}

async function oneByOne(queue: MeasuredQueue): Promise<number> {
  let left = SINGLE;
  return perSecond(SINGLE, () => Promise.all(Array.from({ length: WRITERS }, async () => {
    while (left-- > 0) await queue.enqueue(1);
  })));
}

async function inBulk(queue: MeasuredQueue): Promise<number> {
  return perSecond(BULK, async () => {
    for (let done = 0; done < BULK; done += BATCH) await queue.enqueue(BATCH);
  });
}

function figuresOf(rates: Rates, how: string): Figure[] {
  const rate = (name: keyof Rates): number => median(rates[name]);
  const where = `enqueue with its state, ${how}, 1 process, PostgreSQL fsync on`;
  return [
    figure(`${where}: ours`, rate('ours'), 'events/s'),
    figure(`${where}: pg-boss`, rate('pg-boss'), 'jobs/s'),
    figure(`${where}: graphile-worker`, rate('graphile-worker'), 'jobs/s'),
    figure(`${where}: a table with a key and nothing else`, rate('bare'), 'rows/s'),
    figure(`${where}: ours against pg-boss`, rate('ours') / rate('pg-boss'), 'times', { atLeast: AT_LEAST }),
    figure(`${where}: ours against graphile-worker`, rate('ours') / rate('graphile-worker'), 'times', { atLeast: AT_LEAST }),
    figure(`${where}: the most that any queue could do against pg-boss`, rate('bare') / rate('pg-boss'), 'times'),
    figure(`${where}: the most that any queue could do against graphile-worker`, rate('bare') / rate('graphile-worker'), 'times'),
  ];
}

function noRates(): Rates {
  return { ours: [], bare: [], 'pg-boss': [], 'graphile-worker': [] };
}
