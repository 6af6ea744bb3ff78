import { vacancyPublishedV1 } from '@filiera/contracts';
import { eventually, uuidNamed, VacancyNetwork } from '@filiera/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Relay } from './relay.js';
import type { OutboxRow } from './sealed-event.js';

describe('rows handed to the relay after their commit', () => {
  let network: VacancyNetwork;
  let relay: Relay;
  let handOver: Relay['committed'];

  beforeEach(async () => {
    network = await VacancyNetwork.start();
    relay = network.sender.app.get(Relay);
    handOver = relay.committed.bind(relay);
    await network.publish(uuidNamed('prima-di-tutto'));
    await arrived(1);
  });

  afterEach(async () => {
    await network[Symbol.asyncDispose]();
  });

  const arrived = (count: number): Promise<{ entity: string; version: number }[]> =>
    eventually(`${count} events`, () => network.seen(), (rows) => rows.length >= count);
  const add = (entity: string, version: number) => network.sender.run((tx) =>
    network.sender.outbox.add(vacancyPublishedV1, { entity, version, data: vacancyPublishedV1.example }, tx));

  /** Commits while the relay is not told; it is told when the test says so. */
  async function withoutBeingTold(work: () => Promise<unknown>): Promise<() => void> {
    const untold: (readonly OutboxRow[])[] = [];
    relay.committed = (rows) => { untold.push(rows); };
    await work();
    relay.committed = handOver;
    return () => untold.forEach((rows) => handOver(rows));
  }

  it('wait for an earlier event of their entity that was committed first and is told of later', async () => {
    const tell = await withoutBeingTold(() => add(uuidNamed('vac-1'), 1));
    await add(uuidNamed('vac-1'), 2);
    expect((await arrived(3)).slice(1)).toMatchObject([{ entity: uuidNamed('vac-1'), version: 1 }, { entity: uuidNamed('vac-1'), version: 2 }]);
    tell();
    await add(uuidNamed('vac-1'), 3);
    expect((await arrived(4)).slice(1).map(({ version }) => version)).toEqual([1, 2, 3]);
    expect(await network.sender.query('SELECT sequence FROM outbox_sealed ORDER BY position')).toMatchObject(['1', '2', '3', '4'].map((sequence) => ({ sequence })));
  });

  it('are found in the table when nobody ever tells of them', async () => {
    await withoutBeingTold(() => add(uuidNamed('vac-2'), 1));
    expect((await arrived(2)).slice(1)).toMatchObject([{ entity: uuidNamed('vac-2'), version: 1 }]);
  });

  it('are not believed when their part of the transaction was undone', async () => {
    await network.sender.run(async (tx) => {
      await tx.query('SAVEPOINT part');
      await network.sender.outbox.add(vacancyPublishedV1, { entity: uuidNamed('vac-3'), version: 1, data: vacancyPublishedV1.example }, tx);
      await tx.query('ROLLBACK TO SAVEPOINT part');
      await network.sender.outbox.add(vacancyPublishedV1, { entity: uuidNamed('vac-4'), version: 1, data: vacancyPublishedV1.example }, tx);
    });
    expect((await arrived(2)).slice(1)).toMatchObject([{ entity: uuidNamed('vac-4'), version: 1 }]);
    await add(uuidNamed('vac-5'), 1);
    expect((await arrived(3)).map(({ entity }) => entity)).toEqual(['prima-di-tutto', 'vac-4', 'vac-5'].map(uuidNamed));
  });
});
