import { mkdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';

const CHECK = join(dirname(fileURLToPath(import.meta.url)), 'dependency-rules.mjs');
const CHECKOUT = dirname(dirname(dirname(CHECK)));

/** Runs the check over a checkout made of these files. */
function check(files: Record<string, string>): { code: number | null; said: string } {
  const root = testFolder('checkout');
  const all: Record<string, string> = {
    'package.json': '{"type":"module"}',
    'tsconfig.json': '{"compilerOptions":{"module":"nodenext","target":"es2023"},"include":["."]}',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const done = spawnSync(process.execPath, [CHECK, root], { encoding: 'utf8', cwd: CHECKOUT });
  return { code: done.status, said: `${done.stdout}${done.stderr}` };
}

describe('the dependency rules', () => {
  it('hold for a library that imports what it may', () => {
    const { code, said } = check({
      'libs/contracts/src/index.ts': 'export const one = 1;\n',
      'libs/member-kit/src/index.ts': "export { one } from '../../contracts/src/index.js';\n",
    });
    expect(said).toContain('rules hold');
    expect(code).toBe(0);
  });

  it('fail, with the reason, for contracts that import the runtime', () => {
    const { code, said } = check({
      'libs/contracts/src/index.ts': "export { one } from '../../member-kit/src/index.js';\n",
      'libs/member-kit/src/index.ts': 'export const one = 1;\n',
    });
    expect(code).toBe(1);
    expect(said).toContain('contracts-is-a-leaf, because an integrator');
  });

  it('fail for an app that imports another app', () => {
    const { code, said } = check({
      'apps/cpi/src/main.ts': "export { one } from '../../agency/src/main.js';\n",
      'apps/agency/src/main.ts': 'export const one = 1;\n',
    });
    expect(code).toBe(1);
    expect(said).toContain('apps-never-import-another-app');
  });

  it('fail for an import that goes past the index of a library', () => {
    const { code, said } = check({
      'libs/contracts/src/index.ts': 'export {};\n',
      'libs/contracts/src/inner.ts': 'export const one = 1;\n',
      'libs/member-kit/src/index.ts': "export { one } from '../../contracts/src/inner.js';\n",
    });
    expect(code).toBe(1);
    expect(said).toContain('libraries-through-their-index');
  });

  it('fail for a program that imports what is for tests', () => {
    const { code, said } = check({
      'libs/testing/src/index.ts': 'export const one = 1;\n',
      'libs/exchange/src/index.ts': "export { one } from '../../testing/src/index.js';\n",
    });
    expect(code).toBe(1);
    expect(said).toContain('only-tests-import-testing');
  });

  it('fail for two files that need each other when they load', () => {
    const { code, said } = check({
      'libs/matching/src/index.ts': "export { b } from './b.js';\nexport const a = 1;\n",
      'libs/matching/src/b.ts': "import { a } from './index.js';\nexport const b = () => a;\n",
    });
    expect(code).toBe(1);
    expect(said).toContain('no-cycles');
  });

  it('fail when the checker has read nothing', () => {
    const { code, said } = check({ 'libs/contracts/README.md': 'no source here\n' });
    expect(code).toBe(1);
    expect(said).toContain('checked against nothing');
  });

  it('fail when the checker leaves sources unread', () => {
    const root = testFolder('checkout');
    mkdirSync(join(root, 'libs/contracts/src'), { recursive: true });
    writeFileSync(join(root, 'tsconfig.json'), '{"compilerOptions":{}}');
    writeFileSync(join(root, 'libs/contracts/src/index.ts'), 'export const one = 1;\n');
    const blind = `
      import { faultsIn } from ${JSON.stringify(CHECK)};
      import rules from ${JSON.stringify(join(CHECKOUT, '.dependency-cruiser.mjs'))};
      const options = { ...rules.options, exclude: { path: '[.]ts$' } };
      console.log((await faultsIn(${JSON.stringify(root)}, { ...rules, options })).join());
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', blind], { encoding: 'utf8', cwd: CHECKOUT });
    expect(stdout).toContain('the checker read 0 of 1 sources');
  });
});
