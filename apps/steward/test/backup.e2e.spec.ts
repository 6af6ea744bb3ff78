import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NodeHome } from '@filiera/member-kit';
import { eventually, startNetwork, testFolder, type TestNetwork } from '@filiera/testing';
import { INVENTORY } from '../src/backups/back-up-hub.js';
import { stewardCommands } from '../src/commands/commands.js';
import { HubConnection } from '../src/hub/hub-connection.js';
import { readHubKeys } from '../src/hub/hub-keys.js';

const OFFICE = 'cpi-prova';
const AGENCY = 'agenzia-prova';
const SCHOOL = 'scuola-prova';
const PERSON = { firstName: 'Persona', lastName: 'Esempio', profile: { occupations: [{ isco: '7411' }], languages: [{ code: 'it', cefr: 'C2' }] } };
const VACANCY = {
  title: 'Elettricista civile, m/f', description: 'Impianti elettrici civili e industriali.', occupation: { isco: '7411' }, workplace: { country: 'IT', municipality: '075035' },
  contract: 'permanent', hours: { schedule: 'full-time' }, pay: { min: 1500, max: 1900, currency: 'EUR', period: 'month' }, positions: 2, sample: true,
};
const TAX_CODES = ['SMPPSN80A01E506P', 'SMPPSN80A02E506U'];

