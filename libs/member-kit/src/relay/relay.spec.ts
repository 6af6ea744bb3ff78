import { randomUUID } from 'node:crypto';
import { needDeclaredV1, vacancyPublishedV1 } from '@filiera/contracts';
import { eventually, uuidNamed, VacancyNetwork } from '@filiera/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { headers } from '@nats-io/nats-core';
import { HubConnection } from '../jetstream/hub-connection.js';
import { verifyChain } from '../signatures/verify-chain.js';
import { OutboxLog } from './outbox-log.js';
import { ParkedEvents } from './parked-events.js';
import type { RelayConnection } from './relay-connection.js';
import { Relay } from './relay.js';

describe('the relay', () => {
  let network: VacancyNetwork;

  beforeEach(async () => {
    network = await VacancyNetwork.start({ tuning: { publishAttempts: 2 } });
  });

  afterEach(async () => {
    await network[Symbol.asyncDispose]();
  });

  const published = (): Promise<unknown[]> =>
    eventually('everything published', () => network.sender.query('SELECT FROM outbox_sealed WHERE published_at IS NULL AND withdrawn_at IS NULL UNION ALL SELECT FROM outbox_waiting'),
      (rows) => rows.length === 0);
  const arrived = (count: number): Promise<{ entity: string; version: number }[]> => eventually(`${count} events`, () => network.seen(), (rows) => rows.length >= count);

  it('carries an event from the outbox of one node to the handler of another', async () => {
    const entity = await network.publish();
    expect(await arrived(1)).toMatchObject([{ entity, version: 1 }]);
  });

  it('skips no row of 64 writers that keep their transactions open for different times', async () => {
    const writers = Array.from({ length: 64 }, (_, writer) => (async () => {
      for (let version = 1; version <= 4; version++) {
        await network.sender.run(async (tx) => {
          await network.sender.outbox.add(vacancyPublishedV1, { entity: uuidNamed(`scrittore-${writer}`), version, data: vacancyPublishedV1.example }, tx);
          await tx.query('SELECT pg_sleep($1)', [(writer % 8) / 40]);
        });
      }
    })());
    await Promise.all(writers);
    const rows = await arrived(256);
    expect(rows).toHaveLength(256);
    for (let writer = 0; writer < 64; writer++) {
      expect(rows.filter(({ entity }) => entity === uuidNamed(`scrittore-${writer}`)).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    }
  });

  it('gives every event its place in one unbroken chain', async () => {
    for (let i = 0; i < 20; i++) await network.publish();
    await published();
    const links = await network.sender.query<{ sequence: string; previous_digest: string; digest: string }>('SELECT sequence, previous_digest, digest FROM outbox_sealed');
    const report = verifyChain(links.map((link) => (
      { source: 'cpi-esempio', stream: 'VACANCIES', sequence: Number(link.sequence), previousDigest: link.previous_digest, digest: link.digest }
    )));
    expect(report).toEqual({ links: 20, gaps: [], breaks: [] });
  });

  it('sets an event aside that cannot be sealed, goes on with the others, and takes it up when it is mended', async () => {
    const parked = network.sender.app.get(ParkedEvents);
    await network.sender.run(async (tx) => {
      const data = vacancyPublishedV1.example;
      await network.sender.outbox.add(vacancyPublishedV1, { entity: uuidNamed('avvelenata'), version: 1, data, correlationId: 'riga\nspezzata' }, tx);
      await network.sender.outbox.add(vacancyPublishedV1, { entity: uuidNamed('sana'), version: 1, data }, tx);
    });
    await network.publish(uuidNamed('dopo'));
    expect((await arrived(2)).map(({ entity }) => entity)).toEqual(['sana', 'dopo'].map(uuidNamed));
    const [aside, ...others] = await parked.list();
    expect(others).toEqual([]);
    expect(aside).toMatchObject({ type: vacancyPublishedV1.type, reason: expect.stringContaining('ce-correlationid') });
    await network.sender.query(`UPDATE outbox SET correlation_id = id::text WHERE entity = '${uuidNamed('avvelenata')}'`);
    await parked.retry(aside!.position);
    expect(await arrived(3)).toMatchObject([{ entity: uuidNamed('sana') }, { entity: uuidNamed('dopo') }, { entity: uuidNamed('avvelenata') }]);
    expect(await parked.list()).toEqual([]);
    const rows = await network.sender.query<{ sequence: string }>('SELECT sequence FROM outbox_sealed ORDER BY sequence');
    expect(rows.map(({ sequence }) => Number(sequence))).toEqual([1, 2, 3]);
  });

  it('publishes what was written while the hub was down, once and in order', async () => {
    await network.publish(uuidNamed('prima'));
    await arrived(1);
    await network.hub.kill();
    for (let version = 1; version <= 30; version++) await network.publish(uuidNamed('durante'), version);
    await network.hub.restart();
    const rows = await arrived(31);
    expect(rows.filter(({ entity }) => entity === uuidNamed('durante')).map(({ version }) => version)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(rows).toHaveLength(31);
  });

  it('loses and doubles nothing when the hub is killed again and again under load', async () => {
    const total = 600;
    const writing = (async () => {
      for (let i = 0; i < total; i++) await network.publish(uuidNamed(`sotto-carico-${i}`));
    })();
    for (let kill = 0; kill < 4; kill++) {
      await network.hub.kill();
      await network.hub.restart();
      const before = (await network.seen()).length;
      await eventually('the flow to go on', async () => (await network.seen()).length, (now) => now > before || now === total);
    }
    await writing;
    const rows = await arrived(total);
    expect(new Set(rows.map(({ entity }) => entity)).size).toBe(total);
    expect(rows).toHaveLength(total);
  });

  it('publishes again what the hub lost, in order, and the readers see nothing twice', async () => {
    for (let i = 0; i < 40; i++) await network.publish(uuidNamed(`persa-${i}`));
    await arrived(40);
    await published();
    await network.hub.manager.streams.delete('VACANCIES');
    await network.hub.makeStream('VACANCIES');
    network.sender.app.get(Relay).checkEverything();
    await eventually('the repair', () => network.hub.count('VACANCIES'), (count) => count === 40);
    await network.publish(uuidNamed('dopo'));
    const rows = await arrived(41);
    expect(rows).toHaveLength(41);
    expect(await network.hub.count('VACANCIES')).toBe(41);
  });

  it('makes the newest event of a subject its last message again when an older one had to be put back', async () => {
    for (let version = 1; version <= 3; version++) await network.publish(uuidNamed('aggiornata'), version);
    await arrived(3);
    await published();
    await network.hub.manager.streams.deleteMessage('VACANCIES', 2);
    network.sender.app.get(Relay).checkEverything();
    await eventually('the repair', () => network.hub.count('VACANCIES'), (count) => count === 4);
    const last = await network.hub.manager.streams.getMessage('VACANCIES', { last_by_subj: `rete.vacancy.published.v1.${network.cpi.id}.all.-.${uuidNamed('aggiornata')}` });
    expect(last?.header.get('ce-entityversion')).toBe('3');
    await published();
    network.sender.app.get(Relay).checkEverything();
    await network.publish(uuidNamed('dopo'));
    expect(await arrived(4)).toHaveLength(4);
    expect(await network.hub.count('VACANCIES')).toBe(5);
  });

  it('makes it so once more when the hub loses that last message, and has the event itself still, before the older one', async () => {
    const subject = `rete.vacancy.published.v1.${network.cpi.id}.all.-.${uuidNamed('aggiornata')}`;
    const last = async (): Promise<string> => {
      const message = await network.hub.manager.streams.getMessage('VACANCIES', { last_by_subj: subject });
      return `version ${message?.header.get('ce-entityversion')} at ${message?.seq}`;
    };
    for (let version = 1; version <= 3; version++) await network.publish(uuidNamed('aggiornata'), version);
    await published();
    await network.hub.manager.streams.deleteMessage('VACANCIES', 2);
    network.sender.app.get(Relay).checkEverything();
    await eventually('the repair', last, (found) => found === 'version 3 at 5');
    await published();
    await network.hub.manager.streams.deleteMessage('VACANCIES', 5);
    network.sender.app.get(Relay).checkEverything();
    await eventually('the second repair', last, (found) => found === 'version 3 at 6');
    await published();
    // Nothing is wrong now: read back again for a copy that never was, nothing moves.
    await network.sender.query("INSERT INTO outbox_copy (stream, sequence, stream_sequence) VALUES ('VACANCIES', 1, 99)");
    network.sender.app.get(Relay).checkEverything();
    await eventually('the look', () => network.sender.query('SELECT FROM outbox_copy WHERE stream_sequence = 99'), (rows) => rows.length === 0);
    await published();
    expect(await last()).toBe('version 3 at 6');
  });

  it('never publishes again what was erased', async () => {
    for (let i = 0; i < 5; i++) await network.publish(uuidNamed(`cancellata-${i}`));
    await arrived(5);
    await published();
    await network.sender.query(`UPDATE outbox SET payload = NULL, erased_at = now() WHERE entity = '${uuidNamed('cancellata-2')}'`);
    await network.hub.manager.streams.delete('VACANCIES');
    await network.hub.makeStream('VACANCIES');
    network.sender.app.get(Relay).checkEverything();
    await eventually('the repair', () => network.hub.count('VACANCIES'), (count) => count === 4);
    await published();
    expect(await network.hub.count('VACANCIES', `rete.vacancy.*.*.*.*.*.${uuidNamed('cancellata-2')}`)).toBe(0);
  });

  it('leaves withdrawn what is erased while the hub’s loss of it is being noted', async () => {
    await network.publish(uuidNamed('cancellata'));
    await arrived(1);
    await published();
    const { dataSource } = network.sender;
    const [erasing, repairing] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
    try {
      await erasing.startTransaction();
      await erasing.query(`UPDATE outbox SET payload = NULL, erased_at = now() WHERE entity = '${uuidNamed('cancellata')}'`);
      await erasing.query('UPDATE outbox_sealed SET withdrawn_at = now()');
      const [{ pid }] = await repairing.query('SELECT pg_backend_pid() AS pid') as [{ pid: number }];
      const log = new OutboxLog({ mark: async (_: string, text: string, values: unknown[]) => ((await repairing.query(text, values)) as [unknown[]])[0] } as unknown as RelayConnection);
      const noting = log.missing('VACANCIES', [1], {}, new Date());
      await eventually('the wait for the erasure', () => network.sender.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event_type = $2', [pid, 'Lock']), (rows) => rows.length === 1);
      await erasing.commitTransaction();
      expect(await noting).toBe(0);
    } finally {
      await Promise.all([erasing.release(), repairing.release()]);
    }
    expect(await network.sender.query('SELECT withdrawn_at IS NULL AS back, published_at IS NULL AS unpublished FROM outbox_sealed')).toEqual([{ back: false, unpublished: false }]);
  });

  it('publishes under another message id what the hub took for the duplicate of a stranger’s message', async () => {
    await network.restartSender(true);
    const entity = await network.publish();
    const [row] = await eventually('the seal', () => network.sender.query<{ message_id: string }>('SELECT message_id FROM outbox_sealed'), (rows) => rows.length === 1);
    const thief = headers();
    thief.set('Nats-Msg-Id', row!.message_id);
    const { js } = network.receiver.app.get(HubConnection);
    const stolen = await js.publish(`rete.vacancy.published.v1.${network.agency.id}.all.-.furto`, '{}', { headers: thief });
    expect(stolen.duplicate).toBe(false);
    await network.restartSender();
    expect(await arrived(1)).toMatchObject([{ entity }]);
  });

  it('parks an event that the hub keeps refusing, and lets the others through', async () => {
    await network.hub.manager.streams.update('VACANCIES', { max_msg_size: 5_000 });
    await network.sender.run((tx) => network.sender.outbox.add(vacancyPublishedV1, {
      entity: uuidNamed('troppo-lunga'), version: 1, data: { ...vacancyPublishedV1.example, description: 'x'.repeat(6_000) },
    }, tx));
    await network.publish(uuidNamed('breve'));
    expect(await arrived(1)).toMatchObject([{ entity: uuidNamed('breve') }]);
    await eventually('the parking', () => network.sender.query('SELECT parked_reason FROM outbox_sealed WHERE parked_reason IS NOT NULL'), (rows) => rows.length === 1);
  });

  it('holds back one full stream and no other', async () => {
    await network.hub.manager.streams.update('VACANCIES', { max_bytes: 6_000 });
    for (let i = 0; i < 20; i++) await network.publish(uuidNamed(`piena-${i}`));
    await eventually('the refusal', () => Object.keys(network.sender.app.get(Relay).state().held), (held) => held.includes('VACANCIES'));
    await network.hub.manager.streams.update('VACANCIES', { max_bytes: 10_000_000 });
    const rows = await arrived(20);
    expect(rows.map(({ entity }) => entity)).toEqual(Array.from({ length: 20 }, (_, i) => uuidNamed(`piena-${i}`)));
  });

  it('tries a full stream again although another keeps it busy, and leaves out nothing of either', async () => {
    await network.hub.manager.streams.update('VACANCIES', { max_bytes: 6_000 });
    for (let i = 0; i < 20; i++) await network.publish(uuidNamed(`piena-${i}`));
    await eventually('the refusal', () => Object.keys(network.sender.app.get(Relay).state().held), (held) => held.includes('VACANCIES'));
    let busy = true;
    let told = 0;
    const tell = async (): Promise<void> => {
      while (busy) await network.sender.run((tx) => network.sender.outbox.add(needDeclaredV1, { entity: randomUUID(), version: 1, data: needDeclaredV1.example }, tx)).then(() => { told += 1; });
    };
    const writers = Array.from({ length: 8 }, tell);
    await eventually('the other stream under way', () => network.hub.manager.streams.info('NEEDS'), ({ state }) => state.messages > 50);
    await network.hub.manager.streams.update('VACANCIES', { max_bytes: 10_000_000 });
    try {
      expect((await arrived(20)).map(({ entity }) => entity)).toEqual(Array.from({ length: 20 }, (_, i) => uuidNamed(`piena-${i}`)));
    } finally {
      busy = false;
      await Promise.all(writers);
    }
    await eventually('all of the other', () => network.hub.manager.streams.info('NEEDS'), ({ state }) => state.messages === told);
  });

  it('leaves the work to one of two processes of a node, and the other takes over', async () => {
    const second = await network.anotherSender();
    try {
      await network.publish(uuidNamed('da-uno'));
      await network.publish(uuidNamed('da-due'), 1, second);
      await arrived(2);
      expect([network.sender, second].filter((node) => node.app.get(Relay).state().active)).toHaveLength(1);
    } finally {
      await second.stop();
    }
    await network.publish(uuidNamed('dopo-il-cambio'));
    expect(await arrived(3)).toHaveLength(3);
  });
});
