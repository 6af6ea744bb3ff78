import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NodeHome } from '@filiera/member-kit';
import { createTestDatabase, pretendOlderPostgres, testFolder } from '@filiera/testing';
import { parse } from 'yaml';
import { runCli } from './program.js';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function filiera(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await runCli(words, {
    environment,
    out: { write: (text) => { out += text; } },
    err: { write: (text) => { err += text; } },
    now: () => new Date('2026-11-23T08:00:00Z'),
  });
  return { code, out, err };
}

const newHome = (): string => `${testFolder('cli')}/nodo`;
const init = (home: string, ...more: string[]): Promise<Ran> => filiera([
  'node', 'init', '--home', home, '--id', 'cpi-prova', '--kind', 'cpi', '--name', 'Centro di prova', '--database-url', 'postgres://nessuno@127.0.0.1:1/nessuno', ...more,
]);

describe('the filiera command', () => {
  it('speaks Italian, and English when asked or when the terminal does', async () => {
    expect((await filiera(['--help'])).out).toContain('Il nodo di un\'organizzazione');
    expect((await filiera(['--help', '--lang', 'en'])).out).toContain('The node of an organisation');
    expect((await filiera(['--help'], { LANG: 'en_GB.UTF-8' })).out).toContain('The node of an organisation');
    expect((await filiera(['--help', '--lang', 'it'], { LANG: 'en_GB.UTF-8' })).out).toContain('Il nodo di un\'organizzazione');
  });

  it('ends with 2 when it is written wrongly', async () => {
    for (const words of [['node', 'init'], ['nodo'], ['node', 'init', '--kind', 'banca'], ['node', 'key', 'add', '--role', 'capo', '--label', 'x']]) {
      expect((await filiera(words)).code).toBe(2);
    }
    expect((await init(newHome(), '--id', 'all')).code).toBe(2);
  });

  it('makes a node once, and never over another', async () => {
    const home = newHome();
    expect((await init(home, '--port', '3055', '--oidc-issuer', 'https://accesso.example.org', '--oidc-audience', 'cpi')).code).toBe(0);
    expect(parse(readFileSync(`${home}/node.yml`, 'utf8'))).toMatchObject({
      member: { id: 'cpi-prova', kind: 'cpi' }, http: { port: 3055, publicUrl: 'http://127.0.0.1:3055' }, access: { oidc: { issuer: 'https://accesso.example.org', audience: 'cpi' } },
    });
    const again = await init(home);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('non si sovrascrivono')]);
  });

  it('does not make a node that could not start or join, and names all that is wrong at once', async () => {
    const home = newHome();
    const { code, err } = await init(home, '--name', 'Centro '.repeat(20), '--public-url', 'nodo.example', '--tls-cert', 'node.pem', '--oidc-audience', 'cpi', '--lang', 'en');
    expect([code, existsSync(home)]).toEqual([2, false]);
    expect(err.match(/^ {2}[a-zA-Z.]+(?= \()/gm)).toEqual(['http.publicUrl', 'http.tls.key', 'access.oidc.issuer', 'member.name'].map((name) => `  ${name}`));
    expect(err).toContain('http.publicUrl (nodo.example): web address, http or https');
    expect((await init(home)).code).toBe(0);
  });

  it('shows an API key once and keeps only its hash', async () => {
    const home = newHome();
    await init(home);
    const { code, out } = await filiera(['node', 'key', 'add', '--home', home, '--role', 'operator', '--label', 'sportello']);
    expect([code, out]).toEqual([0, expect.stringMatching(/^fil_[A-Za-z0-9_-]{43}\n$/)]);
    expect(readFileSync(`${home}/node.yml`, 'utf8')).not.toContain(out.trim());
    expect((await filiera(['node', 'key', 'add', '--home', home, '--role', 'operator', '--label', 'sportello'])).code).toBe(2);
    const replaced = await filiera(['node', 'key', 'add', '--home', home, '--role', 'operator', '--label', 'sportello', '--replace']);
    expect([replaced.code, replaced.out === out]).toEqual([0, false]);
    expect((parse(readFileSync(`${home}/node.yml`, 'utf8')) as { access: { apiKeys: object[] } }).access.apiKeys).toHaveLength(1);
  });

  it('says of an API key that cannot be added why, also when it is not its label', async () => {
    const home = newHome();
    await init(home);
    writeFileSync(`${home}/node.yml`, 'access:\n  apiKeys: "none"\n');
    const { code, err } = await filiera(['node', 'key', 'add', '--home', home, '--role', 'operator', '--label', 'sportello']);
    expect([code, err]).toEqual([1, expect.not.stringContaining('Esiste già')]);
  });

  it('says of a node what is wrong and what to do, one thing after the other', async () => {
    const home = newHome();
    await init(home);
    const { code, err } = await filiera(['node', 'check', '--home', home]);
    expect(code).toBe(1);
    expect(err).toMatch(/✓ chiavi del nodo/);
    expect(err).toMatch(/✗ database: .*\n {4}→ verificare che PostgreSQL sia in funzione/);
    expect(err).toContain('filiera node join <invito>');
  });

  it('says of a PostgreSQL that is too old that it is', async () => {
    const home = newHome();
    const database = await createTestDatabase('old');
    try {
      await pretendOlderPostgres(database);
      await init(home, '--database-url', database.url);
      const { code, err } = await filiera(['node', 'check', '--home', home]);
      expect([code, err]).toEqual([1, expect.stringMatching(/✗ database: PostgreSQL 17\.6\n {4}→ serve PostgreSQL 18 o più recente/)]);
    } finally {
      await database.drop();
    }
  });

  it('does not go on with a key that others can read', async () => {
    const home = newHome();
    await init(home);
    chmodSync(new NodeHome(home).signing, 0o644);
    const { err } = await filiera(['node', 'check', '--home', home, '--lang', 'en']);
    expect(err).toMatch(/✗ keys of the node: .*signing\.pem\n {4}→ other users of this machine can read the key: chmod 600/);
    expect(err).not.toContain('database');
  });

  it('tells where there is no node, and what an invitation must look like', async () => {
    const empty = newHome();
    for (const words of [['node', 'key', 'add', '--role', 'operator', '--label', 'x'], ['node', 'keys', 'rotate'], ['node', 'join', 'x'], ['node', 'backup', `${empty}-copia`]]) {
      const { code, err } = await filiera([...words, '--home', empty]);
      expect([code, err]).toEqual([2, expect.stringContaining('filiera node init')]);
    }
    const home = newHome();
    await init(home);
    const { code, err } = await filiera(['node', 'join', 'non-un-invito', '--home', home]);
    expect([code, err]).toEqual([3, expect.stringContaining('Questo non è un invito.')]);
  });

  it('takes no founding act that it could not start with, names all that is wrong, and writes nothing', async () => {
    const home = newHome();
    await init(home, '--id', 'provincia-prova', '--kind', 'coordinator');
    const own = JSON.parse(readFileSync(`${home}/registration.json`, 'utf8')) as { account: string; signingKeys: object[] };
    const act = {
      hub: { servers: ['nats://hub.example:4222'], account: own.account }, coordinator: { id: 'provincia-prova', url: 'http://127.0.0.1:3000', signingKeys: own.signingKeys }, members: [own],
    };
    const file = `${testFolder('founding')}/founding.json`;
    const found = (text: string): Promise<Ran> => {
      writeFileSync(file, text);
      return filiera(['node', 'found', file, '--home', home]);
    };
    for (const text of ['', '{}', 'null', '[]']) expect(await found(text)).toMatchObject({ code: 2, err: expect.stringContaining('non è un atto di fondazione') });
    const { code, err } = await found(JSON.stringify({ ...act, hub: { servers: ['hub.example:4222'], account: 'A', ca: 'PEM' } }));
    expect([code, err.match(/^ {2}hub\.[a-z]+/gm)]).toEqual([3, ['  hub.servers', '  hub.account', '  hub.ca']]);
    expect([existsSync(`${home}/founding.json`), readFileSync(`${home}/node.yml`, 'utf8').includes('hub:')]).toEqual([false, false]);
    expect((await found(JSON.stringify(act))).code).toBe(0);
    expect(existsSync(`${home}/founding.json`)).toBe(true);
  });

  it('needs an address and a key for what the coordinator does, and says when nobody answers', async () => {
    expect((await filiera(['member', 'list'])).code).toBe(2);
    const { code, err } = await filiera(['member', 'list', '--coordinator', 'http://127.0.0.1:1', '--api-key', 'x']);
    expect([code, err]).toEqual([4, expect.stringContaining('Il coordinatore non risponde')]);
  });

  it('takes neither days that the coordinator would not take, nor an address that is none', async () => {
    const environment = { FILIERA_COORDINATOR: 'http://127.0.0.1:1', FILIERA_API_KEY: 'x' };
    const invite = ['member', 'invite', '--id', 'cpi-prova', '--kind', 'cpi', '--name', 'Prova'];
    for (const days of ['sette', '0', '91', '1.5', '', '1e1']) expect(await filiera([...invite, '--days', days], environment)).toMatchObject({ code: 2, err: expect.stringContaining('1-90') });
    expect((await filiera([...invite, '--days', '90'], environment)).code).toBe(4);
    for (const address of ['coordinator.example', 'coordinator.example:443', 'nats://coordinator.example']) {
      const said = { code: 2, err: expect.stringContaining(`non è un indirizzo web: ${address}.`) };
      expect(await filiera([...invite, '--coordinator', address], environment)).toMatchObject(said);
      expect(await filiera(invite, { ...environment, FILIERA_COORDINATOR: address })).toMatchObject(said);
    }
  });

  it('does not restore a backup that is not whole', async () => {
    const copy = testFolder('copia');
    writeFileSync(`${copy}/node.yml`, 'member: {}');
    writeFileSync(`${copy}/backup.json`, JSON.stringify({ member: 'cpi-prova', at: '2026-11-23T08:00:00Z', files: { 'node.yml': '0'.repeat(64) } }));
    const { code, err } = await filiera(['node', 'restore', copy, '--home', newHome()]);
    expect([code, err]).toEqual([1, expect.stringContaining('node.yml manca o è alterato')]);
  });

  it('leaves nothing of an export that fails on its way, and tries again when it is asked again', async () => {
    const home = newHome();
    const folder = testFolder('export');
    const database = await createTestDatabase('export');
    try {
      await init(home, '--database-url', database.url);
      for (const file of [`${folder}/registro.jsonl`, `${folder}/registro.jsonl`, `${folder}/altrove/registro.jsonl`]) {
        const { code, err } = await filiera(['export', 'make', file, '--home', home]);
        expect([code, err]).toEqual([1, expect.stringMatching(/L'esportazione non è riuscita: .*(outbox|ENOENT)/)]);
      }
      expect(readdirSync(folder)).toEqual([]);
    } finally {
      await database.drop();
    }
  });

  it('does not make half a backup where the database cannot be copied', async () => {
    const home = newHome();
    await init(home);
    const copy = `${testFolder('copia')}/copia`;
    const { code, err } = await filiera(['node', 'backup', copy, '--home', home]);
    expect([code, err]).toEqual([4, expect.stringContaining('database.url e database.ca in node.yml')]);
    expect(() => readFileSync(`${copy}/backup.json`)).toThrow();
  });
});
