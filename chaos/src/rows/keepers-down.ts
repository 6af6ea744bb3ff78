import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figure } from '@filiera/bench';
import type { TestNetwork } from '@filiera/testing';
import type { Row, RowContext } from '../campaign/row.js';
import { asHubsOwner } from '../network/hub-admin.js';
import { startChaosNetwork, THREE_MEMBERS } from '../network/start-chaos-network.js';
import { until } from '../network/until.js';
import type { Site } from '../workload/site.js';
import { underLoad } from '../workload/under-load.js';
import { vacancyDraft } from '../workload/requests.js';
import { verdictFigures } from '../workload/verdict.js';

const EXTENT = { short: { writes: 200 }, full: { writes: 10_000 } };
const LIMIT_MS = 120_000;
const MEMBERS = THREE_MEMBERS.map(({ id }) => id);
const NAME = 'steward and coordinator down';
/** The hub loses an event of this member while nobody watches. */
const LOSER = { member: 'cpi-uno', stream: 'CANDIDATES' };
/** This one goes over its quota meanwhile. */
const FLOODER = 'agency-alfa';

/** The keepers are away for the whole run; when they come back, they look at the time they missed. */
export const keepersDown: Row = {
  id: 'keepers',
  name: 'steward and coordinator down for the whole run',
  needsRoot: false,
  inShortForm: true,
  run: async (context) => {
    const net = await startChaosNetwork(context);
    try {
      await Promise.all([net.network.node(net.steward).kill(), net.network.node(net.coordinator).kill()]);
      const { writes } = EXTENT[context.short ? 'short' : 'full'];
      const verdict = await underLoad(context, { writes, net }, (site) => troubleMeanwhile(site, writes));
      const figures = verdictFigures(context, NAME, verdict);
      const missing = await loseOneOnTheHub(net);
      await setQuota(net);
      for (const keeper of [net.steward, net.coordinator]) net.network.node(keeper).start();
      await Promise.all([net.steward, net.coordinator].map((keeper) => net.network.node(keeper).ready()));
      return [
        ...figures,
        figure(`${NAME}: publishers' chains not followed to their end on return`, await faultsOf(context, 'chains', () => unfollowed(net)), 'chains', { atMost: 0 }),
        figure(`${NAME}: gap of the time missed not found on return`, await faultsOf(context, 'gap', () => unnoticed(net, missing)), 'gaps', { atMost: 0 }),
        figure(`${NAME}: members whose use of the time missed is counted wrongly`, await faultsOf(context, 'quotas', () => miscounted(net)), 'members', { atMost: 0 }),
        figure(`${NAME}: members over their quota that may still publish`, await faultsOf(context, 'over quota', () => stillPublishes(net)), 'members', { atMost: 0 }),
        figure(`${NAME}: publications that the coordinator has not heard of on return`, await faultsOf(context, 'flows', () => unheard(net)), 'members', { atMost: 0 }),
      ];
    } finally {
      await net.stop();
    }
  },
};

/** Without keepers, nodes and broker that restart must find each other again too. */
async function troubleMeanwhile(site: Site, writes: number): Promise<void> {
  const { network } = site.net;
  await site.progress(writes / 3);
  await network.killBroker();
  await network.startBroker();
  await site.progress((writes * 2) / 3);
  await network.node(FLOODER).kill();
  network.node(FLOODER).start();
  await network.node(FLOODER).ready();
}

/** @returns how many things were still wrong when waiting was given up; the sentences are told */
async function faultsOf(context: RowContext, what: string, look: () => Promise<string[]>): Promise<number> {
  let faults: string[] = [];
  await until(what, async () => {
    // A look that fails has not seen that all is well.
    faults = await look().catch((error: unknown) => [String(error)]);
    return faults.length === 0 ? null : faults.join('; ');
  }, LIMIT_MS).catch(() => undefined);
  for (const fault of faults) context.tell(`${what}: ${fault}`);
  return faults.length;
}

/** @returns the place in the member's chain of an event that the hub no longer has */
async function loseOneOnTheHub(net: TestNetwork): Promise<number> {
  const [victim] = await net.rows<{ sequence: string; stream_sequence: string }>(LOSER.member,
    `SELECT sequence, stream_sequence FROM outbox_sealed WHERE stream = $1 ORDER BY sequence OFFSET (SELECT count(*) / 2 FROM outbox_sealed WHERE stream = $1) LIMIT 1`, [LOSER.stream]);
  await asHubsOwner(net, (manager) => manager.streams.deleteMessage(LOSER.stream, Number(victim!.stream_sequence)));
  return Number(victim!.sequence);
}

