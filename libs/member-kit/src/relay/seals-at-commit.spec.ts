import { vacancyPublishedV1 } from '@filiera/contracts';
import { eventually, uuidNamed, VacancyNetwork } from '@filiera/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { verifyChain } from '../signatures/verify-chain.js';

interface SealedRow {
  readonly entity: string;
  readonly stream: string;
  readonly sequence: string;
  readonly previous_digest: string;
  readonly digest: string;
  readonly together: boolean;
}

describe('an event told while the relay rests', () => {
  let network: VacancyNetwork;

  beforeEach(async () => {
    network = await VacancyNetwork.start();
    await network.publish(uuidNamed('prima-di-tutto'));
    await arrived(1);
    await rested();
  });

  afterEach(async () => {
    await network[Symbol.asyncDispose]();
  });

  const arrived = (count: number): Promise<{ entity: string; version: number }[]> =>
    eventually(`${count} events`, () => network.seen(), (rows) => rows.length >= count);
  const add = (entity: string, version = 1) => network.sender.run((tx) =>
    network.sender.outbox.add(vacancyPublishedV1, { entity, version, data: vacancyPublishedV1.example }, tx));
  /** `together`: written by the transaction that wrote the event. */
  const sealed = () => network.sender.query<SealedRow>(`SELECT o.entity, s.stream, s.sequence, s.previous_digest, s.digest, o.xmin = s.xmin AS together
    FROM outbox o JOIN outbox_sealed s USING (position) ORDER BY s.sequence`);
  const rested = () => eventually('the marks', () => network.sender.query('SELECT FROM outbox_sealed WHERE published_at IS NULL'), (rows) => rows.length === 0)
    .then(() => new Promise((resolve) => { setTimeout(resolve, 100); }));
  const expectOneChain = async () => {
    const links = (await sealed()).map((row) => ({ source: 'cpi-esempio', stream: row.stream, sequence: Number(row.sequence), previousDigest: row.previous_digest, digest: row.digest }));
    expect(verifyChain(links)).toEqual({ links: links.length, gaps: [], breaks: [] });
  };

  it('is sealed by the transaction that tells it, and goes out', async () => {
    await add(uuidNamed('vac-1'));
    expect(await sealed()).toMatchObject([{}, { entity: uuidNamed('vac-1'), sequence: '2', together: true }]);
    expect((await arrived(2)).at(-1)).toMatchObject({ entity: uuidNamed('vac-1') });
    await rested();
    await add(uuidNamed('vac-1'), 2);
    expect((await arrived(3)).at(-1)).toMatchObject({ entity: uuidNamed('vac-1'), version: 2 });
    await expectOneChain();
  });

  it('waits for its turn when others are told at the same time: each once, in order, in one chain', async () => {
    await Promise.all(Array.from({ length: 16 }, async (_, writer) => {
      for (let version = 1; version <= 10; version++) await add(uuidNamed(`scrittore-${writer}`), version);
    }));
    const rows = await arrived(161);
    expect(rows).toHaveLength(161);
    for (let writer = 0; writer < 16; writer++) {
      expect(rows.filter(({ entity }) => entity === uuidNamed(`scrittore-${writer}`)).map(({ version }) => version)).toEqual(Array.from({ length: 10 }, (_, at) => at + 1));
    }
    await expectOneChain();
  });

  it('leaves no trace in the chain when its transaction cannot be committed', async () => {
    await network.sender.query('CREATE TABLE late_rule (id int UNIQUE DEFERRABLE INITIALLY DEFERRED)');
    await expect(network.sender.run(async (tx) => {
      await network.sender.outbox.add(vacancyPublishedV1, { entity: uuidNamed('mai-detta'), version: 1, data: vacancyPublishedV1.example }, tx);
      await tx.query('INSERT INTO late_rule VALUES (1), (1)');
    })).rejects.toThrow('late_rule');
    await add(uuidNamed('detta'));
    expect((await arrived(2)).map(({ entity }) => entity)).toEqual(['prima-di-tutto', 'detta'].map(uuidNamed));
    await expectOneChain();
  });

  it('is told again, and left to the relay, when the chain moved without its knowledge', async () => {
    // As after another process of this node had the lock for a while.
    await network.sender.query(`UPDATE outbox_sealed SET sequence = sequence + 1`);
    await network.sender.query(`UPDATE outbox_chain SET sequence = sequence + 1`);
    await add(uuidNamed('vac-2'));
    expect((await arrived(2)).at(-1)).toMatchObject({ entity: uuidNamed('vac-2') });
    expect((await sealed()).at(-1)).toMatchObject({ entity: uuidNamed('vac-2'), sequence: '3', together: false });
    // When the relay rests again is its own affair: one of the next is sealed by its transaction.
    await eventually('one sealed by its own transaction', async () => {
      await add(network.ids.entityId());
      return (await sealed()).at(-1);
    }, (last) => last?.together === true);
    const sequences = (await sealed()).map(({ sequence }) => Number(sequence));
    expect(sequences).toEqual(sequences.map((_, at) => at + 2));
  });
});
