import { createHash } from 'node:crypto';
import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, testFolder, type TestDatabase } from '@filiera/testing';
import { initNode } from '../identity/init-node.js';
import { keyOf } from '../../test/sample-member.js';
import { EXIT_FAILED, EXIT_WRONG_COMMAND_LINE, EXIT_WRONG_SETTINGS } from './explain-start.js';
import { STANDING_BY } from './run-member.js';

const PROGRAM = fileURLToPath(new URL('../../test/sample-program.ts', import.meta.url));
const OUTDATED = fileURLToPath(new URL('../../test/outdated-program.ts', import.meta.url));
const READS_TYPESCRIPT = ['--import', fileURLToPath(new URL('../../../../infra/bootstrap/typescript.mjs', import.meta.url))];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function outputOf(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  child.stderr?.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, text };
}

describe('the program of a member', () => {
  let database: TestDatabase;
  let home: string;
  let port: number;

  beforeAll(async () => {
    database = await createTestDatabase('program');
    home = testFolder('program');
    port = await freePort();
    const sha256 = createHash('sha256').update(keyOf('operator')).digest('hex');
    await initNode(home, {
      id: 'cpi-prova', kind: 'cpi', name: 'Prova', agreement: '^1.0.0',
      http: { host: '127.0.0.1', port, publicUrl: `http://127.0.0.1:${port}` },
      database: { url: database.url },
      access: { apiKeys: [{ label: 'desk', role: 'operator', sha256 }] },
    }, new Date());
  });
  afterAll(() => database?.drop());

  const start = (environment: Record<string, string> = {}, program = PROGRAM): ChildProcess =>
    fork(program, ['--home', home], { execArgv: READS_TYPESCRIPT, stdio: ['pipe', 'pipe', 'pipe', 'ipc'], env: { ...process.env, ...environment } });
  const ready = async (child: ChildProcess): Promise<void> => {
    const first = await Promise.race([once(child, 'message'), outputOf(child)]);
    expect(first).toEqual(['ready', undefined]);
  };
  const alive = async (): Promise<boolean> => fetch(`http://127.0.0.1:${port}/health/live`).then((answer) => answer.ok, () => false);

  it('tells its parent that it is ready, serves, and stops in order on SIGTERM', async () => {
    const child = start();
    await ready(child);
    expect(await alive()).toBe(true);
    const finished = outputOf(child);
    child.kill('SIGTERM');
    const { code, text } = await finished;
    expect(code).toBe(0);
    for (const line of text.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(await alive()).toBe(false);
  });

  it('stops when its parent is gone', async () => {
    const child = start();
    await ready(child);
    const finished = outputOf(child);
    child.disconnect();
    expect((await finished).code).toBe(0);
  });

  it('stops when a parent that holds its standard input is gone', async () => {
    const child = spawn(process.execPath, [...READS_TYPESCRIPT, PROGRAM], {
      stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, FILIERA_HOME: home, FILIERA_PARENT: 'stdin' },
    });
    const finished = outputOf(child);
    while (!await alive()) await new Promise((resolve) => setTimeout(resolve, 50));
    child.stdin.end();
    expect((await finished).code).toBe(0);
  });

  it('loads beside the process that works, and takes its place when that one has ended', async () => {
    const first = start();
    await ready(first);
    const firstEnded = outputOf(first);
    const second = start();
    expect(await Promise.race([once(second, 'message'), outputOf(second)])).toEqual([STANDING_BY, undefined]);
    expect(await alive()).toBe(true);
    const secondReady = ready(second);
    first.kill('SIGTERM');
    expect((await firstEnded).code).toBe(0);
    await secondReady;
    expect(await alive()).toBe(true);
    const secondEnded = outputOf(second);
    second.kill('SIGTERM');
    expect((await secondEnded).code).toBe(0);
  });

  it('says in both languages what to do when its port is taken', async () => {
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    const { code, text } = await outputOf(start());
    taken.close();
    expect(code).toBe(EXIT_FAILED);
    expect(text).toMatch(new RegExp(`Non si può ascoltare su 127\\.0\\.0\\.1:${port} \\(EADDRINUSE\\)`));
    expect(text).toMatch(/Cannot listen on .* change http\.port in node\.yml/);
  });

  it('names every wrong setting and exits with the code for settings', async () => {
    const { code, text } = await outputOf(start({ FILIERA_HTTP_PORT: 'eighty', FILIERA_LOG_LEVEL: 'loud' }));
    expect(code).toBe(EXIT_WRONG_SETTINGS);
    expect(text).toMatch(/http\.port \(FILIERA_HTTP_PORT\)[\s\S]*eighty[\s\S]*log\.level \(FILIERA_LOG_LEVEL\)[\s\S]*loud/);
    expect(text).not.toMatch(/\n\s+at /);
  });

  it('stops in order when the agreement that has come into force is not one that it understands, and does not start any more', async () => {
    const says = /Dal 2026-11-01 è in vigore l'accordo 2\.0\.0.*\n.*the agreement 2\.0\.0 is in force.*Upgrade the program/;
    const working = await outputOf(start({}, OUTDATED));
    expect(working.code).toBe(EXIT_FAILED);
    expect(working.text).toMatch(says);
    expect(working.text).toMatch(/stopping: the node may not go on/);
    const starting = await outputOf(start());
    expect(starting.code).toBe(EXIT_FAILED);
    expect(starting.text).toMatch(says);
    expect(starting.text).not.toMatch(/stopping/);
  });

  it('asks for its home folder when it was given none', async () => {
    const child = fork(PROGRAM, [], { execArgv: READS_TYPESCRIPT, stdio: 'pipe', env: { ...process.env, FILIERA_HOME: '' } });
    expect((await outputOf(child)).text).toMatch(/--home/);
  });

  it.each([['bakcup /copia', 'bakcup /copia'], ['--home /nodo restore', 'restore'], ['--hoem /nodo', '--hoem /nodo'], ['--home', '--home']])('refuses words that it does not know: %s', async (words, named) => {
    const child = fork(PROGRAM, words.split(' '), { execArgv: READS_TYPESCRIPT, stdio: 'pipe', env: { ...process.env, FILIERA_HOME: home } });
    const ended = outputOf(child);
    // Should it start all the same.
    child.once('message', () => child.kill());
    const { code, text } = await ended;
    expect(code).toBe(EXIT_WRONG_COMMAND_LINE);
    expect(text).toContain(`: ${named}. Avvia il nodo`);
  });
});
