import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { describe, expect, it } from '@jest/globals';
import { isAlive, waitUntil } from './wait-until.js';

const CHECKOUT = join(import.meta.dirname, '../../..');

interface Started {
  readonly broker: number;
  readonly database: number;
  readonly folder: string;
  readonly uid: number;
}

const LAUNCHER = `
  import { startBroker, startDatabase, temporaryFolder } from '@filiera/embedded';
  const folder = temporaryFolder('filiera-launched').path;
  const broker = await startBroker({ storeDir: folder + '/broker', serverName: 'hub' });
  const database = await startDatabase({ dataDir: folder + '/database', fast: true });
  await database.createDatabase('cpi-lecce');
  process.on('SIGINT', () => console.log('interrupted'));
  console.log(JSON.stringify({ broker: broker.pid, database: database.pid, folder, uid: process.getuid() }));
  setInterval(() => {}, 1000);
`;

interface Launched {
  readonly launcher: ChildProcess;
  readonly lines: Interface;
  readonly started: Started;
}

const nextLine = (lines: Interface): Promise<string> => new Promise((resolve, reject) => {
  lines.once('line', resolve);
  lines.once('close', () => reject(new Error('the launcher ended without a word')));
});

/** A launcher in a process and a process group of its own, that has started both servers. */
async function launch(account: { uid?: number; gid?: number } = {}): Promise<Launched> {
  const launcher = spawn(process.execPath, ['--import', './infra/bootstrap/typescript.mjs', '--input-type=module', '-e', LAUNCHER], {
    cwd: CHECKOUT, stdio: ['ignore', 'pipe', 'inherit'], detached: true, ...account,
  });
  const lines = createInterface({ input: launcher.stdout! });
  return { launcher, lines, started: JSON.parse(await nextLine(lines)) as Started };
}

const allGone = ({ broker, database, folder }: Started): Promise<true> =>
  waitUntil('both servers and their folder to go', 30, () => (!isAlive(broker) && !isAlive(database) && !existsSync(folder) ? true : null));

/** An ordinary user, when this is root and that user can read the checkout; otherwise whoever runs the tests, who is one. */
function ordinaryUser(): { uid?: number; gid?: number } {
  const nobody = { uid: 65534, gid: 65534 };
  const readable = process.getuid?.() === 0 && spawnSync('/bin/sh', ['-c', 'cd "$1"', 'enter', CHECKOUT], { ...nobody, cwd: '/' }).status === 0;
  return readable ? nobody : {};
}

describe('a server that is guarded', () => {
  it('goes with its launcher when that is killed with -9, and so does its temporary folder', async () => {
    const { launcher, started } = await launch();
    expect(isAlive(started.broker) && isAlive(started.database)).toBe(true);
    launcher.kill('SIGKILL');
    expect(await allGone(started)).toBe(true);
  });

  it('leaves Ctrl-C to its launcher, although a terminal sends it to the whole group', async () => {
    const { launcher, lines, started } = await launch();
    process.kill(-launcher.pid!, 'SIGINT');
    expect(await nextLine(lines)).toBe('interrupted');
    expect(isAlive(started.broker) && isAlive(started.database)).toBe(true);
    launcher.kill('SIGKILL');
    await allGone(started);
  });

  it('runs for an ordinary user', async () => {
    const user = ordinaryUser();
    const { launcher, started } = await launch(user);
    expect(started.uid).toBe(user.uid ?? process.getuid?.());
    launcher.kill('SIGKILL');
    expect(await allGone(started)).toBe(true);
  });
});
