import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
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

  it('tells its commands, runs them, and starts the service where there is none', () => {
    expect(steward('--help')).toEqual({ code: 0, said: expect.stringContaining('riscrive la configurazione') });
    expect(steward('backup', '/copia', '--home', home)).toEqual({ code: 1, said: expect.stringContaining('nessun nodo qui') });
    expect(steward('--home', home)).toEqual({ code: 78, said: expect.stringContaining('filiera node init') });
  });
});
