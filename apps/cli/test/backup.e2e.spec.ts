import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, eventually, startNetwork, testFolder, type TestNetwork } from '@filiera/testing';
import pg from 'pg';
import { parse } from 'yaml';
import { runCli } from '../src/program.js';

const OFFICE = 'cpi-prova';
const LOST = 'agenzia-persa';
const SPARED = 'agenzia-salva';
const PERSON = { firstName: 'Persona', lastName: 'Esempio', profile: { occupations: [{ isco: '7411' }], languages: [{ code: 'it', cefr: 'C2' }] } };
const VACANCY = {
  title: 'Elettricista civile, m/f', description: 'Impianti elettrici civili e industriali.', occupation: { isco: '7411' }, workplace: { country: 'IT', municipality: '075035' },
  contract: 'permanent', hours: { schedule: 'full-time' }, pay: { min: 1500, max: 1900, currency: 'EUR', period: 'month' }, positions: 2, sample: true,
};
const TAX_CODES = ['SMPPSN80A01E506P', 'SMPPSN80A02E506U', 'SMPPSN80A03E506W'];
/** Every row of what the network offers, as one value for each table. */
const BOARD = ['board_vacancy', 'board_vacancy_search', 'board_vacancy_words', 'board_candidate', 'board_candidate_search']
  .map((table) => `SELECT '${table}' AS name, count(*)::text || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS content FROM ${table} t`).join(' UNION ALL ');

