import { join } from 'node:path';
import { figure, type Figure } from '@filiera/bench';
import type { TestNetwork } from '@filiera/testing';
import { listed } from '../checker/findings.js';
import { Told } from '../checker/told.js';
import type { Row, RowContext } from '../campaign/row.js';
import { allPublished } from '../network/all-published.js';
import { backUpNode, restoreNode } from '../network/backups.js';
import { toldDifferently } from '../network/payloads-on-hub.js';
import { startChaosNetwork, THREE_MEMBERS } from '../network/start-chaos-network.js';
import { BOARD_TABLES, differingTables } from '../network/table-checksums.js';
import { until } from '../network/until.js';
import { registration, SHARED_SECTIONS, vacancyDraft } from '../workload/requests.js';
import { SeededRandom } from '../workload/seeded-random.js';
import { checkerOf } from '../workload/under-load.js';
import { deadline } from '../workload/verdict.js';
import { Writer } from '../workload/writer.js';

const EXTENT = { short: { writes: 300 }, full: { writes: 3_000 } };
const WRITERS = 6;
const LOST = 'cpi-uno';
/** Of the same kind, and it never fails. */
const SPARED = { id: 'cpi-due', kind: 'cpi', name: 'Secondo CPI di prova' } as const;
const MEMBERS = [...THREE_MEMBERS, SPARED];
const OTHERS = MEMBERS.filter(({ id }) => id !== LOST);
const NAME = 'restored node';
const SHOWN = 5;
/** What the node told of a person after the backup. */
const LATER = { languages: [{ code: 'it', cefr: 'C2' }] };
/** Far from the numbers of people whom the load registers. */
const OWN_PERSON = 391_000;

/** A node loses its database and gets an old backup: once when only others had worked since, once when it had told the network things itself. */
export const nodeRestored: Row = {
  id: 'restore',
  name: 'restore of a node\'s database from yesterday\'s backup',
  needsRoot: false,
  inShortForm: false,
  run: async (context) => {
    const net = await startChaosNetwork(context, MEMBERS);
    try {
      return [...await whenOthersWorked(context, net), ...await whenItWorkedItself(context, net)];
    } finally {
      await net.stop();
    }
  },
};

async function whenOthersWorked(context: RowContext, net: TestNetwork): Promise<Figure[]> {
  const { writes } = EXTENT[context.short ? 'short' : 'full'];
  const told = new Told();
  // The node that is to be lost is not judged: a trigger of ours is no part of a backup, and what its inbox knew after the backup is gone. The others' boards show
  // what it published, too.
  const checker = checkerOf(net, OTHERS, told);
  await checker.follow();
  const everybody = peopleAt(context, net, told, MEMBERS, 0);
  const others = peopleAt(context, net, told, OTHERS, WRITERS);
  const copy = join(context.folder, 'yesterday');
  await everybody(writes);
  await allPublished(net, LOST);
  await Promise.all([backUpNode(net, LOST, copy), others(writes * 2)]);
  await others(writes * 3);
  await Promise.all([restoreNode(net, LOST, copy), others(writes * 4)]);
  const began = performance.now();
  for (const { id } of MEMBERS) await allPublished(net, id);
  await until('everything everywhere', () => checker.missing()).catch(() => undefined);
  const different = await stillDifferent(net);
  const seconds = (performance.now() - began) / 1_000;
  await until('every event everywhere', () => checker.onTheWay()).catch(() => undefined);
  const wrong = [...listed(await checker.findings()), ...await quarantined(net)];
  const twice = await toldDifferently(net);
  tellAll(context, [...different, ...wrong, ...twice]);
  return [
    figure(`${NAME}: accepted writes, three quarters after the backup`, told.writes, 'writes', { atLeast: writes * 4 }),
    figure(`${NAME}: tables that differ from those of a node that never failed`, different.length, 'tables', { atMost: 0 }),
    deadline(context, `${NAME}: caught up after`, seconds, 's', { atMost: 60 }),
    figure(`${NAME}: lost, doubled, disordered or set aside anywhere`, wrong.length, 'findings', { atMost: 0 }),
    figure(`${NAME}: versions told with different contents`, twice.length, 'versions', { atMost: 0 }),
  ];
}

