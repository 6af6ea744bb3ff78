import { eventually, uuidNamed, VacancyNetwork } from '@filiera/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

describe('a node whose database was restored from a backup', () => {
  let network: VacancyNetwork;

  beforeEach(async () => {
    network = await VacancyNetwork.start();
  });

  afterEach(async () => {
    await network[Symbol.asyncDispose]();
  });

  it('reads again what it had acknowledged since, and handles it once', async () => {
    for (let i = 0; i < 10; i++) await network.publish(uuidNamed(`prima-${i}`));
    await eventually('the first ten', () => network.seen(), (rows) => rows.length === 10);
    const backup = await network.receiver.query('SELECT * FROM inbox_progress');
    const kept = await network.receiver.query<{ event_id: string }>('SELECT event_id FROM inbox');
    for (let i = 0; i < 10; i++) await network.publish(uuidNamed(`dopo-${i}`));
    await eventually('all twenty', () => network.seen(), (rows) => rows.length === 20);
    await eventually('their acknowledgements', () => network.hub.manager.consumers.info('VACANCIES', network.agency.id), (info) => info.num_ack_pending === 0);
    await network.restartReceiver(async (node) => {
      await node.query('DELETE FROM seen WHERE position > 10');
      await node.query('DELETE FROM inbox WHERE event_id <> ALL($1::uuid[])', [kept.map((row) => row.event_id)]);
      for (const row of backup) await node.query('UPDATE inbox_progress SET stream_sequence = $2 WHERE stream = $1', [row['stream'], row['stream_sequence']]);
    });
    const rows = await eventually('all twenty again', () => network.seen(), (found) => found.length >= 20);
    expect(new Set(rows.map(({ entity }) => entity)).size).toBe(20);
    await network.publish(uuidNamed('infine'));
    expect(await eventually('what comes next', () => network.seen(), (found) => found.some(({ entity }) => entity === uuidNamed('infine')))).toHaveLength(21);
  });

  it('goes on with the chain that the hub has of it', async () => {
    for (let i = 0; i < 6; i++) await network.publish(uuidNamed(`prima-${i}`));
    await eventually('the marks', () => network.sender.query('SELECT FROM outbox_sealed WHERE published_at IS NOT NULL'), (rows) => rows.length === 6);
    await network.restartSender(false, async (node) => {
      await node.query('DELETE FROM outbox WHERE position > 3');
      await node.query('DELETE FROM outbox_sealed WHERE position > 3');
      await node.query('UPDATE outbox_chain SET sequence = s.sequence, digest = s.digest FROM outbox_sealed s WHERE s.position = 3');
    });
    await eventually('the chain', () => network.sender.query('SELECT sequence FROM outbox_chain'), ([row]) => row?.['sequence'] === '6');
    await network.publish(uuidNamed('infine'));
    await eventually('what comes next', () => network.seen(), (rows) => rows.some(({ entity }) => entity === uuidNamed('infine')));
    expect(await network.sender.query('SELECT max(sequence) AS sequence FROM outbox_sealed')).toEqual([{ sequence: '7' }]);
  });
});