/** As if the day's quota had been just below what the flooder published while nobody counted. */
async function setQuota(net: TestNetwork): Promise<void> {
  const file = join(net.folder.home(net.steward), 'hub', 'hub.yml');
  const [row] = await net.rows<{ events: string }>(FLOODER, 'SELECT count(*) AS events FROM outbox_sealed WHERE published_at IS NOT NULL');
  writeFileSync(file, `${readFileSync(file, 'utf8').replace(/^eventsPerDay:.*\n/m, '')}eventsPerDay: ${Number(row!.events) - 1}\n`);
}

async function unfollowed(net: TestNetwork): Promise<string[]> {
  const followed = new Map((await net.rows<{ stream: string; publisher: string; sequence: string }>(net.steward, 'SELECT stream, publisher, sequence FROM chain_head'))
    .map(({ stream, publisher, sequence }) => [`${publisher} ${stream}`, sequence]));
  const chains = await Promise.all(MEMBERS.map(async (id) => (await net.rows<{ stream: string; sequence: string }>(id, 'SELECT stream, sequence FROM outbox_chain'))
    .map(({ stream, sequence }) => ({ name: `${id} ${stream}`, sequence }))));
  return chains.flat().filter(({ name, sequence }) => followed.get(name) !== sequence).map(({ name, sequence }) => `${name}: followed to ${followed.get(name) ?? 'nothing'} of ${sequence}`);
}

async function unnoticed(net: TestNetwork, missing: number): Promise<string[]> {
  const gaps = await net.rows(net.steward, `SELECT FROM chain_fault WHERE kind = 'gap' AND publisher = $1 AND stream = $2 AND from_sequence <= $3 AND to_sequence >= $3`,
    [LOSER.member, LOSER.stream, missing]);
  return gaps.length > 0 ? [] : [`event ${missing} of ${LOSER.member} in ${LOSER.stream}`];
}

async function miscounted(net: TestNetwork): Promise<string[]> {
  const counted = new Map((await net.rows<{ member: string; events: string }>(net.steward, 'SELECT member, sum(events) AS events FROM hub_use GROUP BY member'))
    .map(({ member, events }) => [member, Number(events)]));
  const faults = await Promise.all(MEMBERS.map(async (id) => {
    const [row] = await net.rows<{ events: string }>(id, `SELECT count(*) AS events FROM outbox_sealed WHERE published_at IS NOT NULL`);
    // The one that the hub lost could not be counted.
    const expected = Number(row!.events) - (id === LOSER.member ? 1 : 0);
    const found = counted.get(id) ?? 0;
    return found >= expected ? [] : [`${id}: ${found} of ${expected} events counted`];
  }));
  return faults.flat();
}

/** Writes one more event at the flooder: it must stay there, although the relay tries again every two seconds. */
async function stillPublishes(net: TestNetwork): Promise<string[]> {
  const client = net.client(FLOODER);
  const { id } = await client.post<{ id: string }>('/vacancies', vacancyDraft('Oltre la misura'));
  await client.post(`/vacancies/${id}/publish`);
  let published = false;
  await until('what became of it', async () => {
    const [row] = await net.rows<{ published: boolean; waits: boolean }>(FLOODER,
      `SELECT s.published_at IS NOT NULL AS published, s.published_at IS NULL AND o.time < now() - interval '6 seconds' AS waits
       FROM outbox o JOIN outbox_sealed s USING (position) WHERE o.entity = $1`, [id]);
    published = row?.published ?? false;
    return row && (row.published || row.waits) ? null : 'nothing yet';
  });
  return published ? [FLOODER] : [];
}

async function unheard(net: TestNetwork): Promise<string[]> {
  const flows = await net.client(net.coordinator).get<{ type: string; publisher?: string; events: number }[]>('/flows', { as: 'coordinator' });
  const seen = flows.filter(({ type }) => type === 'vacancy.published.v1').reduce((sum, { events }) => sum + events, 0);
  const counts = await Promise.all(MEMBERS.map((id) => net.rows<{ events: string }>(id,
    `SELECT count(*) AS events FROM outbox o JOIN outbox_sealed s USING (position) WHERE o.type = 'vacancy.published.v1' AND s.published_at IS NOT NULL`)));
  const published = counts.flat().reduce((sum, { events }) => sum + Number(events), 0);
  return seen >= published ? [] : [`${seen} of ${published} publications of vacancies`];
}
