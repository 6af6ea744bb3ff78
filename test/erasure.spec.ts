import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SHARED_SECTIONS, SeededRandom, allPublished, registration, until, vacancyDraft } from '@filiera/chaos';
import { startNetwork, type TestNetwork } from '@filiera/testing';
import { NetworkTestConfiguration } from './test.config.js';

const NODES = ['cpi-uno', 'agency-alfa', 'school-uno'] as const;
const PERSON_NUMBER = 7;
/** Tables that keep the pseudonym of an erased person on purpose: the ledger, and the log's rows without their payload. */
const LEDGER = new Set(['erasure', 'erasure_confirmation', 'person_holder', 'outbox', 'candidate']);
/** Streams on the hub that held something of the person. */
const STREAMS = ['CANDIDATES', 'REFERRALS', 'PLACEMENTS'];

interface FollowedErasure { readonly person: string; readonly missing: string[]; readonly confirmed: { readonly member: string }[] }

describe('a person is erased while nodes, steward and broker are killed', () => {
  const random = new SeededRandom(new NetworkTestConfiguration().seed);
  let net: TestNetwork;
  let person: string;
  let tracesBefore: string[];

  beforeAll(async () => {
    console.log(`seed ${random.seed}: repeat with FILIERA_TEST_SEED=${random.seed}`);
    net = await startNetwork({ members: [
      { id: 'cpi-uno', kind: 'cpi', name: 'CPI di prova' },
      { id: 'agency-alfa', kind: 'agency', name: 'Agenzia di prova' },
      { id: 'school-uno', kind: 'school', name: 'Scuola di prova' },
    ] });
    person = await placedPerson();
    tracesBefore = tracesOnHub();
    await eraseWhileKilling();
    await until('every confirmation', async () => {
      const erasure = (await net.client(net.coordinator).get<FollowedErasure[]>('/erasures', { as: 'coordinator' })).find((one) => one.person === person);
      return erasure?.missing.length === 0 ? null : `missing ${erasure?.missing.join(', ') ?? 'the erasure itself'}`;
    }, 240_000);
    await killEverythingOnceMore();
  }, 900_000);
  afterAll(() => net?.stop(), 60_000);

  it.each(NODES)('nothing of the person is in any table of %s but the ledger', async (id) => {
    expect(await tablesWith(id, person)).toEqual([]);
    expect(await net.rows(id, `SELECT type FROM outbox WHERE person = $1 AND payload IS NOT NULL`, [person])).toEqual([]);
  });

  it.each(NODES)('no name, address or tax code is left anywhere in %s', async (id) => {
    const { taxCode } = registration(PERSON_NUMBER) as { taxCode: string };
    expect([...(await tablesWith(id, `persona${PERSON_NUMBER}@example.org`, false)), ...(await tablesWith(id, taxCode, false))]).toEqual([]);
  });

  it('the hub’s files held something of the person, and hold nothing now', () => {
    expect(tracesBefore).toHaveLength(STREAMS.length);
    expect(tracesOnHub()).toEqual([]);
  });

  it('nothing of the person can be published again', async () => {
    const answer = await net.client('school-uno').ask('POST', `/candidates/${person}/erase`, {}, { as: 'manager' });
    expect(answer.status).toBe(409);
    for (const id of NODES) expect((await net.client(id).ask('GET', `/board/candidates/${person}`)).status).toBe(404);
  });

  it('the vacancy goes on without the person', async () => {
    for (const id of NODES) expect((await net.client(id).get<{ total: number }>('/board/vacancies')).total).toBe(1);
  });

  /** A person whom the school refers to the agency, with contacts there, and a placement that the employment office sees too. */
  async function placedPerson(): Promise<string> {
    const [school, agency] = [net.client('school-uno'), net.client('agency-alfa')];
    const { id: candidate } = await school.post<{ id: string }>('/candidates', registration(PERSON_NUMBER, {}, SHARED_SECTIONS));
    const { id: vacancy } = await agency.post<{ id: string }>('/vacancies', vacancyDraft('Elettricista', 2));
    await agency.post(`/vacancies/${vacancy}/publish`);
    const there = (id: string, path: string): Promise<void> => until(path, async () => ((await net.client(id).ask('GET', path)).status === 200 ? null : 'not there'));
    await there('school-uno', `/board/vacancies/${vacancy}`);
    const { id: referral } = await school.post<{ id: string }>('/referrals', { vacancy, candidate });
    await there('agency-alfa', `/referrals/${referral}`);
    await agency.post(`/referrals/${referral}/accept`);
    await there('agency-alfa', `/referrals/${referral}/contacts`);
    const { id: placement } = await agency.post<{ id: string }>('/placements', { referral, contract: 'permanent', startDate: '2026-12-01' });
    for (const id of NODES) await there(id, `/placements/${placement}`);
    return candidate;
  }

  async function eraseWhileKilling(): Promise<void> {
    await Promise.all([net.network.killBroker(), net.network.node('agency-alfa').kill()]);
    await net.client('school-uno').post(`/candidates/${person}/erase`, {}, { as: 'manager' });
    await pause(random.whole(300));
    await net.network.node('school-uno').kill();
    await net.network.startBroker();
    for (const id of ['school-uno', 'agency-alfa']) net.network.node(id).start();
    await pause(random.whole(3_000));
    const victims = [...NODES, net.steward];
    for (let kills = 4; kills > 0; kills -= 1) {
      const victim = random.pick(victims);
      await net.network.node(victim).kill();
      await pause(random.whole(500));
      net.network.node(victim).start();
      await pause(random.whole(2_000));
    }
    await Promise.all([...NODES, net.steward].map((id) => net.network.node(id).ready()));
  }

  /** What comes back after a kill comes from somewhere: outboxes reconcile with the hub, the hub replays to the nodes. */
  async function killEverythingOnceMore(): Promise<void> {
    const all = [...NODES, net.steward, net.coordinator];
    await Promise.all([net.network.killBroker(), ...all.map((id) => net.network.node(id).kill())]);
    await net.network.startBroker();
    for (const id of all) net.network.node(id).start();
    await Promise.all(all.map((id) => net.network.node(id).ready()));
    const marker = await net.client('agency-alfa').post<{ id: string }>('/vacancies', vacancyDraft('Ultima offerta'));
    await net.client('agency-alfa').post(`/vacancies/${marker.id}/publish`);
    await net.client('agency-alfa').post(`/vacancies/${marker.id}/withdraw`);
    for (const id of NODES) await allPublished(net, id);
    await until('the last event everywhere', async () => {
      for (const id of NODES) if ((await net.client(id).ask('GET', `/board/vacancies/${marker.id}`)).status !== 200) return `not at ${id}`;
      return null;
    });
  }

  /** Tables of a node with a row that holds the text in any column. */
  async function tablesWith(id: string, text: string, leaveLedger = true): Promise<string[]> {
    const tables = await net.rows<{ name: string }>(id, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`);
    const found: string[] = [];
    for (const { name } of tables.filter((table) => !leaveLedger || !LEDGER.has(table.name))) {
      const [row] = await net.rows<{ n: string }>(id, `SELECT count(*) AS n FROM "${name}" AS r WHERE r::text LIKE '%' || $1 || '%'`, [text]);
      if (row!.n !== '0') found.push(`${name}: ${row!.n}`);
    }
    return found;
  }

  /** Files of the streams in which the pseudonym can be read. */
  function tracesOnHub(): string[] {
    return filesUnder(net.folder.path('broker'))
      .filter((file) => STREAMS.some((stream) => file.includes(`/${stream}/msgs/`)) && file.endsWith('.blk'))
      .filter((file) => readFileSync(file).includes(person));
  }
});

function filesUnder(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];
}
