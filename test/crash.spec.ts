import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from './eventually.js';
import { Oracle } from './oracle.js';
import { type SpecNetwork, startSpecNetwork } from './running-network.js';
import { SeededRandom } from './seeded-random.js';
import { NetworkTestConfiguration } from './test.config.js';
import { Writer } from './writer.js';

const WRITES = 2_200;
const KILLS = 20;
const WRITERS = 6;
const NODES = ['cpi-uno', 'agency-alfa', 'school-uno'] as const;

describe('nodes, relays and the broker killed at random while people work', () => {
  const random = new SeededRandom(new NetworkTestConfiguration().seed);
  const oracle = new Oracle();
  let net: SpecNetwork;

  beforeAll(async () => {
    console.log(`seed ${random.seed}: repeat with FILIERA_TEST_SEED=${random.seed}`);
    net = await startSpecNetwork([
      { id: 'cpi-uno', kind: 'cpi', name: 'CPI di prova' },
      { id: 'agency-alfa', kind: 'agency', name: 'Agenzia di prova' },
      { id: 'school-uno', kind: 'school', name: 'Scuola di prova' },
    ]);
    await workWhileKilling();
    await settled();
  }, 900_000);
  afterAll(() => net?.stop(), 60_000);

  it('the work was what the test is about', () => {
    expect(oracle.writes).toBeGreaterThanOrEqual(2_000);
    expect(killed).toHaveLength(KILLS);
  });

  it.each(NODES)('%s has done once everything that it said it had done', async (id) => {
    expect(await oracle.differencesOfOwner(net, id)).toEqual([]);
  });

  it.each(NODES)('the board of %s shows every other member’s entities at their last version, once', async (id) => {
    expect(await oracle.differencesOfBoard(net, id, NODES)).toEqual([]);
  });

  it.each(NODES)('%s has set nothing aside', async (id) => {
    expect(await net.rows(id, `SELECT reason, detail FROM quarantine`)).toEqual([]);
    expect(await net.rows(id, `SELECT parked_reason FROM outbox_sealed WHERE parked_reason IS NOT NULL`)).toEqual([]);
  });

  const killed: string[] = [];

  async function workWhileKilling(): Promise<void> {
    const writers = Array.from({ length: WRITERS }, (_, number) => new Writer(number, NODES.map((id) => net.client(id)), oracle, new SeededRandom(random.whole(2 ** 31))));
    const working = Promise.all(writers.map((writer) => writer.writeUntil(() => oracle.writes >= WRITES && killed.length >= KILLS)));
    while (killed.length < KILLS) {
      // Kills are spread over the work, not over time: a slow machine has as many of them between two writes as a fast one.
      await until('progress', async () => (oracle.writes >= ((killed.length + random.next()) * WRITES) / KILLS ? null : `${oracle.writes} writes`), 300_000);
      await killOne();
    }
    await working;
  }

  async function killOne(): Promise<void> {
    const victim = random.pick([...NODES, 'broker']);
    killed.push(victim);
    if (victim === 'broker') {
      await net.network.killBroker();
      await pause(random.whole(500));
      await net.network.startBroker();
      return;
    }
    await net.network.node(victim).kill();
    await pause(random.whole(500));
    net.network.node(victim).start();
    await net.network.node(victim).ready();
  }

  /** Everything published and everything read: the boards say so themselves. */
  async function settled(): Promise<void> {
    await Promise.all(NODES.map((id) => net.network.node(id).ready()));
    await until('all boards complete', async () => {
      const missing = await Promise.all(NODES.map((id) => oracle.differencesOfBoard(net, id, NODES)));
      return missing.flat().length === 0 ? null : missing.flat().slice(0, 5).join('; ');
    }, 240_000).catch((error: unknown) => console.log(String(error)));
  }
});
