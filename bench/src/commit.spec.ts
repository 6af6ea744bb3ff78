import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commitAt } from './commit.js';

describe('the commit of a measurement', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'commit-spec-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const git = (...words: string[]): string => execFileSync('git', ['-c', 'user.name=Persona', '-c', 'user.email=persona@example.org', ...words], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).trim();

  it('is said, with a plus when the tree differs from it, and not because of what measurements wrote', () => {
    git('init', '-q');
    writeFileSync(join(folder, 'program'), 'one');
    git('add', '.');
    git('commit', '-q', '-m', 'a program');
    const hash = git('rev-parse', '--short', 'HEAD');
    mkdirSync(join(folder, 'docs/proof'), { recursive: true });
    writeFileSync(join(folder, 'docs/proof/bench.json'), '[]');
    expect(commitAt(join(folder, 'docs'))).toBe(hash);
    writeFileSync(join(folder, 'program'), 'two');
    expect(commitAt(join(folder, 'docs'))).toBe(`${hash}+`);
  });

  it('is nothing where there is no repository', () => {
    expect(commitAt(folder)).toBeUndefined();
  });
});
