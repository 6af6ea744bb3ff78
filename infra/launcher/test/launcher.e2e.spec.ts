import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, testFolder } from '@filiera/testing';
import type { RunningNetwork } from '@filiera/sample';

const LAUNCHER = resolve(import.meta.dirname, '../../../dist/launcher.js');

interface Run {
  readonly child: ChildProcess;
  said(): string;
  /** Waits for the end of the process. */
  readonly ended: Promise<number | null>;
}

describe('npm start', () => {
  const data = join(testFolder('start'), 'dati');
  const members = join(testFolder('members'), 'membri.yml');
  const runs: Run[] = [];

  const start = (...words: string[]): Run => {
    const child = spawn(process.execPath, [LAUNCHER, '--members', members, '--no-sample', '--port-base', '28000', ...words], {
      env: { PATH: process.env['PATH'], FILIERA_DATA: data }, stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (bytes: Buffer) => { text += bytes.toString(); });
    const run: Run = { child, said: () => text, ended: new Promise((done) => { child.once('exit', (code) => done(code)); }) };
    runs.push(run);
    return run;
  };
  const running = async (run: Run): Promise<RunningNetwork> => {
    await new Promise<void>((done, failed) => {
      const look = setInterval(() => {
        if (run.said().includes('Ctrl-C')) { clearInterval(look); done(); }
        if (run.child.exitCode !== null) { clearInterval(look); failed(new Error(run.said())); }
      }, 50);
    });
    return JSON.parse(readFileSync(join(data, 'network.json'), 'utf8')) as RunningNetwork;
  };
  const answersOf = (network: RunningNetwork): Promise<number[]> => Promise.all(network.nodes.map(async ({ url }) => {
    const answer = await fetch(`${url}/health/live`).then((found) => found.status, () => 0);
    return answer;
  }));
  const allGone = (network: RunningNetwork): Promise<unknown> => eventually('an end of every node', () => answersOf(network), (found) => found.every((status) => status === 0));

  beforeAll(() => writeFileSync(members, '- { id: cpi-prova, kind: cpi, name: Centro di prova }\n'));
  afterEach(async () => {
    for (const { child, ended } of runs.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
  });

  it('starts everything, says how to try it, and keeps its data when it is stopped', async () => {
    const first = start();
    const network = await running(first);
    expect(first.said()).toContain('tutti i nodi sono pronti');
    expect(first.said()).toMatch(/curl -s -H 'X-Api-Key: fil_/);
    expect(await answersOf(network)).toEqual([200, 200, 200]);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    await allGone(network);
    expect(existsSync(join(data, 'network.json'))).toBe(false);

    const second = start();
    const again = await running(second);
    expect(again.nodes.map(({ url, keys }) => ({ url, keys }))).toEqual(network.nodes.map(({ url, keys }) => ({ url, keys })));
    expect(second.said()).not.toContain('entrati con invito');

    const third = start();
    expect(await third.ended).toBe(1);
    expect(third.said()).toContain('la rete è già in funzione');

    const log = readFileSync(join(data, 'logs', 'cpi-prova.log'), 'utf8').trim().split('\n');
    process.kill((JSON.parse(log.at(-1)!) as { pid: number }).pid, 'SIGKILL');
    await eventually('news of the crash', () => second.said().includes('cpi-prova si è fermato (SIGKILL)'));
    await eventually('the node that is back', () => answersOf(again), (found) => found.every((status) => status === 200));

    second.child.kill('SIGKILL');
    await second.ended;
    await allGone(again);
  }, 240_000);

  it('says what is wrong with what it was asked', async () => {
    const wrong = start('--altro');
    expect(await wrong.ended).toBe(1);
    expect(wrong.said()).toContain('--port-base');
    const secure = start('--tls');
    expect(await secure.ended).toBe(1);
    expect(secure.said()).toContain('questa rete non è cifrata');
  }, 60_000);
});
