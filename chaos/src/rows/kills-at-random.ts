import { setTimeout as pause } from 'node:timers/promises';
import { figure } from '@filiera/bench';
import type { Row } from '../campaign/row.js';
import { startDatabaseAgain } from '../network/start-chaos-network.js';
import type { Site } from '../workload/site.js';
import { underLoad } from '../workload/under-load.js';
import { verdictFigures } from '../workload/verdict.js';

/** How much of it: a short form that still is a test, and the campaign. */
const EXTENT = { short: { kills: 20, writes: 2_000 }, full: { kills: 200, writes: 20_000 } };
/** A victim stays dead for up to so long. */
const DEAD_MS = 500;

/** kill -9 of broker, nodes, relays and PostgreSQL, at random, while people work. */
export const killsAtRandom: Row = {
  id: 'kills',
  name: 'kill -9 of broker, node, relay, PostgreSQL at random under load',
  needsRoot: false,
  inShortForm: true,
  run: async (context) => {
    const { kills, writes } = EXTENT[context.short ? 'short' : 'full'];
    const killed: string[] = [];
    const verdict = await underLoad(context, { writes }, async (site) => {
      while (killed.length < kills) {
        await site.progress(Math.floor(((killed.length + site.random.next()) * writes) / kills));
        killed.push(await killOne(site));
        if (killed.length % 20 === 0) site.tell(`${killed.length} kills, ${site.told.writes} writes`);
      }
      await Promise.all(site.nodes.map(({ id }) => site.net.network.node(id).ready()));
    });
    context.tell(`killed: ${[...new Set(killed)].sort().map((victim) => `${victim} ${killed.filter((each) => each === victim).length}`).join(', ')}`);
    return [figure('kills at random', killed.length, 'kills', { atLeast: kills }), ...verdictFigures(context, 'kills at random', verdict)];
  },
};

/** Kills somebody and starts them again. @returns who it was */
async function killOne(site: Site): Promise<string> {
  const { net, nodes, random } = site;
  const victim = random.pick(['broker', 'postgres', 'relay', 'node', 'node']);
  site.mark(`kill -9 ${victim}`);
  const dead = random.whole(DEAD_MS);
  if (victim === 'broker') {
    await net.network.killBroker();
    await pause(dead);
    await net.network.startBroker();
  } else if (victim === 'postgres') {
    await net.network.killDatabase();
    await pause(dead);
    await startDatabaseAgain(net);
  } else if (victim === 'relay') {
    await cutOffRelay(site, random.pick(nodes).id);
  } else {
    const node = net.network.node(random.pick(nodes).id);
    await node.kill();
    await pause(dead);
    node.start();
    await node.ready();
  }
  return victim;
}

/** A relay is no process: what dies with it are its connections to the database, in the middle of whatever they do, and with them its lock. */
async function cutOffRelay({ net }: Site, node: string): Promise<void> {
  await net.rows(node, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'filiera-relay' AND datname = current_database()`);
}
