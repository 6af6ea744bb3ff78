import { figure } from '@filiera/bench';
import type { Row, RowContext } from '../campaign/row.js';
import { traceBoards } from '../checker/trace-boards.js';
import { allPublished } from '../network/all-published.js';
import { changedByRebuild, rebuildProjections, type Rebuilt } from '../network/rebuild-projections.js';
import { startChaosNetwork, THREE_MEMBERS } from '../network/start-chaos-network.js';
import { BOARD_TABLES, differingTables } from '../network/table-checksums.js';
import { until } from '../network/until.js';
import { placedPerson } from '../workload/placed-person.js';
import { registration, SHARED_SECTIONS } from '../workload/requests.js';
import type { Site } from '../workload/site.js';
import { underLoad } from '../workload/under-load.js';
import { verdictFigures } from '../workload/verdict.js';
import { Watcher } from '../workload/watcher.js';

const EXTENT = { short: { writes: 600, placed: 2 }, full: { writes: 10_000, placed: 20 } };
const REBUILT = THREE_MEMBERS.map(({ id }) => id);
/** An office like the one that is rebuilt, and never rebuilt itself. */
const UNTOUCHED = { id: 'cpi-due', kind: 'cpi', name: 'Secondo CPI di prova' } as const;
const MEMBERS = [...THREE_MEMBERS, UNTOUCHED];
/** The board, and of the rest what all offices are told. */
const COMPARED = [...BOARD_TABLES, 'placement'];
const SHOWN = 5;
/** Far from the numbers of people whom the load registers. */
const FIRST_PLACED = 390_000;

/** Every projection of every node but one is filled anew from the stream, again and again, while people work. */
export const rebuildUnderLoad: Row = {
  id: 'rebuild',
  name: 'rebuild of every projection from the stream, under load',
  needsRoot: false,
  inShortForm: false,
  run: async (context) => {
    const { writes, placed } = EXTENT[context.short ? 'short' : 'full'];
    const net = await startChaosNetwork(context, MEMBERS);
    try {
      let work: Work | undefined;
      const verdict = await underLoad(context, { writes, members: MEMBERS, net }, async (site) => { work = await rebuildAgainAndAgain(site, writes); });
      const { rebuilt, changed, watchers } = work!;
      // Placements and contacts, which the load does not make: at rest, so that the checker's books stay right.
      for (let number = 0; number < placed; number += 1) {
        await placedPerson(net, registration(FIRST_PLACED + number, {}, SHARED_SECTIONS), { holder: 'school-uno', owner: 'agency-alfa', others: [...REBUILT, UNTOUCHED.id] });
      }
      for (const { id } of MEMBERS) await allPublished(net, id);
      for (const id of REBUILT) {
        const again = await rebuildProjections(net, id);
        rebuilt.push(...again);
        changed.push(...changedByRebuild(id, again));
      }
      let different: string[] = [];
      await until('both offices', async () => {
        different = await differingTables(net, REBUILT[0]!, UNTOUCHED.id, COMPARED);
        return different.join('; ') || null;
      }).catch(() => undefined);
      const refusals = watchers.flatMap((watcher) => watcher.refusals);
      tellAll(context, [...changed, ...different, ...refusals]);
      const name = 'rebuild under load';
      return [
        figure(`${name}: rebuilds`, rebuilt.length, 'rebuilds', { atLeast: REBUILT.length }),
        figure(`${name}: events read again`, rebuilt.reduce((sum, { result }) => sum + result.events, 0), 'events', { atLeast: 1 }),
        figure(`${name}: projections that were another afterwards`, changed.length, 'projections', { atMost: 0 }),
        figure(`${name}: tables that differ from those of a node that was never rebuilt`, different.length, 'tables', { atMost: 0 }),
        figure(`${name}: answers meanwhile`, watchers.reduce((sum, { answered }) => sum + answered, 0), 'answers', { atLeast: 1 }),
        figure(`${name}: refused with 5xx or not answered meanwhile`, refusals.length, 'answers', { atMost: 0 }),
        figure(`${name}: longest answer meanwhile`, Math.max(...watchers.map(({ longestAnswer }) => longestAnswer)), 'ms'),
        ...verdictFigures(context, name, verdict),
      ];
    } finally {
      await net.stop();
    }
  },
};

interface Work {
  readonly rebuilt: Rebuilt[];
  readonly changed: string[];
  readonly watchers: readonly Watcher[];
}

async function rebuildAgainAndAgain(site: Site, writes: number): Promise<Work> {
  const [rebuilt, changed]: [Rebuilt[], string[]] = [[], []];
  const watchers = REBUILT.map((id) => new Watcher(site.net.client(id), site.told));
  const watching = watchers.map((watcher) => watcher.watch());
  await site.progress(writes / 4);
  do {
    for (const id of REBUILT) {
      site.mark(`rebuild ${id}`);
      const done = await rebuildProjections(site.net, id);
      rebuilt.push(...done);
      changed.push(...changedByRebuild(id, done));
      // The tables that were traced are gone.
      await traceBoards(site.net, id);
    }
  } while (site.told.writes < writes);
  for (const watcher of watchers) watcher.end();
  await Promise.all(watching);
  return { rebuilt, changed, watchers };
}

function tellAll(context: RowContext, sentences: readonly string[]): void {
  for (const sentence of sentences.slice(0, SHOWN)) context.tell(sentence);
}
