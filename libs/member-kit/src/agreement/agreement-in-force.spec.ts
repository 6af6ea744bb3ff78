import { localDate, networkAgreementPublishedV1, plusDays, type NetworkAgreementPublishedV1 } from '@filiera/contracts';
import { createTestDatabase, eventually, HubForTests, signedMessage, testFolder, testMember, type TestDatabase } from '@filiera/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { sampleSettings, startSample } from '../../test/sample-member.js';
import { Projections } from '../projections/projections.js';
import type { StartFailure } from '../runtime/start-failure.js';
import { CheckAgreementInForce } from './check-agreement-in-force.js';

const [office, agency, coordinator] = [testMember('cpi', 'cpi-prova'), testMember('agency', 'agenzia-prova'), testMember('coordinator', 'provincia-prova')];
const TODAY = localDate(new Date());
const [YESTERDAY, NEXT_MONTH] = [plusDays(TODAY, -1), plusDays(TODAY, 30)];
const STOPS = new RegExp(`Dal ${YESTERDAY} è in vigore l'accordo 2\\.0\\.0, e questo programma capisce \\^1\\.0\\.0.* Aggiornare il programma[^]*Since ${YESTERDAY} the agreement 2\\.0\\.0 is in force.* Upgrade the program`);

describe('a node and the agreement in force', () => {
  let hub: HubForTests;
  let database: TestDatabase;
  let app: NestFastifyApplication | undefined;
  let now: Date;
  let publications = 0;
  let stopped: StartFailure[] = [];
  const lines: string[] = [];

  beforeAll(async () => { hub = await HubForTests.start([coordinator, office, agency]); });
  beforeEach(async () => {
    // Each test begins with a stream that nothing has been published in.
    await hub.manager.streams.purge('NETWORK', { filter: 'rete.network.agreement-published.>' });
    database = await createTestDatabase('agreement');
    now = new Date();
    stopped = [];
    lines.length = 0;
  });
  afterEach(async () => {
    await app?.close();
    app = undefined;
    await database.drop();
  });
  afterAll(() => hub?.[Symbol.asyncDispose]());

  const start = async (): Promise<void> => {
    const settings = await sampleSettings(database.url, testFolder('agreement'), { log: { level: 'warn' } });
    app = await startSample(settings, {
      messaging: hub.optionsFor(office), clock: { now: () => now }, mustStop: (failure) => void stopped.push(failure), log: { write: (line: string) => void lines.push(line) },
    });
  };
  const stop = async (): Promise<void> => {
    await app!.close();
    app = undefined;
  };
  const publish = async (version: string, effectiveFrom: string, { from = coordinator, publication = ++publications } = {}): Promise<string> => {
    const data: NetworkAgreementPublishedV1 = { version, digest: 'A'.repeat(43), effectiveFrom };
    const message = signedMessage({ from, type: networkAgreementPublishedV1.type, audience: 'all', entity: 'agreement', version: publication, data });
    await hub.publish(message);
    return message.id;
  };
  const query = <R>(sql: string, values: unknown[] = []): Promise<R[]> => app!.get(DataSource).query<R[]>(sql, values);
  const known = async (): Promise<string[]> => (await query<{ known: string }>(
    `SELECT version || ' ' || to_char(effective_from, 'YYYY-MM-DD') AS known FROM agreement_version ORDER BY effective_from, publication`)).map((row) => row.known);
  const knows = (...versions: string[]): Promise<unknown> => eventually(versions.join(', '), known, (found) => found.join() === versions.join());
  const health = async (): Promise<unknown> => {
    const { parts } = await (await fetch(`${await app!.getUrl()}/health/ready`)).json() as { parts: { name: string }[] };
    return parts.find(({ name }) => name === 'agreement');
  };
  const sweep = (): Promise<number> => app!.get(CheckAgreementInForce, { strict: false }).sweep();
  const warnings = (): string[] => lines.filter((line) => line.includes('"Agreement"'));

  it('stops when a version of another major is published that is in force, and does not start any more, hub or no hub', async () => {
    await start();
    await publish('2.0.0', YESTERDAY);
    await eventually('the stop', () => stopped, (failures) => failures.length > 0);
    await sweep();
    expect(stopped).toHaveLength(1);
    expect(stopped[0]!.message).toMatch(STOPS);
    await stop();
    await hub.kill();
    try {
      await expect(start()).rejects.toThrow(STOPS);
    } finally {
      await hub.restart();
    }
  });

  it('works on under a version whose day has not come, says so once a day, and stops on that day', async () => {
    await start();
    await publish('1.9.0', YESTERDAY);
    await publish('2.0.0', NEXT_MONTH);
    await knows(`1.9.0 ${YESTERDAY}`, `2.0.0 ${NEXT_MONTH}`);
    await eventually('the warning', warnings, (found) => found.length > 0);
    await sweep();
    expect(warnings()).toEqual([expect.stringMatching(new RegExp(`dal ${NEXT_MONTH} sarà in vigore l'accordo 2\\.0\\.0.*from ${NEXT_MONTH} the agreement 2\\.0\\.0 will be in force`))]);
    expect(await health()).toMatchObject({
      required: false, up: false, details: { inForce: '1.9.0', since: YESTERDAY, understands: '^1.0.0', next: '2.0.0', from: NEXT_MONTH }, text: { en: expect.stringMatching(/upgrade it before/) },
    });
    await stop();
    await start();
    await eventually('the warning of this start', warnings, (found) => found.length === 2);
    now = new Date(now.getTime() + 24 * 3_600_000);
    await sweep();
    expect(warnings()).toHaveLength(3);
    expect(stopped).toEqual([]);
    // Past midnight in Italy.
    now = new Date(`${plusDays(NEXT_MONTH, -1)}T23:30:00Z`);
    await sweep();
    expect(stopped.map(({ message }) => message)).toEqual([expect.stringMatching(new RegExp(`Since ${NEXT_MONTH} the agreement 2\\.0\\.0 is in force`))]);
  });

  it('goes on as before under a newer version that only adds, and says which one it is', async () => {
    await start();
    await publish('1.9.0', YESTERDAY);
    await publish('1.10.0', NEXT_MONTH);
    await knows(`1.9.0 ${YESTERDAY}`, `1.10.0 ${NEXT_MONTH}`);
    await stop();
    await start();
    await sweep();
    expect([stopped, warnings()]).toEqual([[], []]);
    expect(await health()).toEqual({ name: 'agreement', required: false, up: true, details: { inForce: '1.9.0', since: YESTERDAY, understands: '^1.0.0' } });
  });

  it('knows the day that was published last, in whatever order it is told, and the same after a rebuild', async () => {
    await start();
    await publish('2.0.0', plusDays(TODAY, 60), { publication: 9 });
    await publish('2.0.0', YESTERDAY, { publication: 8 });
    await publish('1.9.0', YESTERDAY, { publication: 7 });
    await knows(`1.9.0 ${YESTERDAY}`, `2.0.0 ${plusDays(TODAY, 60)}`);
    const projections = app!.get(Projections);
    projections.rebuild('OnAgreementPublished');
    await projections.settled();
    expect(projections.find('OnAgreementPublished')).toMatchObject({ status: 'rebuilt', result: { events: 3, identical: true } });
    expect(stopped).toEqual([]);
  });

  it('believes nobody but the coordinator', async () => {
    await start();
    await publish('2.0.0', YESTERDAY, { from: agency });
    await publish('2.0.0', YESTERDAY, { from: { ...coordinator, signing: agency.signing } });
    const set = await eventually('the quarantine', () => query<{ reason: string }>('SELECT reason FROM quarantine ORDER BY id'), (rows) => rows.length === 2);
    expect(set.map(({ reason }) => reason)).toEqual(['not-a-publisher', 'unknown-signer']);
    expect([await known(), stopped]).toEqual([[], []]);
  });

  it('starts without knowing the version in force where it joined after the next one was published', async () => {
    await hub.manager.consumers.delete('NETWORK', office.id);
    await publish('1.9.0', YESTERDAY);
    await publish('2.0.0', NEXT_MONTH);
    await hub.makeConsumers('NETWORK', office);
    await start();
    await knows(`2.0.0 ${NEXT_MONTH}`);
    await eventually('the warning', warnings, (found) => found.length > 0);
    expect(stopped).toEqual([]);
    expect(await health()).toMatchObject({ details: { inForce: null, next: '2.0.0' } });
  });

  it('reads again what it had acknowledged before it kept any of it', async () => {
    await start();
    const id = await publish('1.9.0', YESTERDAY);
    await knows(`1.9.0 ${YESTERDAY}`);
    await eventually('the acknowledgement', () => hub.manager.consumers.info('NETWORK', office.id), ({ num_ack_pending: pending }) => pending === 0);
    await query('DROP TABLE agreement_version');
    await query(`DELETE FROM migration WHERE name LIKE 'KeepAgreementVersions%'`);
    await query('DELETE FROM inbox WHERE event_id = $1', [id]);
    await stop();
    await start();
    await knows(`1.9.0 ${YESTERDAY}`);
  });

  it('takes what its own log has, where it is the coordinator\'s', async () => {
    await start();
    const add = `INSERT INTO outbox (id, stream, type, entity, entity_version, audience, subject, time, payload, correlation_id, agreement_version, purpose, own_view)
      VALUES (gen_random_uuid(), 'NETWORK', 'network.agreement-published.v1', 'agreement', $1, 'all', 'x', now(), $2, 'x', '1.0.0', 'x', true)`;
    await query('DROP TABLE agreement_version');
    await query(`DELETE FROM migration WHERE name LIKE 'KeepAgreementVersions%'`);
    for (const [publication, version, effectiveFrom] of [[1, '1.9.0', YESTERDAY], [2, '2.0.0', TODAY], [3, '2.0.0', NEXT_MONTH]]) await query(add, [publication, JSON.stringify({ version, effectiveFrom })]);
    await stop();
    await start();
    expect(await known()).toEqual([`1.9.0 ${YESTERDAY}`, `2.0.0 ${NEXT_MONTH}`]);
  });
});
