import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { figure, type Figure } from '@filiera/bench';
import type { TestNetwork } from '@filiera/testing';
import type { Row, RowContext } from '../../campaign/row.js';
import { allPublished } from '../../network/all-published.js';
import { backUpHub, backUpNode, restoreHub, restoreNode } from '../../network/backups.js';
import { DAMAGES, damageHubFiles } from '../../network/damage-hub-files.js';
import { rebuildProjections } from '../../network/rebuild-projections.js';
import { startChaosNetwork, THREE_MEMBERS } from '../../network/start-chaos-network.js';
import { until } from '../../network/until.js';
import { placedPerson } from '../../workload/placed-person.js';
import { vacancyDraft } from '../../workload/requests.js';
import { deadline } from '../../workload/verdict.js';
import { type Somebody, somebody } from './somebody.js';
import { type Marks, tracesInDatabase, tracesOnHub } from './traces-of-person.js';

const EXTENT = { short: { kills: 3, damages: 2 }, full: { kills: 12, damages: 12 } };
const [HOLDER, OWNER, OTHER] = ['school-uno', 'agency-alfa', 'cpi-uno'] as const;
const NODES = THREE_MEMBERS.map(({ id }) => id);
const PARTS = { holder: HOLDER, owner: OWNER, others: [OTHER] };
/** Nobody else says so of themselves, in no section: the bytes of every form of the payload are this person's alone. */
const UNLIKE_OTHERS = {
  occupations: [{ isco: '7412' }], languages: [{ code: 'it', cefr: 'C1' }], education: { eqf: 5 }, experience: [{ occupation: { isco: '7412' }, months: 29 }],
  availability: { from: '2026-12-03', contracts: ['permanent'], schedule: 'full-time' }, mobility: { municipality: '075035', maxKm: 37 },
};
const [ERASED, KEPT] = [somebody(7, 'olivastrello', UNLIKE_OTHERS), somebody(8, 'amarenella', {})];
const LIMIT_MS = 180_000;
/** The hub writes the index of a stream anew every two minutes and up to thirty seconds, and a machine under load is late. */
const GONE_LIMIT_MS = 160_000;
const SHOWN = 5;

interface Case {
  readonly context: RowContext;
  readonly net: TestNetwork;
  readonly marks: Marks;
}

/** Somebody is erased everywhere, and then everything is tried that brings data back. */
export const erasedStaysErased: Row = {
  id: 'erasure',
  name: 'erase, then kill, reconcile, damage, rebuild, restore of an old backup',
  needsRoot: false,
  inShortForm: false,
  run: async (context) => {
    const net = await startChaosNetwork(context);
    try {
      const { person } = await placedPerson(net, ERASED.registered, PARTS);
      const kept = await placedPerson(net, KEPT.registered, PARTS);
      for (const id of NODES) await allPublished(net, id);
      const it: Case = { context, net, marks: await marksOf(net, person, ERASED) };
      const control: Case = { context, net, marks: await marksOf(net, kept.person, KEPT) };
      const before = await traces(it);
      const [known, knownOfKept] = [await unheld(net, ERASED), await unheld(net, KEPT)];
      const copy = (id: string): string => join(context.folder, `copy-of-${id}`);
      for (const id of [...NODES, net.coordinator]) await backUpNode(net, id, copy(id));
      await backUpHub(net, copy('hub'));
      const steps: Figure[] = [];
      let longest = 0;
      const step = async (what: string, fault: () => Promise<void>): Promise<void> => {
        await fault();
        await allQuiet(net);
        const began = performance.now();
        steps.push(...await judged(it, what));
        longest = Math.max(longest, performance.now() - began);
      };
      await step('erased while killed', () => eraseWhileKilling(it));
      await step('everything killed', () => killEverything(net));
      await step('hub files damaged', () => damageHub(it));
      await step('projections rebuilt', async () => { for (const id of NODES) await rebuildProjections(net, id); });
      await step('old backup of the hub restored', () => restoreHub(net, copy('hub')));
      for (const id of [OTHER, OWNER, net.coordinator, HOLDER]) {
        await step(`old backup of ${id === HOLDER ? 'the holder' : id} restored`, () => restoreNode(net, id, copy(id)));
      }
      const [still, stillOfKept] = [await traces(control), await unheld(net, KEPT)];
      context.tell(`what a person is looked for by, and the holder never had: ${[...known, ...knownOfKept, ...stillOfKept].join(', ') || 'nothing'}`);
      return [
        figure('erasure: places that told of the person before', before.length, 'places', { atLeast: NODES.length + 1 }),
        figure('erasure: of what a person is looked for by, not found at the holder before', known.length + knownOfKept.length, 'marks', { atMost: 0 }),
        ...steps,
        deadline(context, 'erasure: longest time that something named the person once all was quiet', longest / 1_000, 's', { atMost: GONE_LIMIT_MS / 1_000 }),
        figure('erasure: places that tell of somebody who was not erased', still.length, 'places', { atLeast: NODES.length + 1 }),
        figure('erasure: of what somebody who was not erased is looked for by, not found at the holder any more', stillOfKept.length, 'marks', { atMost: 0 }),
      ];
    } finally {
      await net.stop();
    }
  },
};

