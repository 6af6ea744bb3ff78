import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');
const RECORD = join(ROOT, 'docs', 'decisions', '2026-11-23-dependencies.md');

interface Package {
  readonly workspaces?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const packageAt = (path: string): Package => JSON.parse(readFileSync(path, 'utf8')) as Package;

/** Everything that any package of the repository asks for from outside. */
function asked(): Set<string> {
  const root = packageAt(join(ROOT, 'package.json'));
  const files = ['package.json', ...globSync(root.workspaces!.map((folder) => `${folder}/package.json`), { cwd: ROOT })];
  const names = files.flatMap((file) => {
    const { dependencies, devDependencies, optionalDependencies, peerDependencies } = packageAt(join(ROOT, file));
    return [dependencies, devDependencies, optionalDependencies, peerDependencies].flatMap((some) => Object.keys(some ?? {}));
  });
  return new Set(names.filter((name) => !name.startsWith('@filiera/')));
}

/** The names in the first column of the record's tables: `pg`, or `@nestjs/*` for all of a family. */
function explained(): string[] {
  const rows = readFileSync(RECORD, 'utf8').split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
}

const covers = (pattern: string, name: string): boolean => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name);

describe('the record of dependencies', () => {
  it('says of every dependency why it is there', () => {
    const names = [...asked()];
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => !explained().some((pattern) => covers(pattern, name))).sort()).toEqual([]);
  });

  it('explains nothing that is no longer there', () => {
    const names = [...asked()];
    expect(explained().filter((pattern) => !names.some((name) => covers(pattern, name)))).toEqual([]);
  });
});
