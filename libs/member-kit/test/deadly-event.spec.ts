import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { vacancyPublishedV1 } from '@filiera/contracts';
import { createTestDatabase, eventually, HubForTests, signedMessage, testFolder, testMember, uuidNamed, type TestDatabase } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pemOf } from '../src/index.js';
import type { DeadlyNodeArguments } from './deadly-node.js';

const PROGRAM = fileURLToPath(new URL('./deadly-node.ts', import.meta.url));
const TYPESCRIPT = new URL('../../../infra/bootstrap/typescript.mjs', import.meta.url).href;
/** Deaths before it is set aside, once it is suspected. */
const KILLER_ATTEMPTS = 2;
/** A first and a second delivery are usual after any crash, and suspect nobody. */
const USUAL_DELIVERIES = 2;
const DEADLY = uuidNamed('letale');
const HARMLESS = ['prima', 'insieme', 'dopo'].map(uuidNamed);

describe('an event whose handler ends the process', () => {
  const [cpi, agency] = [testMember('cpi'), testMember('agency')];
  let hub: HubForTests;
  let database: TestDatabase;
  let rows: pg.Pool;
  let node: ChildProcess | null = null;

  beforeAll(async () => {
    hub = await HubForTests.start([cpi, agency]);
    database = await createTestDatabase('deadly');
    rows = new pg.Pool({ connectionString: database.url, max: 1 });
    rows.on('error', () => undefined);
  });
  afterAll(async () => {
    if (node && node.exitCode === null && node.signalCode === null) {
      node.kill('SIGKILL');
      await once(node, 'exit');
    }
    await rows?.end();
    await hub?.[Symbol.asyncDispose]();
    await database?.drop();
  });

  const publish = (entity: string, sequence: number): Promise<unknown> =>
    hub.publish(signedMessage({ from: cpi, type: vacancyPublishedV1.type, audience: 'all', entity, data: vacancyPublishedV1.example, sequence }));

  const start = (): ChildProcess => {
    const { self, coordinator, tuning } = hub.optionsFor(agency, { killerAttempts: KILLER_ATTEMPTS });
    const given: DeadlyNodeArguments = {
      member: self, hubUrl: hub.url, password: hub.password, databaseUrl: database.url, coordinator: coordinator!,
      signing: pemOf(agency.signing), encryption: pemOf(agency.encryption), tuning: tuning!, deadly: DEADLY,
    };
    // Nobody wants the memory of a process that ends on purpose.
    const command = ['-c', 'ulimit -c 0; exec "$0" "$@"', process.execPath, '--disable-warning=ExperimentalWarning', '--import', TYPESCRIPT, PROGRAM, JSON.stringify(given)];
    return spawn('/bin/sh', command, { cwd: testFolder('deadly'), stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  };
  const seen = async (): Promise<string[]> => (await rows.query<{ entity: string }>('SELECT entity FROM seen ORDER BY position')).rows.map(({ entity }) => entity);

  it('ends it until the event is suspected and then as often as is allowed, is quarantined, and the others are handled once', async () => {
    await publish(HARMLESS[0]!, 1);
    await publish(DEADLY, 2);
    await publish(HARMLESS[1]!, 3);
    const deaths: unknown[] = [];
    for (;;) {
      node = start();
      const died = once(node, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
      const quarantined = eventually('the quarantine', async () => (await rows.query('SELECT FROM quarantine')).rowCount === 1).then(() => null);
      // Whichever comes first decides: while it dies, nothing is quarantined.
      const end = await Promise.race([died, quarantined.catch(() => died)]);
      if (end === null) break;
      deaths.push(end[1]);
      if (deaths.length > 20) break;
    }
    expect(deaths).toEqual(Array.from({ length: USUAL_DELIVERIES + KILLER_ATTEMPTS }, () => 'SIGABRT'));
    await publish(HARMLESS[2]!, 4);
    await eventually('the others', seen, (entities) => entities.length >= HARMLESS.length);
    expect((await seen()).sort()).toEqual([...HARMLESS].sort());
    const { rows: quarantine } = await rows.query<{ reason: string; detail: string; subject: string }>('SELECT reason, detail, subject FROM quarantine');
    expect(quarantine).toEqual([{ reason: 'kills-process', detail: `the process ended ${KILLER_ATTEMPTS} times while handling it`, subject: expect.stringContaining(`.${DEADLY}`) }]);
    expect((await rows.query('SELECT FROM inbox_attempt')).rowCount).toBe(0);
    await eventually('nothing left to deliver', () => hub.manager.consumers.info('VACANCIES', agency.id), (info) => info.num_ack_pending === 0 && info.num_pending === 0);
    expect(node!.exitCode).toBeNull();
    node!.kill('SIGTERM');
    const [code] = (await once(node!, 'exit')) as [number | null];
    expect(code).toBe(0);
  }, 180_000);
});