/** What the node told after its backup it does not know any more; others do. It must neither contradict it nor stay behind. */
async function whenItWorkedItself(context: RowContext, net: TestNetwork): Promise<Figure[]> {
  const node = net.client(LOST);
  const publish = async (title: string): Promise<string> => {
    const { id } = await node.post<{ id: string }>('/vacancies', vacancyDraft(title, 9));
    await node.post(`/vacancies/${id}/publish`);
    return id;
  };
  const copy = join(context.folder, 'before-own-work');
  const old = await publish('Prima della copia');
  const register = async (number: number): Promise<string> => (await node.post<{ id: string }>('/candidates', registration(number, {}, SHARED_SECTIONS))).id;
  const known = await register(OWN_PERSON);
  await allPublished(net, LOST);
  await backUpNode(net, LOST, copy);
  await node.post(`/vacancies/${old}/fill`, { positions: 1 });
  const forgotten = await publish('Dopo la copia');
  const unknown = await register(OWN_PERSON + 1);
  await node.ask('PATCH', `/candidates/${known}/profile`, LATER);
  await allPublished(net, LOST);
  await restoreNode(net, LOST, copy);
  // The operators go on with what they see.
  await node.post(`/vacancies/${old}/fill`, { positions: 3 });
  const listed = await node.get<{ entity: string }[]>('/outbox/forgotten');
  const unlisted = [known, unknown].filter((person) => !listed.some(({ entity }) => entity === person));
  const early = await node.ask('PATCH', `/candidates/${known}/profile`, { languages: [{ code: 'de', cefr: 'A2' }] });
  await node.post(`/outbox/forgotten/${known}/confirm`, {});
  const late = await node.ask('PATCH', `/candidates/${known}/profile`, { languages: [{ code: 'fr', cefr: 'B1' }] });
  await node.post(`/outbox/forgotten/${unknown}/erase`, {}, { as: 'manager' });
  context.tell(`the next change of a person who was changed after the backup: ${early.status}, once confirmed ${late.status}`);
  await allPublished(net, LOST);
  const marker = await publish('Dopo il ripristino');
  await allPublished(net, LOST);
  await until('the next vacancy at the other office', async () => ((await net.client(SPARED.id).ask('GET', `/board/vacancies/${marker}`)).status === 200 ? null : 'not there'));
  const different = await stillDifferent(net);
  const twice = await toldDifferently(net);
  const shown = await Promise.all(['/board/vacancies', '/vacancies'].map(async (where) => (await node.ask('GET', `${where}/${forgotten}`)).status));
  const { openPositions } = await net.client(SPARED.id).get<{ openPositions: number }>(`/board/vacancies/${old}`);
  tellAll(context, [...different, ...twice, ...await quarantined(net)]);
  return [
    figure(`${NAME}, own work after the backup: tables of the board that differ from those of a node that never failed`, different.length, 'tables', { atMost: 0 }),
    figure(`${NAME}, own work after the backup: own vacancies that it no longer shows`, shown.filter((status) => status !== 200).length, 'vacancies', { atMost: 0 }),
    figure(`${NAME}, own work after the backup: positions that others take for open and are filled`, Math.abs(openPositions - (9 - 1 - 3)), 'positions', { atMost: 0 }),
    figure(`${NAME}, own work after the backup: people whom the network knows better and the node does not list`, unlisted.length, 'people', { atMost: 0 }),
    figure(`${NAME}, own work after the backup: changes of such a person taken before somebody confirmed what holds, or refused afterwards`,
      Number(early.status !== 409) + Number(late.status !== 200), 'changes', { atMost: 0 }),
    figure(`${NAME}, own work after the backup: versions told with different contents`, twice.length, 'versions', { atMost: 0 }),
  ];
}

type Work = (writes: number) => Promise<void>;

/** The same people at some of the nodes, until so many writes of all were accepted. @param first number of the first of them, because no two register the same people */
function peopleAt(context: RowContext, net: TestNetwork, told: Told, members: typeof MEMBERS, first: number): Work {
  const clients = members.map(({ id }) => net.client(id));
  const people = Array.from({ length: WRITERS }, (_, at) => new Writer(first + at, clients, told, new SeededRandom(context.random.whole(2 ** 31))));
  return async (writes) => { await Promise.all(people.map((writer) => writer.writeUntil(() => told.writes >= writes))); };
}

async function stillDifferent(net: TestNetwork): Promise<string[]> {
  let different: string[] = [];
  await until('both offices', async () => {
    different = await differingTables(net, LOST, SPARED.id, BOARD_TABLES);
    return different.join('; ') || null;
  }, 60_000).catch(() => undefined);
  return different;
}

async function quarantined(net: TestNetwork): Promise<string[]> {
  const found = await Promise.all(MEMBERS.map(async ({ id }) => (await net.rows<{ reason: string; detail: string }>(id, 'SELECT reason, detail FROM quarantine'))
    .map(({ reason, detail }) => `quarantined at ${id}: ${reason}, ${detail}`)));
  return found.flat();
}

function tellAll(context: RowContext, sentences: readonly string[]): void {
  for (const sentence of sentences.slice(0, SHOWN)) context.tell(sentence);
}
