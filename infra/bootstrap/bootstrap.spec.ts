import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';

const CHECKOUT = join(import.meta.dirname, '../..');

/** Runs a few lines of JavaScript that may import the bootstrap's modules. */
function script(lines: string): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', lines], { cwd: CHECKOUT, encoding: 'utf8' });
  return { code: done.status, out: done.stdout.trim(), err: done.stderr };
}

const nextLine = (child: ChildProcess): Promise<string> => new Promise((resolve) => {
  createInterface({ input: child.stdout! }).once('line', resolve);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`process ${pid} is still there`);
    await sleep(20);
  }
}

describe('the bootstrap', () => {
  it.each(['18.20.4', '20.18.3', '21.7.3', '22.12.0'])('refuses Node %s with a sentence', (version) => {
    const { code, err } = script(`import { refuseOldNode } from './infra/bootstrap/node-version.mjs'; refuseOldNode('${version}');`);
    expect(code).toBe(1);
    expect(err).toContain('is too old: install Node 20.19 or newer');
  });

  it.each(['20.19.0', '22.13.0', '24.0.0'])('accepts Node %s', (version) => {
    expect(script(`import { refuseOldNode } from './infra/bootstrap/node-version.mjs'; refuseOldNode('${version}');`).code).toBe(0);
  });

  it('imports nothing that npm would have to install first', () => {
    for (const file of ['run', 'build', 'checkout', 'install', 'lock', 'node-version', 'run-node', 'end-with-parent']) {
      const imports = [...readFileSync(join(CHECKOUT, `infra/bootstrap/${file}.mjs`), 'utf8').matchAll(/from '([^']+)'/g)].map((found) => found[1]!);
      expect(imports.filter((name) => !name.startsWith('node:') && !name.startsWith('./'))).toEqual([]);
    }
  });

  it('makes every program that a command runs, and one for each kind of member', () => {
    const { scripts } = JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    const asked = Object.values(scripts).flatMap((text) => / program (\S+)/.exec(text)?.[1] ?? []);
    expect(asked).toContain('launcher');
    const kinds = readdirSync(join(CHECKOUT, 'apps')).filter((kind) => kind !== 'cli');
    expect(kinds.length).toBeGreaterThan(5);
    expect([...asked, ...kinds].filter((name) => !existsSync(join(CHECKOUT, 'dist', `${name}.js`)))).toEqual([]);
  });

  it('leaves no sign in them for which the engine would keep two bytes of every other', () => {
    const files = readdirSync(join(CHECKOUT, 'dist')).filter((file) => file.endsWith('.js'));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => readFileSync(join(CHECKOUT, 'dist', file)).some((byte) => byte > 0x7f))).toEqual([]);
  });

  it('makes the programs anew when a source has changed, and only then', () => {
    const account = join(CHECKOUT, 'dist/made-from.json');
    const make = (): number => {
      expect(script("import { makePrograms } from './infra/bootstrap/build.mjs'; process.exitCode = await makePrograms();").code).toBe(0);
      return statSync(account).mtimeMs;
    };
    const first = make();
    expect(make()).toBe(first);
    const source = join(CHECKOUT, 'apps/school/src/main.ts');
    const { atime, mtime } = statSync(source);
    try {
      utimesSync(source, atime, new Date(mtime.getTime() + 1_000));
      expect(make()).toBeGreaterThan(first);
    } finally {
      utimesSync(source, atime, mtime);
      make();
    }
  });

  it.each([
    ['the same packages', '{"a":{"version":"1.0.0"}}', true],
    ['another version', '{"a":{"version":"1.1.0"}}', false],
    ['nothing', '{}', false],
  ])('sees whether an installation with %s is the lock file\'s', (_, installed, expected) => {
    const { out } = script(`
      import { isInstalled } from './infra/bootstrap/install.mjs';
      console.log(isInstalled({ packages: { '': {}, a: { version: '1.0.0' }, b: { version: '1.0.0', optional: true } } }, { packages: ${installed} }));
    `);
    expect(out).toBe(String(expected));
  });

  it('lets only one process at a time install or build', async () => {
    const lock = join(testFolder('lock'), 'lock');
    const log = join(testFolder('lock'), 'log');
    const work = `
      import { appendFileSync } from 'node:fs';
      import { alone } from './infra/bootstrap/lock.mjs';
      await alone(${JSON.stringify(lock)}, async () => {
        appendFileSync(${JSON.stringify(log)}, 'in ');
        for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        appendFileSync(${JSON.stringify(log)}, 'out ');
      });
    `;
    await Promise.all([1, 2, 3].map(() => new Promise((resolve) => {
      spawn(process.execPath, ['--input-type=module', '-e', work], { cwd: CHECKOUT }).once('exit', resolve);
    })));
    expect(readFileSync(log, 'utf8').trim()).toBe('in out in out in out');
    expect(existsSync(lock)).toBe(false);
  });

  it('takes over from a process that died at it', () => {
    const lock = join(testFolder('lock'), 'lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(lock, String(pid));
    expect(script(`import { alone } from './infra/bootstrap/lock.mjs'; await alone(${JSON.stringify(lock)}, () => console.log('done'));`).out).toBe('done');
  });

  it.each([
    ['the process that looks', '`${process.pid} 1`'],
    ['the process that looks, by its number alone', 'String(process.pid)'],
    ['another process', '`${process.ppid} 1`'],
  ])('takes over from a process whose number is now that of %s', (_, owner) => {
    const lock = join(testFolder('lock'), 'lock');
    expect(script(`
      import { writeFileSync } from 'node:fs';
      import { alone } from './infra/bootstrap/lock.mjs';
      writeFileSync(${JSON.stringify(lock)}, ${owner});
      await alone(${JSON.stringify(lock)}, () => console.log('done'), { onWait: () => { console.log('waits'); process.exit(); } });
    `).out).toBe('done');
  });

  it('waits for a process that is at it', () => {
    const lock = join(testFolder('lock'), 'lock');
    expect(script(`
      import { spawn } from 'node:child_process';
      import { once } from 'node:events';
      const other = spawn(process.execPath, ['--input-type=module', '-e', \`
        import { alone } from './infra/bootstrap/lock.mjs';
        await alone(${JSON.stringify(lock)}, () => new Promise((resolve) => { console.log('in'); process.stdin.once('end', resolve).resume(); }));
      \`], { stdio: ['pipe', 'pipe', 'inherit'] });
      await once(other.stdout, 'data');
      import { alone } from './infra/bootstrap/lock.mjs';
      await alone(${JSON.stringify(lock)}, () => console.log('done'), { onWait: (owner) => { console.log(Number(owner) === other.pid ? 'waits' : owner); other.stdin.end(); } });
    `).out).toBe('waits\ndone');
  });

  it('passes arguments and exit code through', () => {
    const program = join(testFolder('program'), 'program.mjs');
    writeFileSync(program, 'console.log(process.argv.slice(2).join()); process.exit(7);');
    const done = spawnSync(process.execPath, ['infra/bootstrap/run.mjs', 'tool', program, '--one', 'two'], { cwd: CHECKOUT, encoding: 'utf8' });
    expect(done.stdout.trim()).toBe('--one,two');
    expect(done.status).toBe(7);
  });

  it('takes what it runs along when it is killed with -9', async () => {
    const program = join(testFolder('program'), 'program.mjs');
    writeFileSync(program, 'console.log(process.pid); setInterval(() => {}, 1000);');
    const bootstrap = spawn(process.execPath, ['infra/bootstrap/run.mjs', 'tool', program], { cwd: CHECKOUT, stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = Number(await nextLine(bootstrap));
    expect(isAlive(pid)).toBe(true);
    bootstrap.kill('SIGKILL');
    await untilGone(pid);
    expect(isAlive(pid)).toBe(false);
  });

  it('stops what it runs when npm is killed with -9', async () => {
    const folder = testFolder('npm');
    writeFileSync(join(folder, 'program.mjs'), 'console.log(process.pid); setInterval(() => {}, 1000);');
    // What npm does: a shell for the script, and a name for it in the environment.
    const npm = spawn('/bin/sh', ['-c', `"$1" infra/bootstrap/run.mjs tool "$2"; true`, 'npm', process.execPath, join(folder, 'program.mjs')], {
      cwd: CHECKOUT, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    const pid = Number(await nextLine(npm));
    npm.kill('SIGKILL');
    await untilGone(pid);
    expect(isAlive(pid)).toBe(false);
  });
});
