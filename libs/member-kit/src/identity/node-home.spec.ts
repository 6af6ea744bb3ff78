import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { testFolder } from '@filiera/testing';
import { describe, expect, it } from '@jest/globals';

/** A process of its own, in which every module sees whoever watches what is flushed. */
const WATCHED = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const [module, folder, key] = process.argv.slice(1);
  const flushed = [];
  const flush = fs.fsyncSync;
  fs.fsyncSync = (open) => {
    flushed.push({ file: fs.readlinkSync('/proc/self/fd/' + open), named: fs.existsSync(key) });
    flush(open);
  };
  syncBuiltinESMExports();
  const { NodeHome } = await import(module);
  new NodeHome(folder).write(key, 'PEM');
  console.log(JSON.stringify(flushed));`;

describe('a file of the home folder', () => {
  it('is on the disk under its name before anybody can be told of it', () => {
    const folder = testFolder('home');
    const key = `${folder}/keys/signing.pem`;
    const told = execFileSync(process.execPath, ['--input-type=module', '--eval', WATCHED, '--', `${import.meta.dirname}/node-home.ts`, folder, key], { encoding: 'utf8' });
    expect(JSON.parse(told)).toEqual([{ file: `${key}.new`, named: false }, { file: `${folder}/keys`, named: true }]);
    expect(readFileSync(key, 'utf8')).toBe('PEM');
  });
});
