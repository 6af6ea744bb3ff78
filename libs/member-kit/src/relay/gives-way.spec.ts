import { vacancyPublishedV1 } from '@filiera/contracts';
import { eventually, VacancyNetwork } from '@filiera/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { OthersAtWork } from '../messaging/others-at-work.js';
import { QUIET_OBSERVER } from '../messaging/quiet-observer.js';
import { ENTER_DOUBT } from '../own-past/doubt.js';
import { Relay } from './relay.js';
import type { OutboxRow } from './sealed-event.js';

describe('an import gives way', () => {
  let network: VacancyNetwork;
  let lots: number[];
  /** Called between the relay's last turn and its rest. */
  let goesToRest: () => void;

  afterEach(async () => {
    await network?.[Symbol.asyncDispose]();
  });

  /** @param others whether other members publish all the time */
  async function start(others: boolean): Promise<void> {
    lots = [];
    goesToRest = () => undefined;
    const observer = { ...QUIET_OBSERVER, published: (_family: string, count: number): void => { lots.push(count); }, relayBacklog: (): void => goesToRest() };
    // Nothing is found in the table by chance.
    network = await VacancyNetwork.start({ tuning: { relayPollMs: 60_000 }, sender: { observer, replacing: [{ provide: OthersAtWork, useValue: { heard: () => undefined, lately: others } }] } });
  }

  async function commit(count: number): Promise<void> {
    const events = Array.from({ length: count }, () => ({ entity: network.ids.entityId(), version: 1, data: vacancyPublishedV1.example }));
    await network.sender.run((tx) => network.sender.outbox.addAll(vacancyPublishedV1, events, tx));
  }

  async function tell(count: number): Promise<void> {
    await commit(count);
    await network.sender.outbox.sent();
  }

  const sum = (): number => lots.reduce((all, count) => all + count, 0);

  it('in small lots, to the end, while others publish', async () => {
    await start(true);
    await tell(65);
    expect([sum(), Math.max(...lots), await network.hub.count('VACANCIES')]).toEqual([65, 5, 65]);
    await tell(21);
    expect([sum(), Math.max(...lots)]).toEqual([86, 5]);
  });

  it('to nobody where nobody else publishes', async () => {
    await start(false);
    await tell(65);
    expect(lots).toEqual([65]);
  });

  it('and what is no import does not', async () => {
    await start(true);
    await tell(20);
    expect(lots).toEqual([20]);
  });

  it('and who waits for it is let go when the hub is away; what waited goes out as fast as it can once it is back', async () => {
    await start(true);
    await network.hub.kill();
    await tell(65);
    expect(lots).toEqual([]);
    await network.hub.restart();
    await eventually('everything published', () => sum(), (count) => count === 65);
    expect(Math.max(...lots)).toBeGreaterThan(5);
  });

  it('and whoever commits while the relay goes to rest waits to the end as well', async () => {
    await start(true);
    const relay = network.sender.app.get(Relay);
    const handOver = relay.committed.bind(relay);
    const untold: (readonly OutboxRow[])[] = [];
    relay.committed = (rows) => { untold.push(rows); };
    await commit(65);
    let sent: Promise<void> | undefined;
    goesToRest = () => {
      untold.splice(0).forEach((rows) => handOver(rows));
      sent ??= relay.sent();
    };
    await eventually('a rest', () => { relay.checkEverything(); return sent !== undefined; }, (came) => came);
    await sent;
    expect([sum(), Math.max(...lots)]).toEqual([65, 5]);
  });

  it('and nobody waits for what a restored node may not seal before it has asked the hub', async () => {
    await start(true);
    await network.restartSender(true, async (node) => { await node.query(ENTER_DOUBT); });
    await eventually('the relay', () => network.sender.app.get(Relay).state().active, (active) => active);
    await network.sender.outbox.sent();
    expect(await network.sender.query('SELECT FROM outbox_doubt')).toHaveLength(1);
  });

  it('to those of whom this node hears', async () => {
    network = await VacancyNetwork.start();
    const [sender, receiver] = [network.sender, network.receiver].map((node) => node.app.get(OthersAtWork));
    // The registry has come in just now.
    await eventually('nobody to be at work', () => [sender!.lately, receiver!.lately], (lately) => !lately.includes(true));
    await network.publish();
    await eventually('the receiver to hear', () => receiver!.lately, (lately) => lately);
    expect(sender!.lately).toBe(false);
  });
});
