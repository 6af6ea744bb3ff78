import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messagingOptionsOf, NodeHome, readRegistration, readSettings, rotateKeys } from '@filiera/member-kit';
import { createTestDatabase, eventually, MessagingNode, startNetwork, testFolder, type TestNetwork } from '@filiera/testing';
import { runCli } from '../src/program.js';

const AGENCY = 'agenzia-prova';

describe('the filiera command on a running network', () => {
  let net: TestNetwork;
  let home: string;
  let environment: Record<string, string>;

  const filiera = async (...words: string[]): Promise<{ code: number; out: string; err: string }> => {
    const said = { out: '', err: '' };
    const code = await runCli(words, {
      environment, now: () => new Date(), out: { write: (text) => { said.out += text; } }, err: { write: (text) => { said.err += text; } },
    });
    return { code, ...said };
  };

  beforeAll(async () => {
    net = await startNetwork({ members: [{ id: AGENCY, kind: 'agency', name: 'Agenzia di prova' }] });
    home = net.folder.home(AGENCY);
    const coordinator = net.network.description.nodes.find(({ id }) => id === net.coordinator)!;
    environment = {
      FILIERA_DATABASE_URL: net.network.databaseUrl(AGENCY), FILIERA_HUB_SERVERS: net.network.hubUrl, FILIERA_COORDINATOR: coordinator.url, FILIERA_API_KEY: coordinator.keys.coordinator!,
    };
  }, 180_000);
  afterAll(() => net?.stop(), 60_000);

  it('finds everything in order on a node that joined, and publishes nothing to find out', async () => {
    const { code, err } = await filiera('node', 'check', '--home', home);
    expect([code, err]).toEqual([0, expect.stringContaining('Tutto a posto')]);
    expect(err.match(/✓ diritto di pubblicare/g)!.length).toBeGreaterThan(2);
    const flows = await net.call(net.coordinator, 'coordinator', 'GET', '/flows');
    expect((flows.body as { publisher: string }[]).filter(({ publisher }) => publisher === AGENCY)).toEqual([]);
  });

  it('lists the members to the coordinator\'s people', async () => {
    const { out } = await filiera('member', 'list');
    expect(out.split('\n').filter((line) => line.startsWith(AGENCY))).toEqual([expect.stringMatching(/agency +active +Agenzia di prova/)]);
  });

  it('exports what the node told the network, and verifies it offline', async () => {
    const file = `${testFolder('export')}/registro.jsonl`;
    expect((await filiera('export', 'make', file, '--home', home)).code).toBe(0);
    expect((await filiera('export', 'make', file, '--home', home)).code).toBe(2);
    expect(await filiera('export', 'verify', file)).toMatchObject({ code: 0, err: expect.stringContaining('tengono') });
  });

  it('says of an export that lacks its end, or an event, that it is not whole', async () => {
    const folder = testFolder('export');
    environment['FILIERA_DATABASE_URL'] = net.network.databaseUrl(net.coordinator);
    await filiera('export', 'make', `${folder}/registro.jsonl`, '--home', net.folder.home(net.coordinator));
    environment['FILIERA_DATABASE_URL'] = net.network.databaseUrl(AGENCY);
    const lines = readFileSync(`${folder}/registro.jsonl`, 'utf8').trimEnd().split('\n');
    const verified = async (...kept: string[]): Promise<{ code: number; err: string }> => {
      writeFileSync(`${folder}/parte.jsonl`, `${kept.join('\n')}\n`);
      return filiera('export', 'verify', `${folder}/parte.jsonl`);
    };
    expect(await verified(...lines)).toMatchObject({ code: 0, err: expect.stringContaining('il file è intero') });
    expect(await verified(...lines.slice(0, -1))).toMatchObject({ code: 1, err: expect.stringContaining('manca la riga finale') });
    expect(await verified(...lines.slice(0, -2))).toMatchObject({ code: 1, err: expect.stringContaining('manca la riga finale') });
    expect(await verified(...lines.slice(0, -2), lines.at(-1)!)).toMatchObject({ code: 1, err: expect.stringContaining('fine del file: NETWORK') });
    const before = lines.slice(0, -1).join('\n').replace('filiera-export/2', 'filiera-export/1');
    expect(await verified(before)).toMatchObject({ code: 1, err: expect.stringContaining('non si può controllare') });
  });

  it('says when one letter of an export was changed, or a key is not the member\'s', async () => {
    const file = `${testFolder('export')}/registro.jsonl`;
    const coordinatorHome = net.folder.home(net.coordinator);
    environment['FILIERA_DATABASE_URL'] = net.network.databaseUrl(net.coordinator);
    await filiera('export', 'make', file, '--home', coordinatorHome);
    environment['FILIERA_DATABASE_URL'] = net.network.databaseUrl(AGENCY);
    expect((await filiera('export', 'verify', file)).code).toBe(0);
    expect((await filiera('export', 'verify', file, '--keys', `${home}/registration.json`)).code).toBe(1);
    const changed = `${file}.cambiato`;
    writeFileSync(changed, readFileSync(file, 'utf8').replace('Agenzia di prova', 'Agenzia di altri'));
    expect(await filiera('export', 'verify', changed)).toMatchObject({ code: 1, err: expect.stringContaining('NETWORK') });
    expect((await filiera('export', 'verify', `${home}/node.yml`)).code).toBe(2);
  });

  it('renews the keys of a node, which goes on as the same member', async () => {
    const before = readRegistration(new NodeHome(home)).signingKeys.length;
    const rotated = await filiera('node', 'keys', 'rotate', '--home', home);
    const { signingKeys } = readRegistration(new NodeHome(home));
    expect([rotated.code, rotated.err]).toEqual([0, expect.stringContaining(`entro ${signingKeys.at(-2)!.validUntil}`)]);
    expect(signingKeys).toHaveLength(before + 1);
    await net.network.node(AGENCY).stop();
    net.network.node(AGENCY).start();
    await net.network.node(AGENCY).ready();
    expect((await filiera('node', 'check', '--home', home)).code).toBe(0);
  }, 60_000);

  it.each([
    ['before the coordinator was asked', false],
    ['after the coordinator had said yes', true],
  ])('goes on with a renewal of keys that was interrupted %s', async (_, asked) => {
    const place = new NodeHome(home);
    const { request } = rotateKeys(place, new Date());
    if (asked) {
      const answer = await fetch(`${environment['FILIERA_COORDINATOR']}/members/${AGENCY}/keys`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(request) });
      expect(answer.status).toBe(200);
    }
    const check = await filiera('node', 'check', '--home', home);
    expect([check.code, check.err]).toEqual([1, expect.stringContaining('ripetere "filiera node keys rotate"')]);
    expect((await filiera('node', 'keys', 'rotate', '--home', home)).code).toBe(0);
    expect(readRegistration(place)).toEqual(request.registration);
    expect((await filiera('node', 'check', '--home', home)).code).toBe(0);
  }, 60_000);

  it('makes other keys when the coordinator never had those that were interrupted, and they are old', async () => {
    const place = new NodeHome(home);
    const { request } = rotateKeys(place, new Date());
    const pending = JSON.parse(place.read(place.rotation)) as object;
    place.write(place.rotation, JSON.stringify({ ...pending, request: { ...request, issued: new Date(Date.now() - 3_600_000).toISOString() } }));
    expect((await filiera('node', 'keys', 'rotate', '--home', home)).code).toBe(0);
    const { signingKeys } = readRegistration(place);
    expect(signingKeys).toHaveLength(request.registration.signingKeys.length);
    expect(signingKeys.at(-1)!.kid).not.toBe(request.registration.signingKeys.at(-1)!.kid);
    expect((await filiera('node', 'check', '--home', home)).code).toBe(0);
  }, 60_000);

  it('brings a node that joins after the coordinator renewed its keys the whole registry, what the ended key signed included', async () => {
    const coordinatorHome = net.folder.home(net.coordinator);
    expect((await filiera('node', 'keys', 'rotate', '--home', coordinatorHome)).code).toBe(0);
    await net.network.node(net.coordinator).stop();
    net.network.node(net.coordinator).start();
    await net.network.node(net.coordinator).ready();
    const invited = await filiera('member', 'invite', '--id', 'scuola-nuova', '--kind', 'school', '--name', 'Scuola nuova');
    const newcomer = `${testFolder('newcomer')}/home`;
    const database = await createTestDatabase('newcomer');
    const init = await filiera('node', 'init', '--home', newcomer, '--id', 'scuola-nuova', '--kind', 'school', '--name', 'Scuola nuova', '--database-url', database.url,
      '--host', '127.0.0.1', '--port', '1', '--public-url', 'http://127.0.0.1:1');
    const ended = readRegistration(new NodeHome(coordinatorHome)).signingKeys[0]!.kid;
    expect([invited.code, init.code, await filiera('node', 'join', invited.out.trim(), '--home', newcomer, '--no-checks')]).toEqual([0, 0, { code: 0, out: '', err: expect.stringContaining(ended) }]);
    const node = await MessagingNode.start({ databaseUrl: database.url, messaging: messagingOptionsOf(await readSettings(newcomer, {})) });
    try {
      const known = await eventually('the registry at the newcomer', () => node.query<{ id: string }>('SELECT id FROM member ORDER BY id'), (rows) => rows.length === 4);
      expect(known.map(({ id }) => id)).toEqual([AGENCY, net.steward, net.coordinator, 'scuola-nuova'].sort());
      expect(await node.query('SELECT reason, source FROM quarantine')).toEqual([]);
    } finally {
      await node.stop();
      await database.drop();
    }
  }, 60_000);

  it('does not let an invitation in twice, nor for another node', async () => {
    const invited = await filiera('member', 'invite', '--id', 'cpi-altro', '--kind', 'cpi', '--name', 'Altro');
    expect(invited.code).toBe(0);
    expect(await filiera('node', 'join', invited.out.trim(), '--home', home)).toMatchObject({ code: 3, err: expect.stringContaining('cpi-altro') });
    expect(await filiera('member', 'invite', '--id', AGENCY, '--kind', 'agency', '--name', 'Doppia')).toMatchObject({ code: 3, err: expect.stringContaining('esiste già') });
  });
});