describe('a hub that lost everything and is restored from a backup', () => {
  let net: TestNetwork;
  const said: string[] = [];

  const steward = (...words: string[]): Promise<unknown> =>
    stewardCommands({ FILIERA_DATABASE_URL: net.network.databaseUrl(net.steward), FILIERA_HUB_SERVERS: net.network.hubUrl }, (line) => said.push(line))
      .parseAsync([...words, '--home', net.folder.home(net.steward)], { from: 'user' });
  const register = async (taxCode: string): Promise<string> =>
    ((await net.call(OFFICE, 'operator', 'POST', '/candidates', { ...PERSON, taxCode })).body as { id: string }).id;
  const offer = async (title: string): Promise<string> => {
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const { id } = (await net.call(OFFICE, 'operator', 'POST', '/vacancies', { ...VACANCY, title, validUntil: until })).body as { id: string };
    expect((await net.call(OFFICE, 'operator', 'POST', `/vacancies/${id}/publish`, {})).status).toBe(200);
    return id;
  };
  const onBoard = async (node: string, what: 'vacancies' | 'candidates', id: string): Promise<boolean> => (await net.call(node, 'operator', 'GET', `/board/${what}/${id}`)).status === 200;
  /** Files of a stream that hold the text, but for the server's own index: it is written anew some minutes after a deletion, and holds subjects alone. */
  const filesWith = (stream: string, text: string): string[] => readdirSync(net.folder.path('broker', 'store'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'index.db' && entry.parentPath.includes(stream) && readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map(({ name }) => name);
  const onHub = async (stream: string): Promise<{ messages: number; subjects: string[] }> => {
    const hub = await HubConnection.open(readHubKeys(new NodeHome(net.folder.home(net.steward))), { servers: [net.network.hubUrl] });
    try {
      const { state } = await hub.manager.streams.info(stream, { subjects_filter: '>' });
      return { messages: state.messages, subjects: Object.keys(state.subjects ?? {}).sort() };
    } finally {
      await hub.close();
    }
  };
  const members = [OFFICE, AGENCY, SCHOOL];
  const outOfReach = (id: string): Promise<unknown> => eventually(`${id} without the hub`, async () => {
    const { url } = net.network.description.nodes.find((node) => node.id === id)!;
    return ((await (await fetch(`${url}/health/ready`)).json()) as { status: string }).status;
  }, (status) => status === 'degraded');

  beforeAll(async () => {
    net = await startNetwork({ members: [
      { id: OFFICE, kind: 'cpi', name: 'Centro di prova' }, { id: AGENCY, kind: 'agency', name: 'Agenzia di prova' }, { id: SCHOOL, kind: 'school', name: 'Scuola di prova' },
    ] });
  }, 180_000);
  afterAll(() => net?.stop(), 60_000);

  it('has what it had and what came since, brings nobody back, and serves nobody before', async () => {
    const [erased, stays] = [await register(TAX_CODES[0]!), await register(TAX_CODES[1]!)];
    const before = await offer('Elettricista, prima della copia');
    for (const id of [erased, stays]) await eventually('both at the agency', () => onBoard(AGENCY, 'candidates', id));
    await eventually('the vacancy at the school', () => onBoard(SCHOOL, 'vacancies', before));

    const copy = `${testFolder('copia')}/copia`;
    await steward('backup', copy);
    await expect(steward('backup', copy)).rejects.toThrow('not empty');
    expect(readFileSync(join(copy, 'CANDIDATES.snapshot')).length).toBeGreaterThan(0);

    const since = await offer('Quadrista, dopo la copia');
    await net.call(OFFICE, 'manager', 'POST', `/candidates/${erased}/erase`, {});
    await eventually('every confirmation', async () => (await net.call(net.coordinator, 'coordinator', 'GET', '/erasures')).body as { missing: string[] }[], ([erasure]) => erasure?.missing.length === 0);
    await eventually('the second vacancy at the school', () => onBoard(SCHOOL, 'vacancies', since));
    const complete = await onHub('VACANCIES');

    await expect(steward('restore', copy)).rejects.toThrow('the steward is running');
    await net.network.node(net.steward).stop();
    await expect(steward('restore', copy)).rejects.toThrow('the hub already has them');
    const emptyBroker = async (): Promise<void> => {
      await net.network.killBroker();
      rmSync(net.folder.path('broker', 'store'), { recursive: true });
      await net.network.startBroker();
    };

    // Broken off in the middle: a server alone takes no stream with copies on three.
    await emptyBroker();
    const unfit = `${testFolder('copia')}/copia`;
    cpSync(copy, unfit, { recursive: true });
    const inventory = JSON.parse(readFileSync(join(unfit, INVENTORY), 'utf8')) as { streams: Record<string, { config: { num_replicas: number } }> };
    inventory.streams['VACANCIES']!.config.num_replicas = 3;
    writeFileSync(join(unfit, INVENTORY), JSON.stringify(inventory));
    await expect(steward('restore', unfit)).rejects.toThrow('VACANCIES');
    net.network.node(net.steward).start();
    const { url } = net.network.description.nodes.find((node) => node.id === net.steward)!;
    await eventually('a steward that says why nobody is let in', async () => (await fetch(`${url}/health/ready`)).text(), (said) => said.includes('un ripristino dell'));
    for (const id of members) await outOfReach(id);
    await net.network.node(net.steward).stop();

    await emptyBroker();
    said.length = 0;
    await steward('restore', copy);
    expect(said[1]).toMatch(/: [1-9]\d*$/);

    // Restored, gone over by the ledger, and still closed to everybody.
    expect((await onHub('CANDIDATES')).subjects.filter((subject) => subject.includes(erased))).toEqual([]);
    await eventually('messages of the hub without the person', () => filesWith('CANDIDATES', erased), (files) => files.length === 0);
    expect(filesWith('CANDIDATES', stays)).not.toEqual([]);
    for (const id of members) await outOfReach(id);
    expect((await onHub('VACANCIES')).messages).toBeLessThan(complete.messages);

    net.network.node(net.steward).start();
    await Promise.all([net.steward, net.coordinator, ...members].map((id) => net.network.node(id).ready()));
    // What the hub lost the office publishes again, out of its log.
    await eventually('everything on the hub', () => onHub('VACANCIES'), ({ subjects }) => JSON.stringify(subjects) === JSON.stringify(complete.subjects));
    const after = await offer('Manutentore, dopo il ripristino');
    for (const node of [AGENCY, SCHOOL]) {
      await eventually(`the next vacancy at ${node}`, () => onBoard(node, 'vacancies', after));
      for (const id of [before, since]) expect(await onBoard(node, 'vacancies', id)).toBe(true);
      expect(await onBoard(node, 'candidates', erased)).toBe(false);
    }
    expect(filesWith('CANDIDATES', erased)).toEqual([]);
    const boards = await Promise.all(members.map((id) => net.rows(id, 'SELECT publisher, id, version, content FROM board_vacancy ORDER BY id')));
    expect(boards[1]).toEqual(boards[0]);
    expect(boards[2]).toEqual(boards[0]);
  }, 300_000);
});
