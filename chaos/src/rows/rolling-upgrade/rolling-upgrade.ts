import { figure, type Figure } from '@filiera/bench';
import { AGREEMENT, consumerNamesOf } from '@filiera/contracts';
import { NodeProcess } from '@filiera/launcher';
import type { TestNetwork } from '@filiera/testing';
import type { Row, RowContext } from '../../campaign/row.js';
import { allPublished } from '../../network/all-published.js';
import { asHubsOwner } from '../../network/hub-admin.js';
import { rebuildProjections } from '../../network/rebuild-projections.js';
import { replaceProgram } from '../../network/replace-program.js';
import { startChaosNetwork, THREE_MEMBERS } from '../../network/start-chaos-network.js';
import { until } from '../../network/until.js';
import type { Site } from '../../workload/site.js';
import { underLoad } from '../../workload/under-load.js';
import { deadline, verdictFigures } from '../../workload/verdict.js';
import { Watcher } from '../../workload/watcher.js';
import { nextKeeper, nextProgram } from './next-node.config.js';

const EXTENT = { short: { writes: 900 }, full: { writes: 8_000 } };
/** Knows the second version first, and goes back to the first before the end: an upgrade that is taken back loses nothing either. */
const FIRST = 'cpi-uno';
const SECOND = 'agency-alfa';
const UPGRADED = [FIRST, SECOND];
/** Knows the first version alone to the end. */
const NEVER = { id: 'school-uno', kind: 'school' } as const;
const STREAM = 'VACANCIES';
const NAME = 'rolling upgrade';
const LONGEST_REFUSAL_MS = 5_000;
const SHOWN = 5;
const [V1, V2] = ['vacancy.published.v1', 'vacancy.published.v2'];

/** Keepers first, then one node after the other learn a second version of an event while people work; the first of them goes back to the version before. */
export const rollingUpgrade: Row = {
  id: 'upgrade',
  name: 'rolling upgrade of nodes across one contract version',
  needsRoot: false,
  inShortForm: false,
  run: async (context) => {
    const { writes } = EXTENT[context.short ? 'short' : 'full'];
    const net = await startChaosNetwork(context);
    const replaced: NodeProcess[] = [];
    try {
      let upgraded: Upgraded | undefined;
      const verdict = await underLoad(context, { writes, net }, async (site) => { upgraded = await upgradeOneByOne(site, writes, replaced); });
      return [...await figuresOf(context, net, upgraded!), ...verdictFigures(context, NAME, verdict)];
    } finally {
      await Promise.all(replaced.map((program) => program.stop()));
      await net.stop();
    }
  },
};

interface Upgraded {
  readonly watchers: readonly Watcher[];
  /** How far the second one had read, at the latest, when its next program began. */
  readonly readBefore: number;
}

async function upgradeOneByOne(site: Site, writes: number, replaced: NodeProcess[]): Promise<Upgraded> {
  const { net } = site;
  const watchers = [FIRST, SECOND, NEVER.id].map((id) => new Watcher(net.client(id), site.told));
  const watching = watchers.map((watcher) => watcher.watch());
  await site.progress(writes / 6);
  for (const [keeper, kind] of [[net.steward, 'steward'], [net.coordinator, 'coordinator']] as const) {
    site.mark(`upgrade ${keeper}`);
    replaced.push(await replaceProgram(net, keeper, nextKeeper(kind)));
  }
  await site.progress((writes * 2) / 6);
  site.mark(`upgrade ${FIRST}`);
  const first = await replaceProgram(net, FIRST, nextProgram('cpi'));
  replaced.push(first);
  await site.progress((writes * 3) / 6);
  site.mark(`upgrade ${SECOND}`);
  replaced.push(await replaceProgram(net, SECOND, nextProgram('agency')));
  const readBefore = await readBy(net, SECOND);
  await site.progress((writes * 5) / 6);
  site.mark(`${FIRST} goes back`);
  const back = new NodeProcess(net.network.node(FIRST).program);
  replaced.push(back);
  await back.takeOver(first);
  await back.ready();
  await site.progress(writes);
  for (const watcher of watchers) watcher.end();
  await Promise.all(watching);
  return { watchers, readBefore };
}

