import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initNode } from '@filiera/member-kit';
import { testFolder } from '@filiera/testing';
import { describe, expect, it } from '@jest/globals';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const READS_TYPESCRIPT = fileURLToPath(new URL('../../../../infra/bootstrap/typescript.mjs', import.meta.url));

function steward(...words: string[]): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', READS_TYPESCRIPT, MAIN, ...words], { encoding: 'utf8', timeout: 30_000 });
  return { code: status, said: stdout + stderr };
}

describe('the steward\'s program', () => {
  const home = testFolder('custode');

  it.each([
    [['bakcup', '/copia', '--home', home], 'unknown command \'bakcup\''],
    [['--home', home, 'restore', '/copia'], 'le opzioni dopo il comando'],
    [['--hoem', home], 'unknown option \'--hoem\''],
    [['backup', '--home', home], 'missing required argument'],
    [['ledger', 'reaply', '--home', home], 'unknown command \'reaply\''],
  ])('refuses %j instead of starting the service', (words, said) => {
    expect(steward(...words)).toEqual({ code: 2, said: expect.stringContaining(said) });
  });

  it('founds nothing with wrong options, names them all, and founds it when they are right', async () => {
    const [place, office] = [testFolder('fondatore'), testFolder('provincia')];
    const node = { agreement: '^1.0.0', http: { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' }, database: { url: 'postgres://x@127.0.0.1/x' } };
    await initNode(place, { ...node, id: 'custode-prova', kind: 'steward', name: 'Custode' }, new Date());
    await initNode(office, { ...node, id: 'provincia-prova', kind: 'coordinator', name: 'Provincia' }, new Date());
    const init = (...words: string[]): ReturnType<typeof steward> => steward('init', '--home', place, '--resolver-dir', '/tmp/accounts', ...words);
    const { code, said } = init('--coordinator', `${office}/nowhere.json`, '--server', 'hub.example.it:4222', '--ca', `${office}/nowhere.pem`, '--replicas', 'tre', '--storage-factor', '0');
    expect(code).toBe(2);
    expect(said.match(/(?<=\()--[a-z-]+(?=\))/g)).toEqual(['--coordinator', '--server', '--ca', '--replicas', '--storage-factor']);
    expect(said).toContain('tls://hub.example.org:4222');
    expect(existsSync(`${place}/hub`)).toBe(false);
    expect(init('--coordinator', `${office}/registration.json`, '--server', 'nats://hub.example.it:4222')).toEqual({ code: 0, said: expect.stringContaining('founding.json') });
  });

  it('tells its commands, runs them, and starts the service where there is none', () => {
    expect(steward('--help')).toEqual({ code: 0, said: expect.stringContaining('riscrive la configurazione') });
    expect(steward('backup', '/copia', '--home', home)).toEqual({ code: 1, said: expect.stringContaining('nessun nodo qui') });
    expect(steward('--home', home)).toEqual({ code: 78, said: expect.stringContaining('filiera node init') });
  });
});
