import { vacancyPublishedV1 } from '@filiera/contracts';
import { eventually, signedMessage, startOwnDatabase, uuidNamed, VacancyNetwork } from '@filiera/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Consumers } from './consumers.js';

const AN_HOUR_NS = 3_600_000_000_000;

type OwnDatabase = Awaited<ReturnType<typeof startOwnDatabase>>;

describe('a follower', () => {
  let database: OwnDatabase;
  let network: VacancyNetwork;

  beforeAll(async () => {
    database = await startOwnDatabase();
    network = await VacancyNetwork.start({ receiverDatabase: await database.current.createDatabase('reader') });
  });

  afterAll(async () => {
    await network[Symbol.asyncDispose]();
    await database.stop();
  });

  it('loses and doubles nothing when its database dies and comes back', async () => {
    for (let i = 0; i < 5; i++) await network.publish(uuidNamed(`prima-${i}`));
    await eventually('the first', () => network.seen(), (rows) => rows.length === 5);
    await database.kill();
    for (let i = 0; i < 50; i++) await network.publish(uuidNamed(`durante-${i}`));
    await database.restart();
    const rows = await eventually('the rest', () => network.seen(), (found) => found.length >= 55);
    expect(rows).toHaveLength(55);
    expect(new Set(rows.map(({ entity }) => entity)).size).toBe(55);
  });

  it('gives back what it had fetched and not handled when it stops, so that the next process need not wait for it', async () => {
    await network.hub.manager.consumers.update('VACANCIES', network.agency.id, { ack_wait: AN_HOUR_NS });
    await database.kill();
    for (let i = 0; i < 5; i++) await network.publish(uuidNamed(`fermo-${i}`));
    await eventually('a batch that waits', () => network.hub.manager.consumers.info('VACANCIES', network.agency.id), (info) => info.num_ack_pending > 0);
    await network.restartReceiver(async () => { await database.restart(); });
    const rows = await eventually('what was fetched', () => network.seen(), (found) => found.length >= 60);
    expect(rows).toHaveLength(60);
  });

  it('waits for a stream and a consumer that are not there yet', async () => {
    await network.hub.manager.consumers.delete('VACANCIES', network.agency.id);
    await eventually('the notice', () => network.receiver.app.get(Consumers).states().find(({ stream }) => stream === 'VACANCIES'), (state) => state?.following === false);
    const entity = await network.publish();
    await network.hub.manager.consumers.add('VACANCIES', {
      durable_name: network.agency.id, ack_policy: 'explicit', deliver_policy: 'last_per_subject', filter_subjects: ['rete.vacancy.*.v1.*.all.>'],
    });
    await eventually('the event', () => network.seen(), (rows) => rows.some((row) => row.entity === entity));
    expect(await network.seen()).toHaveLength(61);
  });

  it('sets aside a message whose headers nobody can read, and goes on', async () => {
    const { subject } = signedMessage({ from: network.cpi, type: vacancyPublishedV1.type, audience: 'all', entity: uuidNamed('illeggibile'), data: vacancyPublishedV1.example });
    await network.hub.publishRaw(subject, 'NATS/1.0\r\nno name: 1\r\n\r\n', '{}');
    const entity = await network.publish();
    await eventually('the event behind it', () => network.seen(), (rows) => rows.some((row) => row.entity === entity));
    expect(await network.receiver.query('SELECT reason FROM quarantine')).toEqual([{ reason: 'unsigned' }]);
  });
});