describe('a node that is restored from a backup', () => {
  let net: TestNetwork;
  let said = '';

  const filieraAt = (node: string, ...words: string[]): Promise<number> => runCli(words, {
    environment: { FILIERA_DATABASE_URL: net.network.databaseUrl(node) }, now: () => new Date(), out: { write: () => undefined }, err: { write: (text) => { said += text; } },
  });
  const filiera = (...words: string[]): Promise<number> => filieraAt(LOST, ...words);
  const register = async (taxCode: string, node = OFFICE): Promise<string> =>
    ((await net.call(node, 'operator', 'POST', '/candidates', { ...PERSON, taxCode })).body as { id: string }).id;
  const offer = async (node: string, title: string): Promise<string> => {
    const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const { body } = await net.call(node, 'operator', 'POST', '/vacancies', { ...VACANCY, title, validUntil: until, agencyAuthorisation: 'Aut. Min. Esempio 0001' });
    const { id } = body as { id: string };
    expect((await net.call(node, 'operator', 'POST', `/vacancies/${id}/publish`, {})).status).toBe(200);
    return id;
  };
  const onBoard = async (node: string, what: 'vacancies' | 'candidates', id: string): Promise<boolean> => (await net.call(node, 'operator', 'GET', `/board/${what}/${id}`)).status === 200;
  const board = (node: string): Promise<unknown[]> => net.rows(node, BOARD);
  /** Everything that the node's database holds, as text. */
  const holds = async (node: string, text: string): Promise<string[]> => {
    const tables = await net.rows<{ name: string }>(node, `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    const found: string[] = [];
    for (const { name } of tables) {
      if ((await net.rows(node, `SELECT FROM "${name}" t WHERE t::text LIKE $1`, [`%${text}%`])).length > 0) found.push(name);
    }
    return found;
  };

  beforeAll(async () => {
    net = await startNetwork({ members: [
      { id: OFFICE, kind: 'cpi', name: 'Centro di prova' }, { id: LOST, kind: 'agency', name: 'Agenzia persa' }, { id: SPARED, kind: 'agency', name: 'Agenzia salva' },
    ] });
  }, 180_000);
  afterAll(() => net?.stop(), 60_000);

  it('catches up to what a node has that never failed, brings nobody back, and goes on as the same member', async () => {
    const [erased, stays] = [await register(TAX_CODES[0]!), await register(TAX_CODES[1]!)];
    const own = await offer(LOST, 'Elettricista, prima della copia');
    for (const id of [erased, stays]) await eventually('both at the agency', () => onBoard(LOST, 'candidates', id));

    const copy = `${testFolder('copia')}/copia`;
    const home = net.folder.home(LOST);
    expect(await filiera('node', 'backup', copy, '--home', home)).toBe(0);
    expect(await filiera('node', 'backup', copy, '--home', home)).toBe(2);

    const since = await offer(OFFICE, 'Quadrista, dopo la copia');
    const ownSince = await offer(LOST, 'Saldatore, dopo la copia');
    for (const id of [since, ownSince]) await eventually('both at the other agency', () => onBoard(SPARED, 'vacancies', id));
    await net.call(OFFICE, 'manager', 'POST', `/candidates/${erased}/erase`, {});
    await eventually('the person gone from the agency', async () => !(await onBoard(LOST, 'candidates', erased)));
    await eventually('every confirmation', async () => (await net.call(net.coordinator, 'coordinator', 'GET', '/erasures')).body as { missing: string[] }[], ([erasure]) => erasure?.missing.length === 0);

    await net.network.node(LOST).kill();
    rmSync(home, { recursive: true });
    expect(await filiera('node', 'restore', copy, '--home', home)).toBe(2);
    expect(said).toContain('non è vuoto');
    await emptied(net.network.databaseUrl(LOST));
    expect(await filiera('node', 'restore', copy, '--home', home)).toBe(0);
    expect(await filiera('node', 'restore', copy, '--home', home)).toBe(2);
    net.network.node(LOST).start();
    await net.network.node(LOST).ready();

    await eventually('what came since', () => onBoard(LOST, 'vacancies', since));
    await eventually('the person gone again', async () => !(await onBoard(LOST, 'candidates', erased)));
    // The ledger, and whom the person was held by, name the pseudonym: no more than at a node that never failed.
    const spared = (await holds(SPARED, erased)).sort();
    expect(spared.filter((name) => /^(board|candidate|match|referral|placement|quarantine)/.test(name))).toEqual([]);
    await eventually('nothing more of the person', () => holds(LOST, erased), (tables) => JSON.stringify(tables.sort()) === JSON.stringify(spared));
    expect(await net.rows(LOST, 'SELECT FROM outbox WHERE person = $1 AND payload IS NOT NULL AND stream <> $2', [erased, 'NETWORK'])).toEqual([]);
    expect(await net.rows(LOST, 'SELECT FROM quarantine WHERE person = $1', [erased])).toEqual([]);
    expect(await onBoard(LOST, 'candidates', stays)).toBe(true);
    expect(await onBoard(LOST, 'vacancies', own)).toBe(true);

    const after = await offer(LOST, 'Manutentore, dopo il ripristino');
    await eventually('its next vacancy at the others', () => onBoard(SPARED, 'vacancies', after));
    expect(await net.rows(net.steward, 'SELECT kind FROM chain_fault')).toEqual([]);
    // Of what it published after the backup and no longer knows, the others keep what they read; of all else both know the same.
    const others = `SELECT publisher, id, version, content FROM board_vacancy WHERE id <> '${ownSince}' ORDER BY id`;
    expect(await net.rows(LOST, others)).toEqual(await net.rows(SPARED, others));
    expect((await board(LOST)).filter((table) => (table as { name: string }).name.startsWith('board_candidate'))).toEqual((await board(SPARED)).filter((table) => (table as { name: string }).name.startsWith('board_candidate')));
  }, 240_000);

  it('goes into a new database beside the old one, which its settings name from then on', async () => {
    const copy = `${testFolder('copia')}/copia`;
    const home = net.folder.home(LOST);
    const byHand = `${readFileSync(`${home}/node.yml`, 'utf8')}# scritto a mano\n`;
    writeFileSync(`${home}/node.yml`, byHand, { mode: 0o600 });
    expect(await filiera('node', 'backup', copy, '--home', home)).toBe(0);
    const fresh = await createTestDatabase('nuovo');
    try {
      const restored = `${testFolder('ripristinato')}/nodo`;
      expect(await filiera('node', 'restore', copy, '--home', restored)).toBe(2);
      expect(await filiera('node', 'restore', copy, '--home', restored, '--database-url', fresh.url)).toBe(0);
      const client = new pg.Client({ connectionString: fresh.url });
      await client.connect();
      const { rows } = await client.query('SELECT id, title FROM vacancy ORDER BY id');
      await client.end();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows).toEqual(await net.rows(LOST, 'SELECT id, title FROM vacancy ORDER BY id'));
      const before = parse(byHand) as { database: object };
      const text = readFileSync(`${restored}/node.yml`, 'utf8');
      expect(parse(text)).toEqual({ ...before, database: { ...before.database, url: fresh.url } });
      expect(text.match(/^#.*$/gm)).toEqual(byHand.match(/^#.*$/gm));
      // What the settings name is what the command opens: without an address from the environment.
      expect(await runCli(['node', 'backup', `${testFolder('copia')}/seconda`, '--home', restored], {
        environment: {}, now: () => new Date(), out: { write: () => undefined }, err: { write: () => undefined },
      })).toBe(0);
    } finally {
      await fresh.drop();
    }
  }, 120_000);

  it('lets nothing of a person out under a consent that was withdrawn after the backup, before and after somebody has asked them', async () => {
    const consents = async (id: string, sections: string[]): Promise<number> => (await net.call(SPARED, 'operator', 'PUT', `/candidates/${id}/consents`, { sections })).status;
    const seen = async (id: string): Promise<{ occupations?: number; languages?: number }> => {
      const { occupations, languages } = (await net.call(OFFICE, 'operator', 'GET', `/board/candidates/${id}`)).body as { occupations?: unknown[]; languages?: unknown[] };
      return { occupations: occupations?.length, languages: languages?.length };
    };
    const person = await register(TAX_CODES[2]!, SPARED);
    expect(await consents(person, ['occupations', 'languages'])).toBe(200);
    await eventually('both sections at the office', () => seen(person), ({ occupations, languages }) => occupations === 1 && languages === 1);

    const copy = `${testFolder('copia')}/copia`;
    const home = net.folder.home(SPARED);
    expect(await filieraAt(SPARED, 'node', 'backup', copy, '--home', home)).toBe(0);
    expect(await consents(person, ['languages'])).toBe(200);
    await eventually('one section at the office', () => seen(person), ({ occupations }) => occupations === 0);

    await net.network.node(SPARED).kill();
    rmSync(home, { recursive: true });
    await emptied(net.network.databaseUrl(SPARED));
    expect(await filieraAt(SPARED, 'node', 'restore', copy, '--home', home)).toBe(0);
    net.network.node(SPARED).start();
    await net.network.node(SPARED).ready();

    expect((await net.call(SPARED, 'technician', 'GET', '/outbox/forgotten')).body).toEqual([expect.objectContaining({ entity: person })]);
    expect(await consents(person, ['occupations'])).toBe(409);
    expect((await net.call(SPARED, 'manager', 'POST', `/outbox/forgotten/${person}/confirm`, {})).status).toBeLessThan(300);
    const told = await net.rows<{ payload: string; version: number }>(SPARED, 'SELECT payload, entity_version AS version FROM outbox WHERE person = $1 ORDER BY entity_version DESC LIMIT 1', [person]);
    expect(told[0]!.payload).toContain('languages');
    expect(told[0]!.payload).not.toContain('7411');
    await eventually('what was told last', async () => (await net.call(OFFICE, 'operator', 'GET', `/board/candidates/${person}`)).body as { version?: number }, ({ version }) => version === told[0]!.version);
    expect(await seen(person)).toEqual({ occupations: 0, languages: 1 });
  }, 240_000);
});

/** What a new machine has: a database with nothing in it. */
async function emptied(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('DROP SCHEMA IF EXISTS rebuild CASCADE');
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  } finally {
    await client.end();
  }
}