async function figuresOf(context: RowContext, net: TestNetwork, { watchers, readBefore }: Upgraded): Promise<Figure[]> {
  for (const { id } of THREE_MEMBERS) await allPublished(net, id);
  const unpaired = (await Promise.all(UPGRADED.map(async (id) => (await net.rows<{ entity: string }>(id,
    `SELECT a.entity FROM outbox a WHERE a.type = $1 AND a.agreement_version <> $3
       AND 1 <> (SELECT count(*) FROM outbox b WHERE b.type = $2 AND b.entity = a.entity AND b.entity_version = a.entity_version)`, [V1, V2, AGREEMENT.version])).map(({ entity }) => `${entity} of ${id} has not exactly one second version`)))).flat();
  const published = (await Promise.all(UPGRADED.map(async (id) => (await net.rows<{ entity: string; at: string }>(id,
    `SELECT o.entity, s.stream_sequence AS at FROM outbox o JOIN outbox_sealed s USING (position) WHERE o.type = $1`, [V2])).map((row) => ({ ...row, id }))))).flat();
  const toBeHanded = published.filter(({ id, at }) => id === FIRST && Number(at) > readBefore).map(({ entity }) => entity);
  const handedWrongly = await wronglyHanded(net, toBeHanded);
  await rebuildProjections(net, SECOND);
  const shown = new Set((await net.rows<{ key: string }>(SECOND, `SELECT publisher || '/' || id AS key FROM next_vacancy`)).map(({ key }) => key));
  const lost = published.map(({ id, entity }) => `${id}/${entity}`).filter((key) => !shown.has(key));
  const { filters, waiting } = await secondVersionsFor(net);
  for (const sentence of [...unpaired, ...handedWrongly, ...lost.map((key) => `second version of ${key} lost`)].slice(0, SHOWN)) context.tell(sentence);
  return [
    figure(`${NAME}: second versions published beside the first`, published.length, 'events', { atLeast: 1 }),
    figure(`${NAME}: publications without exactly one of each version`, unpaired.length, 'events', { atMost: 0 }),
    figure(`${NAME}: second versions lost or doubled at a reader that was upgraded`, handedWrongly.length, 'events', { atMost: 0 }),
    figure(`${NAME}: second versions missing after a rebuild at a reader that was upgraded`, lost.length, 'events', { atMost: 0 }),
    figure(`${NAME}: filters that send second versions to a reader of the first alone`, filters, 'filters', { atLeast: 1 }),
    figure(`${NAME}: events that such a reader left lying`, waiting, 'events', { atMost: 0 }),
    deadline(context, `${NAME}: longest time without a write taken, at the worst node`, Math.max(...watchers.map(({ longestWithoutWrite }) => longestWithoutWrite)), 'ms', { atMost: LONGEST_REFUSAL_MS }),
  ];
}

/** Second versions of the first node's that the second node's next program had to be handed, and was not handed once. */
async function wronglyHanded(net: TestNetwork, expected: readonly string[]): Promise<string[]> {
  let wrong: string[] = [];
  await until('second versions', async () => {
    const times = new Map<string, number>();
    for (const { entity } of await net.rows<{ entity: string }>(SECOND, `SELECT entity FROM next_handed WHERE publisher = $1`, [FIRST])) times.set(entity, (times.get(entity) ?? 0) + 1);
    wrong = [
      ...expected.filter((entity) => !times.has(entity)).map((entity) => `${entity} was not handed to ${SECOND}`),
      ...[...times].filter(([, count]) => count > 1).map(([entity, count]) => `${entity} was handed to ${SECOND} ${count} times`),
    ];
    return wrong.join('; ') || null;
  }).catch(() => undefined);
  return wrong;
}

/** That a reader of the first version is sent the second at all, and does not stumble over it. */
function secondVersionsFor(net: TestNetwork): Promise<{ readonly filters: number; readonly waiting: number }> {
  return asHubsOwner(net, async (manager) => {
    const { reader } = consumerNamesOf(NEVER);
    let waiting = 0;
    await until('the reader of the first version', async () => {
      const info = await manager.consumers.info(STREAM, reader);
      waiting = info.num_pending + info.num_ack_pending;
      return waiting === 0 ? null : `${waiting} events`;
    }).catch(() => undefined);
    const { config } = await manager.consumers.info(STREAM, reader);
    return { waiting, filters: [...(config.filter_subjects ?? []), config.filter_subject ?? ''].filter((filter) => filter.split('.')[3] === 'v2').length };
  });
}

async function readBy(net: TestNetwork, id: string): Promise<number> {
  const [row] = await net.rows<{ at: string }>(id, 'SELECT stream_sequence AS at FROM inbox_progress WHERE stream = $1', [STREAM]);
  return Number(row?.at ?? 0);
}