async function marksOf(net: TestNetwork, person: string, { marks: own }: Somebody): Promise<Marks> {
  const payloads = await Promise.all(NODES.map((id) => net.rows<{ payload: string }>(id, `SELECT payload FROM outbox WHERE person = $1 AND payload IS NOT NULL AND stream = 'CANDIDATES'`, [person])));
  return { person, payloads: payloads.flat().map(({ payload }) => payload), own };
}

/** A mark that nobody could ever have found proves nothing by its absence. */
async function unheld(net: TestNetwork, { marks }: Somebody): Promise<string[]> {
  const found: string[] = [];
  for (const mark of marks) if ((await tracesInDatabase(net, HOLDER, { person: mark, payloads: [], own: [mark] })).length === 0) found.push(mark);
  return found;
}

async function traces({ net, marks }: Case): Promise<string[]> {
  const inDatabases = await Promise.all([...NODES, net.coordinator, net.steward].map((id) => tracesInDatabase(net, id, marks)));
  return [...inDatabases.flat(), ...tracesOnHub(net, marks).map((file) => `hub: ${file}`)];
}

/** How much of the person is left once nothing more happens: erasures go their way through the network first. */
async function judged(it: Case, what: string): Promise<Figure[]> {
  let [left, shown]: [string[], string[]] = [[], []];
  await until('nothing of the person', async () => {
    left = await traces(it);
    shown = (await Promise.all(NODES.map(async (id) => ((await it.net.client(id).ask('GET', `/board/candidates/${it.marks.person}`)).status === 404 ? [] : [`${id} shows the person`])))).flat();
    return [...left, ...shown].join('; ') || null;
  }, GONE_LIMIT_MS).catch(() => undefined);
  it.context.tell(`${what}: ${left.length + shown.length === 0 ? 'nothing of the person' : [...left, ...shown].slice(0, SHOWN).join('; ')}`);
  return [figure(`erasure, ${what}: places that tell of the person`, left.length + shown.length, 'places', { atMost: 0 })];
}

async function eraseWhileKilling({ context, net, marks: { person } }: Case): Promise<void> {
  const { random } = context;
  await Promise.all([net.network.killBroker(), net.network.node(OWNER).kill()]);
  await net.client(HOLDER).post(`/candidates/${person}/erase`, {}, { as: 'manager' });
  await net.network.node(HOLDER).kill();
  await net.network.startBroker();
  for (const id of [HOLDER, OWNER]) net.network.node(id).start();
  for (let kills = EXTENT[context.short ? 'short' : 'full'].kills; kills > 0; kills -= 1) {
    await pause(random.whole(2_000));
    const victim = random.pick([...NODES, net.steward]);
    await net.network.node(victim).kill();
    net.network.node(victim).start();
  }
  await everybodyReady(net);
  await until('every confirmation', async () => {
    const erasures = await net.client(net.coordinator).get<{ person: string; missing: string[] }[]>('/erasures', { as: 'coordinator' });
    const erasure = erasures.find((one) => one.person === person);
    return erasure?.missing.length === 0 ? null : `missing: ${erasure?.missing.join(', ') ?? 'the erasure itself'}`;
  }, LIMIT_MS);
}

async function killEverything(net: TestNetwork): Promise<void> {
  const all = net.network.description.nodes.map(({ id }) => id);
  await Promise.all([net.network.killBroker(), ...all.map((id) => net.network.node(id).kill())]);
  await net.network.startBroker();
  for (const id of all) net.network.node(id).start();
  await everybodyReady(net);
}

/** What is damaged is lost on the hub: the nodes publish it again, out of logs in which the person is no more. */
async function damageHub({ context, net }: Case): Promise<void> {
  for (let done = 0; done < EXTENT[context.short ? 'short' : 'full'].damages; done += 1) {
    await net.network.killBroker();
    damageHubFiles(net.folder.path('broker', 'store'), DAMAGES[done % DAMAGES.length]!, context.random);
    await net.network.startBroker();
    await everybodyReady(net);
    await allQuiet(net);
  }
}

async function everybodyReady(net: TestNetwork): Promise<void> {
  await Promise.all(net.network.description.nodes.map(({ id }) => net.network.node(id).ready()));
}

/** Waits until every node has published all, and an event of each has arrived at each: what was on its way before has arrived as well. */
async function allQuiet(net: TestNetwork): Promise<void> {
  for (const id of NODES) {
    const { id: marker } = await net.client(id).post<{ id: string }>('/vacancies', vacancyDraft('Segno'));
    await net.client(id).post(`/vacancies/${marker}/publish`);
    await allPublished(net, id, LIMIT_MS);
    for (const reader of NODES) {
      await until(`event of ${id} at ${reader}`, async () => ((await net.client(reader).ask('GET', `/board/vacancies/${marker}`)).status === 200 ? null : 'not there'), LIMIT_MS);
    }
  }
}
